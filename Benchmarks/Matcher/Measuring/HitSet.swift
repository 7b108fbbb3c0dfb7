// SPDX-License-Identifier: MIT

/// Pairs of needle and text: how many, and a sum that tells two sets apart in any order.
struct HitSet: Equatable {
    private(set) var count = 0
    private var sum: UInt64 = 0

    mutating func add(_ needles: [UInt32], text: Int) {
        count += needles.count
        for needle in needles { sum &+= Self.mixed(UInt64(text) << 32 | UInt64(needle)) }
    }

    /// The finaliser of SplitMix64.
    private static func mixed(_ pair: UInt64) -> UInt64 {
        var z = pair &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
