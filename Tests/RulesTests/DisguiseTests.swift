// SPDX-License-Identifier: MIT

import Comments
import Lines
import Rules
import Testing

@Suite("A rule finds disguised words")
struct DisguiseTests {
    static let rows: [ConditionRow] = [
        ConditionRow(
            #"when body disguises "viagra", "cialis""#,
            comment("v.i.a.g.r.a and c1al1s here"), ["v.i.a.g.r.a", "c1al1s"]),
        ConditionRow(
            #"when body disguises "slot gacor""#, comment("❤ s.l.o.t g@c0r ❤"), ["s.l.o.t g@c0r"]),
        ConditionRow(#"when body disguises "viagra""#, comment("via Grasse, viagra"), nil),
        ConditionRow(#"when body disguises "viagra""#, comment("http://v1agra.example"), nil),
        ConditionRow(
            #"when author disguises "viagra""#, comment("", author: "Dr. V1agra"), ["V1agra"]),
        ConditionRow(
            #"when author.email disguises "viagra""#, comment("", email: "v1agra@x.example"),
            ["v1agra"]),
        ConditionRow(
            #"when author.url disguises "viagra""#, comment("", url: "http://v-1-agra.example/"),
            ["v-1-agra"]),
        ConditionRow(
            #"when link.url disguises "viagra""#, comment("to http://a.example/v1agra now"),
            ["http://a.example/v1agra"]),
        ConditionRow(
            #"when post.title disguises "viagra""#, comment("", title: "v1agra"), ["v1agra"]),
        ConditionRow(
            #"when post.text disguises "viagra""#, comment("v1agra", post: "viagra"), nil),
        ConditionRow(
            #"when body disguises "slot gacor""#, comment("di sl0tgac0r88!"), ["sl0tgac0r88"]),
        ConditionRow(#"when body disguises "casino""#, comment("Ｃａｓｉｎｏ は英語です"), nil),
        ConditionRow(
            #"when agent disguises "viagra""#, comment("", agent: "v1agra/1.0"), ["v1agra"]),
    ]

    @Test("and marks them in the text as written", arguments: rows)
    func marks(_ row: ConditionRow) throws {
        let outcome = try load(rule(row.conditions)).outcome(row.comment)
        #expect(outcome.evidence.first?.marks.map(row.comment.text) == row.marked)
        #expect(outcome.error == nil)
    }

    @Test("but no plain word; one in look-alikes is there and hidden")
    func once() throws {
        let rules = try load(
            """
            rule plain
                when body contains "viagra", "百家乐"
                score spam +1
            rule hidden
                when body disguises "viagra", "百家乐"
                score spam +1
            """)
        let spellings: [(String, [String])] =
            ["viagra", "VIÁGRA!", "via\u{301}gra", "百家乐", "viagra$"].map { ($0, ["plain"]) }
            + ["v1agra", "v.i.a.g.r.a", "v.і.a.g.r.a", "viaaagra", "百.家.乐"].map { ($0, ["hidden"]) }
            + ["vіаgrа", "v\u{200B}iagra", "ｖｉａｇｒａ", "𝐯𝐢𝐚𝐠𝐫𝐚"].map { ($0, ["plain", "hidden"]) }
        for (spelling, names) in spellings {
            #expect(rules.names(comment("buy \(spelling) now")) == names, "\(spelling)")
        }
        #expect(rules.names(comment("v1agra, viagra")) == ["plain", "hidden"])
    }

    @Test("and asks for its budget")
    func budget() throws {
        var asked = 0
        let budget = WorkBudget {
            asked += 1
            return asked > 3
        }
        let rules = try load(rule(#"when body disguises "viagra", "agra via", "gravia", "ravi""#))
        let body = String(repeating: "viagra ", count: 500)
        #expect(rules.outcome(comment(body), budget: budget).exhausted)
    }

    static let doubts: [(String, String?)] = [
        ("viagra", nil), ("slot", nil), ("slot gacor", nil), ("百家", nil), ("4 you now", nil),
        (
            "sex",
            "fewer than 4 letters come about by accident: write a longer phrase, such as this "
                + "word with the one beside it"
        ),
        ("100 %", "no letter is left of this text, so nothing can be a disguise of it"),
        ("...", "no letter is left of this text, so nothing can be a disguise of it"),
        (
            "v.i.a.g.r.a",
            "write this phrase as plain words: disguises finds the spelled-out ones itself"
        ),
        (
            String(repeating: "ab ", count: 33),
            "a phrase of more than 64 letters is never found"
        ),
        (
            #"v\w+gra"#,
            "this looks like a pattern, but disguises looks for these very characters (a pattern "
                + "is written: matches /…/)"
        ),
    ]

    @Test("and lint doubts a phrase that cannot work", arguments: doubts)
    func doubt(_ phrase: String, _ said: String?) {
        let written = phrase.replacing("\\", with: "\\\\")
        let report = lint("rule r\n    when body disguises \"\(written)\"\n    score spam +1")
        #expect(report.errors.isEmpty)
        let wanted = said.map { "warning: site.rules:2:25: " + $0 }
        #expect(shown(report.warnings) == [wanted].compactMap(\.self))
    }

    @Test("on every text and name", arguments: Field.allCases)
    func fields(_ field: Field) {
        let isHost = field.rawValue.hasSuffix(".host") || field.rawValue.hasSuffix(".domain")
        let report = lint(rule("when \(field.rawValue) disguises \"viagra\""))
        #expect(report.isClean == !isHost)
    }
}
