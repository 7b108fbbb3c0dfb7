// SPDX-License-Identifier: MIT

/// Eight neighbouring bytes, the first one lowest, folded all at once where they are plain.
struct PlainWord {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    private(set) var bits: UInt64

    init(bits: UInt64) { self.bits = bits }

    /// The high bit of each byte that is the given one.
    @inline(__always) private func equal(_ byte: UInt64) -> UInt64 {
        let other = bits ^ Self.ones &* byte
        // Of seven bits only none at all stay below 0x80 when 0x7F is added.
        return ~((other & ~Self.tops) &+ Self.ones &* 0x7F | other) & Self.tops
    }

    /// The high bit of each byte that is the given one or more; right where all are ASCII.
    @inline(__always) private func atLeast(_ byte: UInt64) -> UInt64 {
        (bits &+ Self.ones &* (0x80 &- byte)) & Self.tops
    }

    /// Whether each byte is printable ASCII or a line feed.
    @inline(__always) var isPlain: Bool {
        bits & Self.tops == 0 && atLeast(0x20) & ~atLeast(0x7F) | equal(0x0A) == Self.tops
    }

    /// Capital letters made small; of a plain word.
    @inline(__always) mutating func lowerCase() {
        bits |= (atLeast(0x41) & ~atLeast(0x5B)) &>> 2
    }

    /// The high bit of each line feed.
    @inline(__always) var lineFeeds: UInt64 { equal(0x0A) }

    /// Line feeds made spaces.
    @inline(__always) mutating func joinLines() {
        bits ^= (lineFeeds &>> 7) &* (0x0A ^ 0x20)
    }

    /// The high bit of each space behind a space.
    ///
    /// - Parameter last: the high bits of the spaces of the word before; becomes this word's.
    /// - Returns: bits by which such a space can be told; 0 where there is none.
    @inline(__always) func looseSpaces(after last: inout UInt64) -> UInt64 {
        let spaces = equal(0x20)
        defer { last = spaces }
        return spaces & (spaces &<< 8 | last &>> 56)
    }
}
