// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Testing

@Suite struct `The false-arrest budget` {
    private static func lesson(
        _ ordinal: Int, _ total: Double, above threshold: Double? = nil,
        as commentClass: CommentClass = .genuine
    ) -> Training {
        Training(
            commentClass, measured: 1, ordinal: ordinal,
            appraisal: Appraisal(total: total, threshold: threshold))
    }

    /// Each total is judged by the threshold that the ones before it left, as in the daemon.
    private static func note(_ total: Double, _ ordinal: Int, in budget: inout FalseArrestBudget) {
        budget.note(lesson(ordinal, total, above: budget.threshold))
    }

    /// Exact binomials, by sums of fractions: the smallest n for each number k of totals that may
    /// lie above the threshold, and what holds one before it.
    @Test(
        arguments: [
            (0.01, 229, nil), (0.01, 230, 0), (0.01, 387, 0), (0.01, 388, 1), (0.01, 530, 1),
            (0.01, 531, 2), (0.01, 666, 2), (0.01, 667, 3), (0.01, 797, 3), (0.01, 798, 4),
            (0.01, 920, 4), (0.02, 113, nil), (0.02, 114, 0), (0.02, 193, 0), (0.02, 194, 1),
            (0.02, 500, 5), (0.05, 44, nil), (0.05, 45, 0), (0.05, 500, 18), (0.2, 10, nil),
            (0.2, 11, 0), (0.2, 500, 88),
        ] as [(Double, Int, Int?)])
    func `leaves as many above the threshold as a binomial allows`(
        share: Double, count: Int, above: Int?
    ) {
        var budget = FalseArrestBudget(share: share)
        for total in (1...count).reversed() {
            budget.note(Self.lesson(count + 1 - total, Double(total)))
        }
        #expect(budget.known == count)
        #expect(budget.threshold == above.map { Double(count - $0) })
        #expect((count >= budget.needed) == (above != nil))
        #expect(budget.drift == nil)
    }

    @Test(arguments: [(0.01, 920), (0.02, 500), (0.001, 9208)])
    func `looks no farther back than its window`(share: Double, reach: Int) {
        var budget = FalseArrestBudget(share: share)
        // What is too old to count is what would matter most.
        for ordinal in 1...100 { budget.note(Self.lesson(ordinal, 1000)) }
        for ordinal in 101..<(101 + reach) { budget.note(Self.lesson(ordinal, 1)) }
        #expect(budget.known == reach && budget.threshold == 1)
        budget.forget(Self.lesson(101 + reach / 2, 1))
        #expect(budget.known == reach, "an older one comes back")
    }

    @Test func `says nothing of what is not genuine, or was weighed by nobody`() {
        var budget = FalseArrestBudget(share: 0.2)
        for ordinal in 1...40 {
            budget.note(Self.lesson(ordinal, 1, as: ordinal % 2 == 0 ? .spam : .shill))
            budget.note(Training(.genuine, measured: 1, ordinal: ordinal + 100))
        }
        #expect(budget == FalseArrestBudget(share: 0.2))
        #expect(Appraisal(total: .nan, threshold: nil) == nil)
    }

    @Test(arguments: 1...10)
    func `is a function of what stands, whatever was taken back`(seed: Int) {
        var random = Seeded(UInt64(seed))
        var live = FalseArrestBudget(share: 0.1)
        var standing: [Training] = []
        var gone: [Training] = []
        for ordinal in 1...900 {
            switch Int.random(in: 0..<6, using: &random) {
            case 0 where !standing.isEmpty:
                gone.append(standing.remove(at: .random(in: standing.indices, using: &random)))
                live.forget(gone[gone.count - 1])
            case 1 where !gone.isEmpty:
                standing.append(gone.removeLast())
                live.note(standing[standing.count - 1])
            default:
                // Few different totals, so that many are equal.
                let total = Double(Int.random(in: 0..<50, using: &random))
                standing.append(Self.lesson(ordinal, total, above: live.threshold))
                live.note(standing[standing.count - 1])
            }
        }
        var rebuilt = FalseArrestBudget(share: 0.1)
        for training in standing.sorted(by: { $0.ordinal < $1.ordinal }) { rebuilt.note(training) }
        #expect(rebuilt == live && live.threshold != nil)
    }

