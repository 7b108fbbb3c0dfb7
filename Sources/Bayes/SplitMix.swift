// SPDX-License-Identifier: MIT

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same numbers for the same seed, everywhere.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        defer { state &+= golden }
        return scrambled(state)
    }
}

/// One step of it: each bit of the result depends on all that go in.
package func scrambled(_ value: UInt64) -> UInt64 {
    var z = value &+ golden
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
}

private let golden: UInt64 = 0x9E37_79B9_7F4A_7C15
