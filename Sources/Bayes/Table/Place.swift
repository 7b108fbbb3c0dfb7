// SPDX-License-Identifier: MIT

/// A table's own secret: no author can aim words at one place of it.
struct Seed: Sendable {
    let first: UInt64
    /// Odd.
    let second: UInt64

    init() {
        var random = SystemRandomNumberGenerator()
        self.init(random.next(), random.next())
    }

    init(_ first: UInt64, _ second: UInt64) {
        self.first = first
        self.second = second | 1
    }
}

/// Where a hash belongs in a table: its segment, its group of eight slots there, and its tag.
struct Place {
    private let bits: UInt64

    /// One multiplication to 128 bits, folded: nothing of its result can be foretold without the seed.
    @inline(__always)
    init(_ hash: UInt64, _ seed: Seed) {
        let product = (hash ^ seed.first).multipliedFullWidth(by: seed.second)
        bits = product.high ^ product.low
    }

    var segment: Int { Int(truncatingIfNeeded: bits >> 56) }

    /// Eight times the byte that a slot's tag must be: seven bits of the hash, and one that says
    /// "taken".
    var tags: UInt64 { (bits >> 49 & 0x7F | 0x80) &* 0x0101_0101_0101_0101 }

    /// Scaled, not masked: so a segment may have any number of groups.
    @inline(__always)
    func group(of groups: Int) -> Int {
        Int(truncatingIfNeeded: ((bits & 0xFFFF_FFFF) &* UInt64(truncatingIfNeeded: groups)) >> 32)
    }
}

/// Eight tags, the first in the lowest byte; 0 is a slot that was never taken.
struct Tags {
    private static let lows: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    let bytes: UInt64

    /// The slots whose tag matches, as the high bits of their bytes.
    ///
    /// Above a true match it may name a wrong one; whoever asks compares the whole hash anyway.
    @inline(__always)
    func matches(_ place: Place) -> UInt64 {
        let difference = bytes ^ place.tags
        return (difference &- Self.lows) & ~difference & Self.highs
    }

    /// The slots that were never taken, as the high bits of their bytes.
    var free: UInt64 { ~bytes & Self.highs }
}

/// One feature and its counts: half a line of the processor's cache.
struct Slot {
    var hash: UInt64
    var counts: PerClass<Int64>
}
