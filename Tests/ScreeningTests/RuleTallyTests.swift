// SPDX-License-Identifier: MIT

import Comments
import Screening
import Testing

@Suite("The tally of the rules is a function of verdicts and decisions")
struct RuleTallyTests {
    static func entry(
        _ name: String, _ points: Double, _ charge: Charge = .spam, then: Disposition? = nil
    ) -> Evidence {
        Evidence(
            source: .rule(name: name, file: "a.rules", line: 1), charge: charge, points: points,
            forces: then)
    }

    static func verdict(_ evidence: Evidence...) -> Verdict {
        weigh(Findings(evidence: evidence), by: Policy())
    }

    @Test("counts a rule once a comment, and knows when the latest came")
    func hits() {
        var tally = RuleTally()
        tally.count(Self.verdict(Self.entry("a", 2), Self.entry("a", 1)), at: 20)
        tally.count(Self.verdict(Self.entry("a", 2)), at: 10)
        tally.count(Self.verdict(), at: 30)
        #expect(tally["a"]?.hits == 2)
        #expect(tally["a"]?.lastHit == 20)
        #expect(tally["b"] == nil)
        #expect(tally.verdicts == 3)
        #expect(tally.names == ["a"])
    }

    @Test("calls decisive what alone kept a comment in")
    func decisive() {
        var tally = RuleTally()
        tally.count(Self.verdict(Self.entry("heavy", 5), Self.entry("light", 1)), at: 1)
        tally.count(Self.verdict(Self.entry("light", 1)), at: 2)
        tally.count(Self.verdict(Self.entry("force", 0, then: .hold)), at: 3)
        #expect(tally["heavy"]?.decisive == 1)
        #expect(tally["light"]?.decisive == 0)
        #expect(tally["force"]?.decisive == 1)
    }

    @Test("counts a decision for every rule that applied, and takes it back to the last one")
    func decisions() {
        var tally = RuleTally()
        let verdict = Self.verdict(Self.entry("a", 2), Self.entry("kind", -3, .trust))
        tally.count(verdict, at: 1)
        let before = tally
        tally.decide(verdict, as: .shill)
        #expect(tally["a"]?.decidedBad == 1)
        #expect(tally["a"]?.precision?.value == 1)
        #expect(tally["kind"]?.precision?.value == 0)
        tally.decide(verdict, as: .shill, by: -1)
        #expect(tally == before)
        tally.decide(verdict, as: .genuine)
        #expect(tally["a"]?.precision?.value == 0)
        #expect(tally["kind"]?.precision?.value == 1)
    }

    @Test("says nothing about a rule on whose comments nobody has decided")
    func undecided() {
        var tally = RuleTally()
        tally.count(Self.verdict(Self.entry("a", 2)), at: 1)
        #expect(tally["a"]?.precision == nil)
    }

    // Worked from the formula with 30 digits; 8 of 10 and 0 of 20 are also in textbooks.
    @Test(
        "gives Wilson's bounds",
        arguments: [
            (0, 0, 0.0, 1.0), (1, 1, 0.2065, 1.0), (0, 1, 0.0, 0.7935), (8, 10, 0.4902, 0.9433),
            (0, 20, 0.0, 0.1611), (20, 20, 0.8389, 1.0), (450, 500, 0.8706, 0.9233),
        ])
    func bounds(successes: Int, cases: Int, lower: Double, upper: Double) {
        let bounds = wilson(successes: successes, of: cases)
        #expect(abs(bounds.lowerBound - lower) < 0.0001)
        #expect(abs(bounds.upperBound - upper) < 0.0001)
    }

    @Test("the bounds enclose the share and draw nearer with more cases", arguments: 1...60)
    func narrowing(_ cases: Int) {
        for successes in 0...cases {
            let share = Double(successes) / Double(cases)
            let bounds = wilson(successes: successes, of: cases)
            #expect(bounds.lowerBound <= share && share <= bounds.upperBound)
            let wider = wilson(successes: successes * 2, of: cases * 2)
            #expect(
                wider.upperBound - wider.lowerBound < bounds.upperBound - bounds.lowerBound)
        }
    }
}
