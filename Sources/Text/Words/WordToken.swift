// SPDX-License-Identifier: MIT

/// A word as the scorer counts it: where it stands in the folded text, and how long it is.
package struct WordToken: Sendable, Equatable {
    /// More scalars than this, and a word is known by its first three and its rough length, since
    /// no second one is likely to be the same.
    package static let longest = 24

    /// Of the folded bytes, the whole word.
    package let range: Range<Int>
    /// Unicode scalars.
    package let scalars: Int

    package init(range: Range<Int>, scalars: Int) {
        self.range = range
        self.scalars = scalars
    }

    package var isLong: Bool { scalars > Self.longest }

    /// As folded; of a long one the first three scalars, `~` and a fifth of the length.
    package func text(in bytes: [UInt8]) -> String {
        let whole = String(decoding: bytes[range], as: UTF8.self)
        guard isLong else { return whole }
        return String(String.UnicodeScalarView(whole.unicodeScalars.prefix(3))) + "~\(scalars / 5)"
    }
}

/// The words of a folded text in order.
///
/// A word is a run of letters and digits with apostrophes inside, a run of underscores, or a run
/// of punctuation and symbols. Scripts without spaces between words give overlapping pairs of
/// letters, each with its marks; a letter alone is a word.
package func foldedWords(_ folded: FoldedText) -> [WordToken] {
    let bytes = folded.bytes.span
    var words: [WordToken] = []
    words.reserveCapacity(bytes.count / 4)
    var position = 0
    while position < bytes.count {
        let first = letter(bytes, at: position)
        let start = position
        position &+= first.width
        guard first.kind != .space else { continue }
        var scalars = 1
        while position < bytes.count {
            if first.kind == .letter, isPlainLetter(bytes[position]) {
                position &+= 1
            } else if let width = continuation(of: first.kind, bytes, position) {
                position &+= width
            } else {
                break
            }
            scalars &+= 1
        }
        if first.kind == .unspaced {
            words += pairs(start..<position, bytes)
        } else {
            words.append(WordToken(range: start..<position, scalars: scalars))
        }
    }
    return words
}

/// An ASCII letter or digit: what most of a word is made of.
@inline(__always)
private func isPlainLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
}

/// The width of the scalar here if it belongs to the run in front of it.
///
/// A mark belongs to whatever stands before it.
@inline(__always)
private func continuation(
    of kind: ScalarClass, _ bytes: borrowing Span<UInt8>, _ position: Int
) -> Int? {
    let next = letter(bytes, at: position)
    if next.kind == kind || next.kind == .mark { return next.width }
    return kind == .letter && isInnerApostrophe(bytes, at: position) ? next.width : nil
}

/// Asked inside a run of letters only, so something stands before it.
@inline(__always)
private func isInnerApostrophe(_ bytes: borrowing Span<UInt8>, at position: Int) -> Bool {
    let apostrophe = UInt8(ascii: "'")
    return bytes[position] == apostrophe && bytes[position &- 1] != apostrophe
        && position &+ 1 < bytes.count && letter(bytes, at: position &+ 1).kind == .letter
}

private func pairs(_ range: Range<Int>, _ bytes: borrowing Span<UInt8>) -> [WordToken] {
    var starts: [Int] = []
    var start = range.lowerBound
    while start < range.upperBound {
        let next = letter(bytes, at: start)
        if starts.isEmpty || next.kind != .mark { starts.append(start) }
        start += next.width
    }
    starts.append(range.upperBound)
    guard starts.count > 2 else { return [token(range, bytes)] }
    return zip(starts, starts.dropFirst(2)).map { token($0..<$1, bytes) }
}

private func token(_ range: Range<Int>, _ bytes: borrowing Span<UInt8>) -> WordToken {
    var scalars = 0
    for index in range where bytes[index] & 0xC0 != 0x80 { scalars += 1 }
    return WordToken(range: range, scalars: scalars)
}

@inline(__always)
private func letter(
    _ bytes: borrowing Span<UInt8>, at position: Int
) -> (kind: ScalarClass, width: Int) {
    let byte = bytes[position]
    if byte < 0x80 { return (ScalarClass(Unicode.Scalar(byte)), 1) }
    let scalar = decodedScalar(bytes, at: position)
    return (ScalarClass(scalar), scalar.utf8Count)
}