    /// Totals that are uniform between 0 and 1: above t lies 1 − t of them.
    @Test(arguments: [(0.01, 300), (0.01, 800), (0.05, 300), (0.2, 100)])
    func `is kept: the share above the threshold is too large in one case of ten at most`(
        share: Double, count: Int
    ) {
        var random = Seeded(7)
        var (exceeded, sum) = (0, 0.0)
        let runs = 60
        for _ in 0..<runs {
            var budget = FalseArrestBudget(share: share)
            for ordinal in 1...count {
                Self.note(.random(in: 0..<1, using: &random), ordinal, in: &budget)
            }
            // Where chance has raised an alarm there may be none.
            let above = budget.threshold.map { 1 - $0 } ?? 0
            exceeded += above > share ? 1 : 0
            sum += above
        }
        // A tenth of 60 is 6, with a standard error of 2.3.
        #expect(exceeded <= 14)
        #expect(sum / Double(runs) < share)
        #expect(sum / Double(runs) > share / 5, "and it is used")
    }

    @Test func `is kept of comments that come after the threshold was set`() {
        var random = Seeded(11)
        var (above, judged) = (0, 0)
        for _ in 0..<8 {
            var budget = FalseArrestBudget(share: 0.01)
            for ordinal in 1...1500 {
                let total = Double.random(in: 0..<1, using: &random)
                if let threshold = budget.threshold {
                    judged += 1
                    above += total > threshold ? 1 : 0
                }
                Self.note(total, ordinal, in: &budget)
            }
        }
        #expect(judged == 8 * 1270)
        #expect(Double(above) < 0.01 * Double(judged))
    }

    @Test func `raises an alarm on drift, is stricter until it has passed, and quiet then`() throws
    {
        var random = Seeded(3)
        var budget = FalseArrestBudget(share: 0.02)
        for ordinal in 1...500 {
            Self.note(.random(in: 0..<1, using: &random), ordinal, in: &budget)
        }
        let calm = try #require(budget.threshold)
        #expect(budget.drift == nil && budget.needed == 114)
        // One in ten is now heavier than any before: the threshold comes after.
        var ordinal = 500
        while budget.drift == nil, ordinal < 1000 {
            ordinal += 1
            let total =
                ordinal % 10 == 0 ? Double(ordinal) : Double.random(in: 0..<1, using: &random)
            Self.note(total, ordinal, in: &budget)
        }
        let drift = try #require(budget.drift)
        #expect(drift.above >= 3 && drift.judged <= 500)
        #expect(budget.needed == 230, "as for half the share")
        #expect(try #require(budget.threshold) > calm)
        for _ in 0..<600 {
            ordinal += 1
            Self.note(.random(in: 0..<1, using: &random), ordinal, in: &budget)
        }
        #expect(budget.drift == nil && budget.needed == 114)
        #expect(try #require(budget.threshold) < 1)
    }

    /// P(X ≥ x) for α = 1 %, by sums of fractions: an alarm is what is less likely than 0.01.
    @Test(arguments: [
        (2, 1, false), (15, 2, true), (16, 2, false), (44, 3, true), (45, 3, false),
        (300, 8, false),
        (300, 9, true),
    ])
    func `takes for drift what the share explains one time in a hundred`(
        judged: Int, above: Int, isDrift: Bool
    ) {
        var budget = FalseArrestBudget(share: 0.01)
        for ordinal in 1...judged {
            budget.note(Self.lesson(ordinal, ordinal <= above ? 2 : 0, above: 1))
        }
        let expected = FalseArrestBudget.Drift(above: above, judged: judged)
        #expect(budget.drift == (isDrift ? expected : nil))
    }
}
