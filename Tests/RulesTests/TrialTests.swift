// SPDX-License-Identifier: MIT

import Lines
import Rules
import Testing

@Suite("A rule is tried on a comment and says why")
struct TrialTests {
    private static let rules = """
        rule helper
            when    links >= 1
        rule praise
            when    body contains "nice"
            when    rule helper
            unless  body contains "disclosure"
            score   spam +1
        rule kind
            when    body contains "nice"
            score   trust -1
        rule over
            when    links >= 0
            score   spam +1
            until   2026-01-01
        """

    private func outcomes(_ body: String) throws -> [RuleTrial.Outcome] {
        try load(Self.rules).trials(on: comment(body), scratch: MatchScratch()).map(\.outcome)
    }

    @Test("what applies shows where")
    func applies() throws {
        let comment = comment("nice: http://a.example")
        let trials = try load(Self.rules).trials(on: comment, scratch: MatchScratch())
        #expect(trials.map(\.rule.name) == ["helper", "praise", "kind", "over"])
        guard case .applies(let proof) = trials[1].outcome else {
            Issue.record("\(trials[1])")
            return
        }
        #expect(proof.marks.map { comment.text(of: $0) } == ["nice", "http://a.example"])
        #expect(trials[2].outcome == .overridden)
        #expect(trials[3].outcome == .ended)
    }

    @Test("what does not apply names the first line that stops it")
    func stopped() throws {
        let none = try outcomes("hello")
        #expect(
            none[1]
                == .stopped(
                    line: 4, source: "    when    body contains \"nice\"", isException: false))
        let noLink = try outcomes("nice")
        #expect(
            noLink[1] == .stopped(line: 5, source: "    when    rule helper", isException: false))
        let disclosed = try outcomes("nice http://a.example disclosure")
        #expect(
            disclosed[1]
                == .stopped(
                    line: 6, source: "    unless  body contains \"disclosure\"", isException: true))
    }

    @Test("each example has a result, whether it does what it says or not")
    func examples() {
        let report = lint(
            """
            rule r
                when    links >= 1
                score   spam +1
                catches "http://a.example"
                passes  "http://b.example"
            """)
        #expect(report.results.map(\.failure) == [nil, report.errors.first?.message])
        #expect(report.results.map(\.mustCatch) == [true, false])
        #expect(report.results.map(\.line) == [4, 5])
        #expect(report.results[0].source == "catches \"http://a.example\"")
    }

    @Test("a rule costs what judging it takes, and nothing where there is no reason to")
    func costs() throws {
        var time: UInt64 = 0
        let costs = try load(Self.rules).costs(on: comment("nice"), scratch: MatchScratch()) {
            time += 80
            return time
        }
        #expect(costs == [10, 0, 10, 10])
    }
}
