// SPDX-License-Identifier: MIT

import Comments
import Rules
import Testing

@Suite("The rules' outcome holds what each rule has to say")
struct OutcomeTests {
    @Test("in the order of the rules, with place, charge, points and force")
    func evidence() throws {
        let rules = try load(
            """
            rule a
                when body contains "x"
                score spam +1.5
                says "It holds an x."
            rule helper
                when words > 0
            rule b
                when rule helper
                score shill +2
                then hold
                catches "x"
                passes ""
            rule c
                when rule a
                then release
            rule d
                when words > 50
                score spam +1
            """)
        let found = rules.outcome(comment("an x")).evidence
        #expect(
            found == [
                Evidence(
                    source: .rule(name: "a", file: "site.rules", line: 1), charge: .spam,
                    points: 1.5, marks: [Mark(field: .body, range: 3..<4)], says: "It holds an x."),
                Evidence(
                    source: .rule(name: "b", file: "site.rules", line: 7), charge: .shill,
                    points: 2, forces: .hold),
                Evidence(
                    source: .rule(name: "c", file: "site.rules", line: 13), charge: .trust,
                    points: 0, marks: [Mark(field: .body, range: 3..<4)], forces: .release),
            ])
    }

    @Test(
        "with the standing of its mode, and examples asked of what may hold one day",
        arguments: [
            ("active", .active, true), ("probation", .probation, true), ("shadow", .shadow, false),
        ] as [(String, Standing, Bool)])
    func mode(_ word: String, _ standing: Standing, _ needsExamples: Bool) throws {
        let text = "rule r\n    when words > 0\n    score spam +5\n    mode \(word)"
        let rules = try load(text)
        #expect(rules.rules.map(\.mode) == [standing])
        let evidence = try #require(rules.outcome(comment("x")).evidence.first)
        #expect((evidence.standing, evidence.points) == (standing, 5))
        #expect(lint(text).isClean != needsExamples)
    }

    @Test(
        "of as many earlier rules as are asked for",
        arguments: [(1, "a"), (2, "a b"), (3, "c b a")])
    func atLeast(_ needed: Int, _ body: String) throws {
        let helpers = ["a", "b", "c"].map { "rule \($0)\n    when body contains \"\($0)\"\n" }
        let rules = try load(
            helpers.joined() + """
                rule r
                    when at least \(needed) of rules a, b, c
                    score spam +1
                """)
        let found = try #require(rules.outcome(comment(body)).evidence.first)
        #expect(found.marks.map(comment(body).text) == body.split(separator: " ").map(String.init))
        #expect(rules.names(comment(String(body.dropFirst()))) == [])
    }

    @Test(
        "and nobody knows where a rule that failed could have tipped the balance",
        arguments: [(1, ["r"]), (2, []), (3, ["other"])])
    func brokenAtLeast(_ needed: Int, _ names: [String]) throws {
        let rules = try load(
            """
            rule a
                when words > 0
            rule heavy
                when body matches /(a+)+$/
            rule c
                when words > 50
            rule r
                when at least \(needed) of rules a, heavy, c
                score spam +1
            rule other
                when words > 0
                unless rule r
                score spam +1
            """)
        let outcome = rules.outcome(comment(String(repeating: "a", count: 5000) + "!"))
        #expect(outcome.evidence.map(\.ruleName) == names)
        #expect(outcome.error?.rule == "heavy")
    }

    @Test("and a rule in the shadow holds nothing by failing")
    func brokenShadow() throws {
        let rules = try load(
            "rule heavy\n    when body matches /(a+)+$/\n    score spam +1\n    mode shadow")
        let outcome = rules.outcome(comment(String(repeating: "a", count: 5000) + "!"))
        #expect(outcome.evidence.isEmpty && outcome.error == nil && !outcome.exhausted)
    }

    static let trusted = """
        rule known
            when author approved >= 1
            score trust -4
            then release
        """

    @Test(
        "where trust does not cover a link to a host that is new to the author",
        arguments: [
            ("no link", nil, [], true),
            ("see http://a.example/", nil, ["a.example"], true),
            ("see http://A.example./", nil, ["a.example"], true),
            ("see http://a.example/ http://b.example", nil, ["a.example"], false),
            ("see http://www.a.example/", nil, ["a.example"], false),
            ("see http://a.example/", nil, [], false),
            ("no link", "https://a.example/me", ["a.example"], true),
            ("no link", "a.example", ["a.example"], true),
            ("no link", "b.unheardof/x", ["a.example"], false),
            ("no link", "https://b.example/me", ["a.example"], false),
            ("no link", "http://a.example http://b.example", ["a.example"], false),
        ] as [(String, String?, Set<String>, Bool)])
    func trust(_ body: String, _ url: String?, _ hosts: Set<String>, _ speaks: Bool) throws {
        let rules = try load(Self.trusted)
        let names = rules.names(
            comment(body, url: url), author: record(approved: 3, hosts: hosts))
        #expect(names == (speaks ? ["known"] : []))
    }

    @Test(
        "in the commenter's language",
        arguments: [
            (nil, "default"), ("en", "default"), ("de", "deutsch"), ("de_AT", "österreichisch"),
            ("de-at", "österreichisch"), ("de_CH", "deutsch"), ("DE-at-x", "österreichisch"),
            ("den", "default"), ("de, en", "deutsch"), ("en, de", "default"), ("", "default"),
            ("_", "default"), (",", "default"),
        ] as [(String?, String)])
    func says(_ language: String?, _ text: String) throws {
        let rules = try load(
            rule(
                "when words > 0",
                """
                score spam +1
                    says "default"
                    says de "deutsch"
                    says de_AT "österreichisch"
                """))
        #expect(rules.outcome(comment("x", lang: language)).evidence.first?.says == text)
    }

    @Test(
        "until a rule has ended",
        arguments: [("2026-12-31", ["r", "s"]), ("2027-01-01", ["r", "s"]), ("2027-01-02", [])])
    func until(_ date: String, _ names: [String]) throws {
        let rules = try load(
            """
            rule r
                when words > 0
                score spam +1
                until 2027-01-01
            rule s
                when rule r
                score spam +1
            """)
        #expect(rules.names(comment("x")) == ["r", "s"])
        #expect(rules.names(comment("x"), on: day(date)) == names)
    }

    @Test("and an entry of a list")
    func entryUntil() throws {
        let rules = try load(rule("when body in list phrases"))
        #expect(rules.names(comment("old one"), on: day("2026-01-01")) == ["r"])
        #expect(rules.names(comment("old one"), on: day("2026-01-02")) == [])
    }

    @Test("and not more marks than a reader can use")
    func marks() throws {
        let rules = try load(
            rule("when body contains \"a\"\nwhen body matches /b/\nwhen body contains \"c\""))
        let body = String(repeating: "a b c ", count: 1000)
        let marks = try #require(rules.outcome(comment(body)).evidence.first).marks
        #expect(marks.count == 16)
        #expect(marks == marks.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }

    @Test("and the rule that failed, with those that lean on it silent")
    func failure() throws {
        let rules = try load(
            """
            rule heavy
                when body matches /(a+)+$/
                score spam +1
            rule leans
                when words > 0
                unless rule heavy
                score spam +1
            rule other
                when words > 0
                score spam +1
            """)
        let outcome = rules.outcome(comment(String(repeating: "a", count: 5000) + "!"))
        #expect(outcome.error?.rule == "heavy")
        #expect(outcome.error?.reason == "match limit exceeded")
        #expect(outcome.evidence.map(\.ruleName) == ["other"])
        #expect(!outcome.exhausted)
        #expect(rules.outcome(comment("b")).error == nil)
    }

    @Test("and whether the budget was spent, wherever that was", arguments: 0...4)
    func budget(_ allowed: Int) throws {
        let text = (0..<3).map { "rule r\($0)\n    when words > 0\n    score spam +1" }
        let rules = try load(text.joined(separator: "\n"))
        var asked = 0
        let budget = WorkBudget {
            asked += 1
            return asked > allowed
        }
        let outcome = rules.outcome(comment("x"), budget: budget)
        #expect(outcome.exhausted == (allowed < 3))
        #expect(outcome.evidence.count == min(allowed, 3))
    }

    @Test("and the facts keep what was worked out, from rule set to rule set")
    func facts() throws {
        var facts = Facts(comment("http://a.example x", url: "http://b.example"))
        #expect(facts.linkHosts == ["a.example", "b.example"])
        let first = try load(rule("when body contains \"x\""))
        let second = try load(rule("when body contains \"y\""))
        let scratch = MatchScratch()
        #expect(
            first.evidence(for: &facts, scratch: scratch, budget: .unlimited).evidence.count == 1)
        #expect(second.evidence(for: &facts, scratch: scratch, budget: .unlimited).evidence.isEmpty)
    }

    @Test("and what rules say about themselves can be listed")
    func info() throws {
        let rules = try load(
            """
            rule a
                when words > 0
                score trust -1
                then release
                says "x"
                owner anna 2026-11-20
                note "one"
                note "two"
                until 2027-01-01
            """)
        let info = try #require(rules.rules.first)
        #expect((info.name, info.file, info.line) == ("a", "site.rules", 1))
        #expect((info.charge, info.points, info.forces) == (.trust, -1, .release))
        #expect((info.says, info.owner, info.note) == ("x", "anna", "one\ntwo"))
        #expect((info.ownedSince, info.until) == (day("2026-11-20"), day("2027-01-01")))
    }
}
