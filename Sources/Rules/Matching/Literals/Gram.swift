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
    static let mostWords = 1 << 18

    let bits: UInt64

    @inline(__always) init(_ gram: Gram) { bits = gram &* 0x9E37_79B9_7F4A_7C15 }

    /// To be cut down to the number of a filter's words, a power of two.
    @inline(__always) var word: Int { Int(truncatingIfNeeded: bits &>> 46) }
    /// Two bits of a word of the filter.
    @inline(__always) var first: UInt64 { bits &>> 20 }
    @inline(__always) var second: UInt64 { bits &>> 14 }
    /// To be cut down to the number of buckets, a power of two up to 2^18.
    @inline(__always) var bucket: Int { Int(truncatingIfNeeded: bits &>> 28) }
    /// Tells the grams of one bucket apart, nearly always.
    @inline(__always) var tag: UInt16 { UInt16(truncatingIfNeeded: bits &>> 46) }
}
