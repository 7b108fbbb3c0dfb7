// SPDX-License-Identifier: MIT

import Text

/// Keeps apart the features of one view that may have the same text.
///
/// Both bytes are a part of the hash, so neither may change without ``Features/version``.
struct Kind {
    let view: View
    /// The two bytes, spread over a word.
    let salt: UInt64

    init(_ view: View, _ number: UInt8) {
        self.view = view
        salt = (UInt64(view.rawValue) << 8 | UInt64(number)) &* 0x9E37_79B9_7F4A_7C15
    }
}

/// Hashes a feature that is known by a text.
///
/// Multiply and fold, eight bytes at a time (after wyhash). Not Swift's Hasher: its seed is
/// another one in every process.
func featureHash(_ kind: Kind, _ text: borrowing Span<UInt8>) -> UInt64 {
    featureHash(kind, text, 0..<text.count)
}

/// Hashes a feature that is known by a stretch of a text.
@inline(__always)
func featureHash(
    _ kind: Kind, _ text: borrowing Span<UInt8>, _ range: Range<Int>
) -> UInt64 {
    var hash = kind.salt ^ UInt64(truncatingIfNeeded: range.count)
    var position = range.lowerBound
    while range.upperBound &- position > 8 {
        hash = folded(hash ^ text.word(at: position), bodyFactor)
        position &+= 8
    }
    return featureHash(
        seed: hash, word: lastWord(of: text, at: position, count: range.upperBound &- position))
}

/// Hashes a feature that is known by a number.
@inline(__always)
func featureHash(_ kind: Kind, number: UInt64) -> UInt64 {
    featureHash(seed: kind.salt, word: number)
}

/// Hashes two features that stand near each other.
@inline(__always)
func featureHash(_ kind: Kind, _ first: UInt64, _ second: UInt64) -> UInt64 {
    folded(first ^ kind.salt, second ^ endFactor)
}

/// The end of all hashes; of a text of at most eight bytes the whole of it.
@inline(__always)
func featureHash(seed: UInt64, word: UInt64) -> UInt64 {
    folded(folded(word ^ seed, bodyFactor) ^ seed, endFactor)
}

/// At most eight bytes as one number, the first one lowest; the rest is nought.
@inline(__always)
private func lastWord(of text: borrowing Span<UInt8>, at position: Int, count: Int) -> UInt64 {
    if position &+ 8 <= text.count {
        let unused = UInt64(truncatingIfNeeded: 64 &- 8 &* count)
        return unused == 64 ? 0 : text.word(at: position) & (UInt64.max &>> unused)
    }
    var word: UInt64 = 0
    for index in 0..<count {
        word |= UInt64(text[position &+ index]) &<< UInt64(truncatingIfNeeded: 8 &* index)
    }
    return word
}

@inline(__always)
private func folded(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = first.multipliedFullWidth(by: second)
    return product.high ^ product.low
}

private let bodyFactor: UInt64 = 0xA076_1D64_78BD_642F
private let endFactor: UInt64 = 0xE703_7ED1_A0B4_28DB
