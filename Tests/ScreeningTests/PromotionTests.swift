// SPDX-License-Identifier: MIT

import Comments
import Screening
import Testing

@Suite("What a rule may say by its record") struct PromotionTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let mode: Standing
        let from: Standing
        let agreed: Int
        let decided: Int
        let to: Standing
        var testDescription: String { "\(mode): \(from), \(agreed) of \(decided) → \(to)" }
    }

    static let rows: [Row] = [
        // Too few, however right: the lower bound of 19 of 19 is 0.83, of 34 of 34 it is 0.898.
        Row(mode: .probation, from: .probation, agreed: 0, decided: 0, to: .probation),
        Row(mode: .probation, from: .probation, agreed: 19, decided: 19, to: .probation),
        Row(mode: .probation, from: .probation, agreed: 34, decided: 34, to: .probation),
        Row(mode: .probation, from: .probation, agreed: 35, decided: 35, to: .active),
        Row(mode: .probation, from: .probation, agreed: 100, decided: 104, to: .active),
        Row(mode: .probation, from: .probation, agreed: 100, decided: 106, to: .probation),
        // Between 0.8 and 0.9 each stays what it is.
        Row(mode: .probation, from: .active, agreed: 100, decided: 106, to: .active),
        Row(mode: .probation, from: .active, agreed: 40, decided: 45, to: .probation),
        Row(mode: .probation, from: .active, agreed: 1, decided: 20, to: .shadow),
        // Three of three wrong could still be 56 % right, four of four not half.
        Row(mode: .probation, from: .probation, agreed: 0, decided: 3, to: .probation),
        Row(mode: .probation, from: .probation, agreed: 0, decided: 4, to: .shadow),
        Row(mode: .probation, from: .shadow, agreed: 1, decided: 6, to: .shadow),
        Row(mode: .probation, from: .shadow, agreed: 2, decided: 6, to: .probation),
        // A file that says what the rule is has the last word.
        Row(mode: .active, from: .active, agreed: 0, decided: 100, to: .active),
        Row(mode: .shadow, from: .shadow, agreed: 100, decided: 100, to: .shadow),
    ]

    static func record(_ rule: String, agreed: Int, decided: Int, charge: Charge = .spam)
        -> RuleTally
    {
        var tally = RuleTally()
        let verdict = weigh(
            Findings(evidence: [
                Evidence(
                    source: .rule(name: rule, file: "a.rules", line: 1), charge: charge, points: 1)
            ]), by: Policy())
        for number in 0..<decided {
            tally.count(verdict, at: 0)
            let isBad = (number < agreed) == (charge != .trust)
            tally.decide(verdict, as: isBad ? .spam : .genuine)
        }
        return tally
    }

    @Test(arguments: rows) func moves(_ row: Row) {
        let tally = Self.record("a", agreed: row.agreed, decided: row.decided)
        let next = standing(of: row.mode, from: row.from, record: tally["a"])
        #expect(next == row.to)
        #expect(standing(of: row.mode, from: next, record: tally["a"]) == next, "it comes to rest")
    }

    @Test(arguments: rows) func `counts the other way for a rule of trust`(_ row: Row) {
        let tally = Self.record("a", agreed: row.agreed, decided: row.decided, charge: .trust)
        #expect(standing(of: row.mode, from: row.from, record: tally["a"]) == row.to)
    }

    @Test(arguments: [(19, 0, false), (20, 0, true), (20, 5, true), (20, 6, false)])
    func `that is doubtful is said`(decided: Int, agreed: Int, isDoubtful: Bool) {
        let tally = Self.record("a", agreed: agreed, decided: decided)
        #expect(tally["a"]?.isDoubtful == isDoubtful)
    }
}
