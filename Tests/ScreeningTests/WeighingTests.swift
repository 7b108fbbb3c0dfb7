// SPDX-License-Identifier: MIT

import Comments
import Screening
import Testing

@Suite("Weighing adds up evidence")
struct WeighingTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let name: String
        var evidence: [Evidence] = []
        var q = 0.0
        var stage = ScorerStage.abstaining
        var threshold: Double?
        var isTooCostly = false
        var failure: String?
        var holdAt = 4.0
        let disposition: Disposition
        let commentClass: CommentClass
        let total: Double
        var testDescription: String { name }
    }

    static func entry(
        _ points: Double, _ charge: Charge = .spam, then forces: Disposition? = nil,
        _ standing: Standing = .active
    ) -> Evidence {
        Evidence(
            source: .rule(name: "r\(points)", file: "a.rules", line: 1), charge: charge,
            points: points, standing: standing, forces: forces)
    }

    static let rows: [Row] = [
        Row(name: "nothing is said", disposition: .release, commentClass: .genuine, total: 0),
        Row(
            name: "below the threshold", evidence: [entry(2), entry(1.9)],
            disposition: .release, commentClass: .genuine, total: 3.9),
        Row(
            name: "exactly the threshold", evidence: [entry(2), entry(2)],
            disposition: .hold, commentClass: .spam, total: 4),
        Row(
            name: "exactly the threshold in tenths",
            evidence: Array(repeating: entry(0.1), count: 40),
            disposition: .hold, commentClass: .spam, total: 4),
        Row(
            name: "shill above spam", evidence: [entry(3, .shill), entry(2)],
            disposition: .hold, commentClass: .shill, total: 5),
        Row(
            name: "a tie is spam", evidence: [entry(3, .shill), entry(3)],
            disposition: .hold, commentClass: .spam, total: 6),
        Row(
            name: "trust counts against both", evidence: [entry(5), entry(-4, .trust)],
            disposition: .release, commentClass: .genuine, total: 1),
        Row(
            name: "then hold wins over everything",
            evidence: [entry(0, .shill, then: .hold), entry(-9, .trust, then: .release)],
            disposition: .hold, commentClass: .spam, total: -9),
        Row(
            name: "rules on probation never hold by themselves, not even together",
            evidence: [
                entry(5, .spam, then: nil, .probation), entry(2, .shill, then: nil, .probation),
            ],
            disposition: .release, commentClass: .genuine, total: 3),
        Row(
            name: "a rule on probation supports an active one",
            evidence: [entry(2, .spam, then: nil, .probation), entry(2)],
            disposition: .hold, commentClass: .spam, total: 4),
        Row(
            name: "a rule on probation supports the scorer",
            evidence: [entry(2, .spam, then: nil, .probation)], q: 9, stage: .learning,
            disposition: .hold, commentClass: .spam, total: 5),
        Row(
            name: "rules in the shadow and stopped ones count nothing",
            evidence: [
                entry(5, .spam, then: nil, .shadow), entry(5, .spam, then: nil, .stopped),
                entry(-3, .trust, then: nil, .shadow),
            ],
            disposition: .release, commentClass: .genuine, total: 0),
        Row(
            name: "only active rules force",
            evidence: [
                entry(1, .spam, then: .hold, .probation), entry(1, .spam, then: .hold, .shadow),
                entry(0, .trust, then: .release, .stopped),
            ],
            disposition: .release, commentClass: .genuine, total: 1),
        Row(
            name: "then release wins over the score",
            evidence: [entry(9), entry(0, .trust, then: .release)],
            disposition: .release, commentClass: .genuine, total: 9),
        Row(
            name: "abstaining: q counts nothing", q: 25, disposition: .release,
            commentClass: .genuine, total: 0),
        Row(
            name: "learning: q never holds alone", q: 25, stage: .learning,
            disposition: .release, commentClass: .genuine, total: 3),
        Row(
            name: "learning: q holds with a rule's support", evidence: [entry(1)], q: 25,
            stage: .learning, disposition: .hold, commentClass: .spam, total: 4),
        Row(
            name: "learning: the cap follows hold-at", evidence: [entry(1)], q: 25,
            stage: .learning, holdAt: 6, disposition: .hold, commentClass: .spam, total: 6),
        Row(
            name: "learning: a q for the comment counts whole", evidence: [entry(5)], q: -6,
            stage: .learning, disposition: .release, commentClass: .genuine, total: -1),
        Row(
            name: "earned: q holds alone, whole, above the threshold", q: 25, stage: .earned,
            threshold: 2.5, disposition: .hold, commentClass: .spam, total: 25),
        Row(
            name: "earned: at the threshold nothing is held", evidence: [entry(1)], q: 1.5,
            stage: .earned, threshold: 2.5, disposition: .release, commentClass: .genuine,
            total: 2.5),
        Row(
            name: "earned: hold-at is for the rules alone", evidence: [entry(3)], q: 2,
            stage: .earned, threshold: 6, disposition: .release, commentClass: .genuine, total: 5),
        Row(
            name: "earned: rules hold whatever q says for the comment", evidence: [entry(4)],
            q: -9, stage: .earned, threshold: 6, disposition: .hold, commentClass: .spam,
            total: -5),
        Row(
            name: "earned: a threshold below hold-at holds", evidence: [entry(-1, .trust)], q: 1.5,
            stage: .earned, threshold: 0, disposition: .hold, commentClass: .spam, total: 0.5),
        Row(
            name: "earned: two rules and the scorer, none of which is enough",
            evidence: [entry(2), entry(1.5, .shill)], q: 3, stage: .earned, threshold: 6,
            disposition: .hold, commentClass: .spam, total: 6.5),
        Row(
            name: "earned: a rule on probation supports the scorer",
            evidence: [entry(9, .spam, then: nil, .probation)], q: 4, stage: .earned,
            threshold: 6, disposition: .hold, commentClass: .spam, total: 7),
        Row(
            name: "earned: then release wins over the scorer",
            evidence: [entry(0, .trust, then: .release)], q: 25, stage: .earned, threshold: 2,
            disposition: .release, commentClass: .genuine, total: 25),
        Row(
            name: "too costly is held", isTooCostly: true,
            disposition: .hold, commentClass: .spam, total: 0),
        Row(
            name: "too costly is held whatever forces its release",
            evidence: [entry(0, .trust, then: .release)], isTooCostly: true,
            disposition: .hold, commentClass: .spam, total: 0),
        Row(
            name: "a rule's error holds", evidence: [entry(-4, .trust)], failure: "match limit",
            disposition: .hold, commentClass: .spam, total: -4),
    ]

    @Test("settles what is done", arguments: rows)
    func settles(_ row: Row) {
        let verdict = weigh(row.findings, by: Policy(holdAt: row.holdAt))
        #expect(verdict.disposition == row.disposition)
        #expect(verdict.commentClass == row.commentClass)
        #expect(abs(verdict.total - row.total) < 1e-9)
        #expect(abs(verdict.evidence.reduce(0) { $0 + $1.points } - verdict.total) < 1e-9)
    }

    @Test("names what a forced or failed verdict rests on")
    func grounds() {
        let forced = Findings(evidence: [Self.entry(1, then: .hold)])
        #expect(weigh(forced, by: Policy()).ground == .forced(rule: "r1.0"))
        let failed = Findings(failure: (rule: "bad", reason: "limit"))
        #expect(weigh(failed, by: Policy()).ground == .ruleError(rule: "bad", reason: "limit"))
        #expect(weigh(Findings(isTooCostly: true), by: Policy()).ground == .tooCostly)
    }

    @Test("leaving out what is named as decisive releases, and nothing else does", arguments: rows)
    func counterfactual(_ row: Row) {
        let verdict = weigh(row.findings, by: Policy(holdAt: row.holdAt))
        for (index, entry) in verdict.evidence.enumerated() {
            let flips =
                verdict.disposition == .hold
                && verdict.weighed(without: index).disposition == .release
            #expect(verdict.decisiveEvidence.contains(entry) == flips)
        }
    }

    @Test("of an earned verdict, only what each of the two grounds rests on is decisive")
    func earned() {
        func verdict(_ rules: [Double], q: Double) -> Verdict {
            weigh(
                Findings(
                    evidence: rules.map { Self.entry($0) }, q: q, stage: .earned, threshold: 6),
                by: Policy())
        }
        let byScorer = verdict([1], q: 9)
        #expect(byScorer.scorerReaches && !byScorer.rulesReach && byScorer.threshold == 6)
        #expect(byScorer.decisiveEvidence.map(\.source) == [.scorer])
        let byRules = verdict([2, 2], q: -3)
        #expect(!byRules.scorerReaches && byRules.rulesReach && byRules.rulePoints == 4)
        #expect(byRules.decisiveEvidence.map(\.points) == [2, 2])
        #expect(verdict([4], q: 9).decisiveEvidence.isEmpty, "each alone is enough")
        #expect(verdict([3], q: 4).decisiveEvidence.map(\.points) == [3, 4])
    }

    @Test("the whole total has q in full whatever the stage, and none where not all have spoken")
    func wholeTotal() {
        for stage in [ScorerStage.abstaining, .learning, .earned] {
            let findings = Findings(evidence: [Self.entry(2)], q: 25, stage: stage, threshold: 9)
            let verdict = weigh(findings, by: Policy())
            #expect(verdict.wholeTotal == 27)
            #expect((verdict.threshold == nil) == (stage != .earned))
        }
        #expect(weigh(Findings(isTooCostly: true, q: 1), by: Policy()).wholeTotal == nil)
        let failed = Findings(failure: (rule: "bad", reason: "limit"), q: 1)
        #expect(weigh(failed, by: Policy()).wholeTotal == nil)
    }

    @Test("one of two that both suffice is not decisive; of three twos each of two is")
    func decisive() {
        let both = weigh(Findings(evidence: [Self.entry(4), Self.entry(5)]), by: Policy())
        #expect(both.decisiveEvidence.isEmpty)
        let each = weigh(Findings(evidence: [Self.entry(2), Self.entry(2.5)]), by: Policy())
        #expect(each.decisiveEvidence.count == 2)
    }
}

extension WeighingTests.Row {
    var findings: Findings {
        Findings(
            evidence: evidence, failure: failure.map { (rule: "bad", reason: $0) },
            isTooCostly: isTooCostly, q: q, stage: stage, threshold: threshold)
    }
}
