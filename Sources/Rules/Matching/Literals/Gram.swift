// SPDX-License-Identifier: MIT

import Text

/// Up to eight neighbouring bytes as one number, the first one lowest.
typealias Gram = UInt64

extension Span<UInt8> {
    /// The gram at a position; zero bytes stand for what lies behind the end.
    @inline(__always) func gram(at position: Int) -> Gram {
        guard position >= 0, position &+ 8 <= count else { return lastGram(at: position) }
        return word(at: position)
    }

    private func lastGram(at position: Int) -> Gram {
        if count >= 8, position >= count - 8, position < count {
            return word(at: count - 8) >> Gram(8 * (position - count + 8))
        }
        var gram: Gram = 0
        for index in (position..<count).reversed() { gram = gram << 8 | Gram(self[index]) }
        return gram
    }
}

/// A gram scattered over 64 bits.
///
/// Fibonacci hashing: a multiplication by 2^64 divided by the golden ratio. Its high bits depend
/// on all bytes of the gram; the parts below take bits that hardly overlap.
struct GramHash {
    let bits: UInt64

    @inline(__always) init(_ gram: Gram) { bits = gram &* 0x9E37_79B9_7F4A_7C15 }

    /// To be cut down to the number of a filter's words, a power of two.
    @inline(__always) var word: Int { Int(truncatingIfNeeded: bits &>> 46) }
    /// Of a word of the filter, to be cut down to 64.
    @inline(__always) var bit: UInt64 { bits &>> 20 }
    /// To be cut down to the number of buckets, a power of two up to 2^18.
    @inline(__always) var bucket: Int { Int(truncatingIfNeeded: bits &>> 28) }
    /// Tells the grams of one bucket apart, nearly always.
    @inline(__always) var tag: UInt16 { UInt16(truncatingIfNeeded: bits &>> 46) }
}
