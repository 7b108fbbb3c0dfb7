// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Evaluation
import Testing

/// Scored comments from scores and classes alone; those at or above 4 are held.
func scored(_ genuine: [Double], _ bad: [Double]) -> [Scored] {
    let rows = genuine.map { ($0, CommentClass.genuine) } + bad.map { ($0, CommentClass.spam) }
    return rows.enumerated().map { index, row in
        let isHeld = row.0 >= 4
        return Scored(
            id: "\(index)", actual: row.1, q: row.0, disposition: isHeld ? .hold : .release,
            said: isHeld ? .spam : .genuine)
    }
}

@Suite struct `Scores in order` {
    struct Row: CustomTestStringConvertible {
        let genuine: [Double]
        let bad: [Double]
        let misordered: Double?
        /// By what share of false arrests, and what is missed.
        let missed: (alpha: Double, share: Double?)
        var testDescription: String { "\(genuine) \(bad)" }
    }

    static let rows = [
        Row(genuine: [1, 2], bad: [3, 4], misordered: 0, missed: (0, 0)),
        Row(genuine: [3, 4], bad: [1, 2], misordered: 1, missed: (0, 1)),
        Row(genuine: [3, 4], bad: [1, 2], misordered: 1, missed: (1, 0)),
        Row(genuine: [1, 1], bad: [1, 1], misordered: 0.5, missed: (0.5, 1)),
        // Of the six pairs one is in the wrong order, and one is a tie.
        Row(genuine: [1, 2, 5], bad: [2, 6], misordered: 0.25, missed: (0, 0.5)),
        // One of three may be arrested; the next is a tie with the bad one, which stays missed.
        Row(genuine: [1, 2, 5], bad: [2, 6], misordered: 0.25, missed: (0.34, 0.5)),
        Row(genuine: [1, 2, 5], bad: [2, 6], misordered: 0.25, missed: (0.67, 0)),
        Row(genuine: [1], bad: [], misordered: nil, missed: (0.01, nil)),
        Row(genuine: [], bad: [1], misordered: nil, missed: (0.01, 0)),
    ]

    @Test(arguments: rows) func `give what is worked out by hand`(row: Row) throws {
        let ranking = Sample(scored(row.genuine, row.bad)).ranking
        #expect(ranking.misordered == row.misordered)
        #expect(ranking.missed(atFalseArrest: row.missed.alpha) == row.missed.share)
    }

    /// 0.29 · 100 is 28.999999999999996 as a Double, and means 29.
    @Test func `a budget that is whole is not rounded down`() {
        let genuine = (1...100).map(Double.init)
        let ranking = Sample(scored(genuine, [71.5, 70.5])).ranking
        #expect(ranking.missed(atFalseArrest: 0.29) == 0.5)
    }

    @Test func `the curve goes from nobody arrested to everybody`() {
        let curve = Sample(scored([1, 2], [2, 3])).ranking.curve
        #expect(curve.map(\.falseArrest) == [0, 0, 0.5, 1])
        #expect(curve.map(\.caught) == [0, 0.5, 1, 1])
    }

    @Test(arguments: 1...40) func `agree with counting every pair`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func scores() -> [Double] {
            (0..<Int.random(in: 1...60, using: &generator)).map { _ in
                Double(Int.random(in: -8...8, using: &generator))
            }
        }
        let (genuine, bad) = (scores(), scores())
        let ranking = Sample(scored(genuine, bad)).ranking
        let pairs = genuine.reduce(0.0) { sum, good in
            bad.reduce(sum) { $0 + ($1 < good ? 1 : $1 == good ? 0.5 : 0) }
        }
        let misordered = try #require(ranking.misordered)
        #expect(abs(misordered - pairs / Double(genuine.count * bad.count)) < 1e-12)
        for alpha in [0, 0.005, 0.01, 0.1, 0.5, 1] {
            let missed = try #require(ranking.missed(atFalseArrest: alpha))
            #expect(abs(missed - leastMissed(alpha, genuine, bad)) < 1e-12, "alpha \(alpha)")
        }
    }

    /// Over every threshold that keeps to the budget, what is above it being arrested.
    private func leastMissed(_ alpha: Double, _ genuine: [Double], _ bad: [Double]) -> Double {
        let thresholds = [-Double.infinity] + genuine + bad
        let allowed = Int(alpha * Double(genuine.count) + 1e-9)
        let kept = thresholds.filter { t in genuine.count { $0 > t } <= allowed }
        return kept.map { t in Double(bad.count { $0 <= t }) / Double(bad.count) }.min() ?? 1
    }
}
