// SPDX-License-Identifier: MIT

import Comments
import Screening
import Testing

@Suite struct `The spot check` {
    private static let ids = (0..<20_000).map { CommentID(name: [], line: $0, content: []) }

    private static func chosen(_ check: SpotCheck, q: Double, at time: Int64 = 0) -> [CommentID] {
        ids.filter { check.chooses($0, receivedAt: time) { q } }
    }

    @Test(arguments: [
        (-30.0, 0.02), (-3, 0.02), (-2.999, 0.2), (0, 0.2), (30, 0.2),
    ])
    func `asks for one in five of what is doubtful, and one in fifty of the rest`(
        q: Double, share: Double
    ) {
        for seed in [nil, 1, 2, UInt64.max] {
            let count = Double(Self.chosen(SpotCheck(seed: seed), q: q).count)
            let expected = share * 20_000
            // Four standard errors.
            #expect(abs(count - expected) < 4 * (expected * (1 - share)).squareRoot())
        }
    }

    @Test func `what is chosen when certain is chosen when doubtful, too`() {
        let check = SpotCheck(seed: 5)
        #expect(Set(Self.chosen(check, q: -9)).isSubset(of: Self.chosen(check, q: 9)))
    }

    @Test func `the same seed makes the same choice whenever it came, another one another`() {
        let first = Self.chosen(SpotCheck(seed: 1), q: 0)
        #expect(first == Self.chosen(SpotCheck(seed: 1), q: 0, at: 900_000))
        let second = Set(Self.chosen(SpotCheck(seed: 2), q: 0))
        // Of two independent fifths a fifth is common.
        let common = Double(second.intersection(first).count) / Double(first.count)
        #expect(abs(common - 0.2) < 0.03)
    }

    @Test func `without a seed the lots are of the day on which a comment came`() {
        let check = SpotCheck()
        let day = Self.chosen(check, q: 0, at: 86_400 * 20_000)
        #expect(day == Self.chosen(check, q: 0, at: 86_400 * 20_000 + 86_399))
        #expect(day != Self.chosen(check, q: 0, at: 86_400 * 20_001))
        #expect(day == Self.chosen(SpotCheck(seed: 20_000), q: 0))
    }
}
