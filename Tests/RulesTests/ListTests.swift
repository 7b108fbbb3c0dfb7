// SPDX-License-Identifier: MIT

import Comments
import Lines
import Rules
import Testing

private func looksLikePattern(_ place: String) -> String {
    "warning: a.list:\(place): this looks like a pattern, but a list holds these very characters "
        + "(a pattern is written in a rule: matches /…/)"
}

@Suite("A list holds one entry a line")
struct ListTests {
    /// Loads a rule over a list of this text and says which bodies it speaks on.
    private func report(_ list: String, path: String = "a.list") -> LintReport {
        let text = "list l from \"\(path)\"\nrule r\n    when body in list l\n    score spam +1"
        return RuleSet.lint(
            files: [(name: "site.rules", text: text)], lists: { _ in list }, holdAt: 4,
            today: today)
    }

    @Test(
        "and says what is wrong with one",
        arguments: [
            ("a # anna 2026-11-21 until 2027-05-01 reason", []),
            ("a # until further notice", []),
            ("a # until 2026-11-21", []),
            (
                "a # until 2026-11-20\nb", ["warning: a.list:1:11: this entry ended on 2026-11-20"]
            ),
            (
                "",
                [#"warning: site.rules:3:23: this never holds: no entry of list "l" is in force"#]
            ),
            (
                "b\r\n  a\t# until 2026-5-1",
                [#"a.list:2:13: "2026-5-1" is not a date (YYYY-MM-DD)"#]
            ),
            ("b\n\0a", ["a.list:2:1: a control character stands here"]),
            ("é \u{7}", ["a.list:1:3: a control character stands here"]),
            (
                " *.a.example",
                ["a.list:1:2: an entry has no wildcards: a host covers all that is below it"]
            ),
            ("\"a\"", ["a.list:1:1: an entry stands without quotes"]),
            (
                String(repeating: "x", count: 1001),
                ["a.list:1:1: this entry is longer than 1000 characters"]
            ),
            ("\u{FEFF}a\n\n# only a remark", []),
            (
                "a # until 2026-01-01\nb\n c # x until 2026-02-01\nd # until 2026-03-01",
                [
                    "warning: a.list:1:11: this entry ended on 2026-01-01; "
                        + "2 more entries of this list have ended"
                ]
            ),
            ("Ünï\nb\n  uni # again", ["warning: a.list:3:3: this entry already stands on line 1"]),
            (
                "a b\na  b\na\tB\n",
                [
                    "warning: a.list:2:1: this entry already stands on line 1; "
                        + "1 more entry of this list stands twice"
                ]
            ),
            (
                "a # until 2026-01-01\na # anna",
                ["warning: a.list:1:11: this entry ended on 2026-01-01"]
            ),
            (#"\bviagra\b"#, [looksLikePattern("1:1")]),
            (
                "ok\n.*casino\nfoo|bar\n/x/i",
                [looksLikePattern("2:1") + "; 2 more entries of this list look like one"]
            ),
            ("C++\nwho? | what\n/shop/\n10% (more)\na/b/c\n:-|\n[sic]", []),
            (
                "x\u{A0}# anna 2026-1-1 until 2026-1-1",
                [#"a.list:1:25: "2026-1-1" is not a date (YYYY-MM-DD)"#]
            ),
            ("\u{3000}\"a\"\u{2003}", ["a.list:1:2: an entry stands without quotes"]),
        ])
    func entries(_ list: String, _ said: [String]) {
        #expect(shown(report(list).diagnostics) == said)
    }

    @Test(
        "and lies below the folder",
        arguments: ["../a", "/etc/passwd", "a/../b", "a//b", "./a", ".hidden", "a/.git/b", "a/"])
    func outside(_ path: String) {
        let said = report("x", path: path).diagnostics.map(\.headline)
        let message =
            "a list lies below the rules folder: no \"..\", no \"/\" in front, no hidden file"
        #expect(said == ["site.rules:1:13: " + message])
        #expect(report("x", path: "lists/a b.list").isClean)
    }

    @Test("and one that cannot be read is one mistake, whoever uses it")
    func unreadable() {
        let report = lint(
            """
            list l from "lists/missing.list"
            rule r
                when ip in list l
                score spam +1
                catches ip="x"
            """)
        #expect(
            shown(report.diagnostics) == [
                #"site.rules:1:13: the list "lists/missing.list" cannot be read: there is no such file"#
            ])
    }

    @Test("where # starts a remark only in front of a word, and the longest term counts")
    func details() throws {
        let list = "c# rocks\n#c\ntwice # until 2026-01-01\ntwice # until 2026-12-01\n Ünï  \n"
        let text = "list l from \"x\"\nrule r\n    when author in list l\n    score spam +1"
        let rules = try RuleSet.load(
            files: [(name: "site.rules", text: text)], lists: { _ in list }, holdAt: 4,
            today: today)
        let names = ["C# rocks", "c", "#c", "twice", "ünï", "uni", ""]
        let found = names.filter { !rules.names(comment("", author: $0)).isEmpty }
        #expect(found == ["C# rocks", "twice", "ünï", "uni"])
        #expect(rules.warnings.count == 1)
    }

    @Test(
        "and what is written behind it is told where it is found",
        arguments: [
            ("a.example # anna 2026-11-21 until 2027-05-01 sold  here", "anna: sold here"),
            ("a.example # anna 2026-11-21", "anna: -"), ("a.example # sold here", "-: sold here"),
            ("a.example # until 2027-05-01 sold", "-: sold"),
            ("b # bert 2026-01-01 b's\na.example # anna 2026-01-01 a's\nc # c's", "anna: a's"),
            ("a.example # until 2026-11-20 over\na.example # stays", "-: stays"),
            ("a.example # anna", "-: anna"),
            (
                "a.example # x" + String(repeating: "é", count: 600),
                "-: x" + String(repeating: "é", count: 499)
            ),
            ("a.example # until 2027-05-01", nil), ("a.example", nil), ("a.example # ", nil),
        ])
    func remark(_ list: String, _ told: String?) throws {
        for field in ["link.host", "author", "body"] {
            let rules = try rules("rule r\n    when \(field) in list l\n    score spam +1", list)
            let evidence = rules.outcome(comment("a.example", author: "a.example")).evidence
            let found = try #require(evidence.first, "\(field)").entries
            #expect(
                found.map { "\($0.owner ?? "-"): \($0.reason ?? "-")" } == [told].compactMap(\.self)
            )
            #expect(found.allSatisfy { $0.list == "l" && $0.entry == "a.example" })
        }
    }

    @Test("once each, and not without end, through other rules too")
    func remarks() throws {
        let text = """
            rule host
                when link.host in list l
            rule phrase
                when body in list l
            rule both
                when at least 2 of rules host, phrase
            rule r
                when rule both
                score spam +1
            """
        let list = (0..<20).map { "h\($0).example # reason \($0)" }.joined(separator: "\n")
        func told(_ body: String) throws -> [String] {
            try rules(text, list).outcome(comment(body)).evidence.flatMap(\.entries).map(\.entry)
        }
        #expect(try told("H1.example, www.h2.example h1.example") == ["h1.example", "h2.example"])
        let all = (0..<20).map { "h\($0).example" }
        #expect(try told(all.joined(separator: " ")) == Array(all.prefix(8)))
    }

    private func rules(_ text: String, _ list: String) throws -> RuleSet {
        try RuleSet.load(
            files: [(name: "site.rules", text: "list l from \"x\"\n" + text)], lists: { _ in list },
            holdAt: 4, today: today)
    }

    @Test("and may be long")
    func long() throws {
        let list = (0..<20_000).map { "word\($0) second\($0)" }.joined(separator: "\n")
        let text = "list l from \"x\"\nrule r\n    when body in list l\n    score spam +1"
        let rules = try RuleSet.load(
            files: [(name: "site.rules", text: text)], lists: { _ in list }, holdAt: 4,
            today: today)
        let filler = String(repeating: "a quiet text that holds nothing of it. ", count: 3)
        #expect(rules.names(comment(filler + "Word19999\nsecond19999")) == ["r"])
        #expect(rules.names(comment(filler + "word19999 second1999")) == [])
    }
}
