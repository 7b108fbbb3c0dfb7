// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Foundation
import Testing

@Suite("Old decisions fade")
struct AgeingTests {
    @Test(
        "the weight doubles every 4,000 decisions, within bounds",
        arguments: [
            (0, 65_536), (1, 65_547), (2_000, 92_682), (4_000, 131_072), (8_000, 262_144),
            (-1, 65_525), (-4_000, 32_768), (-64_000, 1), (-68_000, 1), (-72_001, 0),
            (48_000, 1 << 28), (48_001, 1 << 28), (.max, 1 << 28), (.min, 0),
        ] as [(Int, Int64)])
    func weight(ordinal: Int, expected: Int64) {
        #expect(Ageing().weight(at: ordinal) == expected)
    }

    @Test(
        "the origin is what distances are taken from",
        arguments: [
            (100, 100, 65_536), (4_100, 100, 131_072), (.max, .min, 1 << 28), (.min, .max, 0),
        ]
            as [(Int, Int, Int64)])
    func origin(ordinal: Int, origin: Int, expected: Int64) {
        #expect(Ageing(origin: origin).weight(at: ordinal) == expected)
    }

    @Test("it is the power of two at every step")
    func powers() {
        for ordinal in stride(from: -40_000, through: 40_000, by: 37) {
            let exact = (65_536 * exp2(Double(ordinal) / 4_000)).rounded()
            #expect(abs(Ageing().weight(at: ordinal) - Int64(exact)) <= 1)
        }
    }

    @Test("without a half-life all decisions are equals")
    func never() {
        let ageing = Ageing(halfLife: nil, origin: 7)
        #expect([.min, 0, 7, 1_000_000, .max].allSatisfy { ageing.weight(at: $0) == 65_536 })
    }

    @Test("a half-life is at least one decision", arguments: [0, -3, .min])
    func leastHalfLife(given: Int) {
        #expect(Ageing(halfLife: given).weight(at: 2) == 1 << 18)
    }

    @Test("the longest half-life does not overflow")
    func longestHalfLife() {
        #expect(Ageing(halfLife: .max).weight(at: .max) == 1 << 28)
    }

    @Test(
        "the origin moves to the latest decision once that is 32,000 beyond",
        arguments: [
            (0, 0, 0), (32_000, 0, 0), (32_001, 0, 32_001), (40_000, 32_001, 32_001),
            (64_002, 32_001, 64_002), (.max, 0, .max), (.max, .min, .max),
        ])
    func movingOrigin(ordinal: Int, current: Int, expected: Int) {
        #expect(Ageing.origin(forOrdinal: ordinal, current: current) == expected)
    }

    @Test(
        "a decision weighs half after 4,000 others, whatever the origin",
        arguments: [
            (1, 0, 0.895_879_734_614_0275), (4_001, 0, 0.417_587_656_165_1227),
            (4_001, 4_001, 0.417_587_656_165_1227),
        ])
    func halves(latest: Int, origin: Int, z: Double) throws {
        // One full decision is n = 1, as in the rows of WeighingTests; later n = ½.
        let training = try #require(Training(.spam, units: 64, ordinal: 1))
        let asked = features(words: [1])
        let model = Model.rebuilt(
            from: [(asked, training)], ageing: Ageing(origin: origin), latest: latest)
        #expect(abs(model.score(asked).z[.words] - z) < 1e-3)
    }

    @Test("of two decisions that contradict each other the later one prevails")
    func laterPrevails() throws {
        let words = features(words: [1])
        let history = [
            (words, try #require(Training(.spam, units: 64, ordinal: 1))),
            (words, try #require(Training(.genuine, units: 64, ordinal: 12_001))),
            (features(words: [2]), try #require(Training(.spam, units: 64, ordinal: 12_002))),
            (features(words: [3]), try #require(Training(.genuine, units: 64, ordinal: 12_003))),
        ]
        #expect(Model.rebuilt(from: history, latest: 0).score(words).z[.words] < -0.3)
        let ageless = Model.rebuilt(from: history, ageing: Ageing(halfLife: nil), latest: 0)
        #expect(ageless.score(words).z[.words] == 0)
    }
}
