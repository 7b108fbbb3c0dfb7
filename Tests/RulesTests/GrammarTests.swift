// SPDX-License-Identifier: MIT

import Lines
import Rules
import Testing

@Suite("The rule language reads what moderators write")
struct GrammarTests {
    static let lines = [
        // Spacing and remarks mean nothing.
        "when    words > 1   # a remark", "\twhen words > 1",
        #"when body contains "a","b" ,"c" , "d""#, ##"when body contains "#5" # remark"##,
        #"when body contains "a \"quoted\" \\ text""#, #"when body contains "日本語", "ಕನ್ನಡ""#,
        // A pattern reaches to the last slash.
        #"when body matches /https?://[^/]+/x/"#, #"when body matches /# no remark "/"#,
        #"when body matches /a/imsux"#, #"when body matches /a/i folded"#,
        #"when body matches /(?<year>\d{4})-\k<year>/"#, #"when body matches /\p{Cyrillic}{5}/"#,
        // Every kind of condition.
        #"when body contains part "x""#, #"when ip is "192.0.2.1", "192.0.2.2""#,
        "when link.host in list shorteners", "when author.email.domain same as link.domain",
        "when author same as post.title", "when capitals-share >= 0.75", "when repeated-run > 10",
        "when characters = 0", "when links <= 999999999", "when author approved >= 2",
        "when author rejected < 1", #"unless body contains "x""#, "unless rule earlier",
        // Consequences.
        "score spam +4", "score spam 4", "score spam -0.5", "score shill +3.25", "score trust -100",
        "then hold", "then release",
        // What a rule says about itself.
        #"says "x""#, #"says de "x""#, #"says pt-BR "x""#, #"says zh_Hant_TW "x""#, "owner anna",
        "owner anna@example.org 2026-11-21", #"note "why""#, "until 2027-06-01", "until 2028-02-29",
        // Examples.
        #"catches "a b" author="Kim" approved="0""#, #"passes body="""#, #"passes lang="de""#,
        #"passes author="a" email="b" url="c" title="d" post="e" ip="f" agent="g" rejected="1""#,
    ]

    @Test("line by line", arguments: lines)
    func line(_ line: String) {
        var needed = ["when words > 1", "score spam +1", #"catches "a b""#, #"passes "a""#]
        let word = line.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        if word == "score" { needed.remove(at: 1) }
        // Beside a condition that seldom holds, no example can be caught.
        if word == "when" || word == "unless" { needed.removeLast(2) }
        let text = """
            list shorteners from "lists/shorteners.list"
            rule earlier
                when words > 1000
                score spam +1
            rule r
                \(line)
                \(needed.joined(separator: "\n    "))
            """
        #expect(lint(text, holdAt: 1000).diagnostics.map(\.description) == [])
    }

    @Test(
        "and names of many forms",
        arguments: ["a", "A-b_c.9", "9", "rule", "when", String(repeating: "n", count: 64)])
    func name(_ name: String) throws {
        let text = "rule \(name)\n    when words > 0\n    score spam +1\n"
        #expect(try load(text).rules.map(\.name) == [name])
        let list = "list \(name) from \"lists/names.list\"\n"
        #expect(lint(list + text).isClean)
    }

    @Test(
        "and any indentation, since it means nothing else",
        arguments: [" ", "\t", "        ", "\t \t", "\u{3000}", "\u{A0}"])
    func indentation(_ space: String) throws {
        let text = "rule r\n\(space)when words > 0\n\n# remark\n\(space)\(space)score spam +1\n"
        #expect(try load(text).count == 1)
    }

    @Test(
        "and a pattern in contains is only pointed out",
        arguments: [
            (#"a\\b"#, true), (#"\\d+"#, true), ("a.*b", true), ("[a-z]", true), ("^buy", true),
            ("(?:a|b)", true), ("[0-9]+", true), (#"example\\.com"#, true), ("C++", false),
            ("what? (really)", false), ("a...b", false), ("$100", false), ("a|b", false),
            ("100%", false), ("c:/x", false), ("[sic]", false), (":-)", false),
        ])
    func suspected(_ phrase: String, _ isSuspected: Bool) {
        let report = lint(
            "rule r\n    when body contains \"\(phrase)\"\n    score spam +1")
        #expect(report.isClean)
        #expect(report.warnings.map(\.column) == (isSuspected ? [24] : []))
    }

    @Test(
        "and asks for examples where a rule can hold alone",
        arguments: [
            ("score spam +4", 4, true), ("score shill +4.5", 4, true),
            ("score spam +3.9", 4, false),
            ("score trust -9", 4, false), ("then hold", 4, true), ("then release", 4, false),
            ("score spam +4", 4.5, false), ("score spam -5", 4, false),
        ] as [(String, Double, Bool)])
    func examples(_ consequence: String, _ holdAt: Double, _ needed: Bool) {
        let rule = "rule r\n    when words > 1\n    \(consequence)\n"
        #expect(lint(rule, holdAt: holdAt).isClean == !needed)
        let half = [#"    catches "a b""#, #"    passes "a""#]
        for example in half { #expect(lint(rule + example, holdAt: holdAt).isClean == !needed) }
        let whole = lint(rule + half.joined(separator: "\n"), holdAt: holdAt)
        #expect(whole.isClean && whole.examples == 2)
    }
}
