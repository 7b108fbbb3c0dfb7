// SPDX-License-Identifier: MIT

import Lines
import Rules
import Testing

/// A whole file and all that is said about it.
struct FileRow: CustomTestStringConvertible {
    let name: String
    let text: String
    let said: [String]
    var testDescription: String { name }
}

@Suite("Every mistake of every file is reported in one run")
struct FileTests {
    static let rows = [
        FileRow(
            name: "many mistakes in one file",
            text: """
                rule pills
                    when    body contians "viagra"
                    scor    spam +4
                rule pils-link
                    when    rule pils
                    when    body matches /\\b(?:loans?|casino/i
                    score   spam four
                    until   2026-13-01
                  says    "no closing quote
                rule pills
                    when    bdoy contains "x"
                    catches "nothing here"
                """,
            said: [
                #"2:18: unknown test "contians" (did you mean "contains"?)"#,
                #"3:5: unknown word "scor" (did you mean "score"?)"#,
                #"5:18: there is no rule called "pils" above this line (did you mean "pills"?)"#,
                #"6:45: bad pattern: missing closing parenthesis"#,
                #"7:18: "four" is not a number of points such as +2 or -1.5"#,
                #"8:13: "2026-13-01" is not a date (YYYY-MM-DD)"#,
                #"9:11: a text starts here but its closing " is missing"#,
                #"10:6: rule "pills" was already defined at site.rules:1"#,
                #"10:6: rule "pills" has no "score" and no "then", and no other rule uses it"#,
                #"11:13: unknown field "bdoy" (did you mean "body"?)"#,
            ]),
        FileRow(
            name: "blocks that are none",
            text: """
                    when body contains "x"
                rul a
                    wen x
                include "other.rules"
                    score spam +1
                include other.rules
                include "../other.rules"
                include "other.list"
                include "site.rules"
                list
                list shorteners
                list l form "lists/shorteners.list"
                    score spam +1
                "rule" b
                rule
                """,
            said: [
                "1:5: this line belongs to no rule",
                #"2:1: expected "rule", "list" or "include", found "rul" (did you mean "rule"?)"#,
                #"3:5: unknown word "wen" (did you mean "when"?)"#,
                #"4:9: the rule file "other.rules" cannot be read: there is no such file"#,
                "5:5: this line belongs to no rule",
                #"6:9: expected a path in quotes, found "other.rules"; write "other.rules""#,
                #"7:9: a rule file lies below the rules folder: no "..", no "/" in front, no hidden file"#,
                "8:9: the name of a rule file ends in .rules",
                "9:9: a file cannot include itself",
                "10:5: a list's name is missing",
                #"11:16: expected "from" and the path of a list in quotes"#,
                #"12:8: expected "from" and the path of a list in quotes"#,
                "13:5: this line belongs to no rule",
                #"14:1: expected "rule", "list" or "include", found the text "rule""#,
                "15:5: a rule's name is missing",
            ]),
        FileRow(
            name: "names",
            text: """
                rule naïve
                    when words > 1
                    score spam +1
                rule a b
                    when words > 1
                    score spam +1
                list x from "lists/shorteners.list"
                list x from "lists/shorteners.list"
                rule \(String(repeating: "n", count: 65))
                    when words > 1
                    score spam +1
                """,
            said: [
                #"1:6: "naïve" is no name: up to 64 letters a-z, digits, - _ ."#,
                #"4:8: nothing more is expected here, found "b""#,
                #"8:6: list "x" was already defined at site.rules:7"#,
                "9:6: \"\(String(repeating: "n", count: 60))…\" is no name: up to 64 letters a-z, "
                    + "digits, - _ .",
            ]),
        FileRow(
            name: "parts that are missing",
            text: """
                rule nothing
                rule only-unless
                    unless words > 1
                    score spam +1
                rule no-score
                    when words > 1
                rule helper
                    when words > 1
                rule holds
                    when rule helper
                    then hold
                rule heavy
                    when words > 1
                    score shill +4
                    catches "a b"
                rule light
                    when words > 1
                    score spam +3.9
                """,
            said: [
                #"1:6: rule "nothing" has no "when": nothing says which comments it is about"#,
                #"1:6: rule "nothing" has no "score" and no "then", and no other rule uses it"#,
                #"2:6: rule "only-unless" has no "when": nothing says which comments it is about"#,
                #"5:6: rule "no-score" has no "score" and no "then", and no other rule uses it"#,
                #"9:6: rule "holds" can hold a comment alone, so it needs a "catches" and a "passes" example"#,
                #"12:6: rule "heavy" can hold a comment alone, so it needs a "catches" and a "passes" example"#,
            ]),
        FileRow(
            name: "words that a rule has once",
            text: """
                rule a
                    when words > 1
                    score spam +1
                    score spam +2
                    owner anna
                    owner bert
                    says "x"
                    says de "x"
                    says "y"
                    says DE "y"
                """,
            said: [
                #"4:5: a rule has one "score" line; the first is line 3"#,
                #"6:5: a rule has one "owner" line; the first is line 5"#,
                "9:10: there is a text in this language already; a rule has one each",
                "10:10: there is a text in this language already; a rule has one each",
            ]),
        FileRow(
            name: "a line that was not indented ends no rule",
            text: """
                rule a
                when words > 1
                    score spam +1
                """,
            said: [#"2:1: "when" belongs to a rule: indent it"#]),
        FileRow(
            name: "a head that cannot be read takes its lines with it",
            text: """
                rule a
                    when words > 1
                    score spam +1
                rule "b
                    score spam +9
                    wen words > 1
                """,
            said: [
                "4:6: a text starts here but its closing \" is missing",
                #"6:5: unknown word "wen" (did you mean "when"?)"#,
            ]),
        FileRow(
            name: "a rule may not look forward",
            text: """
                rule a
                    when rule b
                    score spam +1
                rule b
                    when rule a
                    score spam +1
                """,
            said: [#"2:15: there is no rule called "b" above this line"#]),
        FileRow(
            name: "a rule that can never apply",
            text: """
                rule numbers
                    when links >= 3
                    when words > 1
                    when links < 3
                    score spam +1
                    catches "a b"
                rule fractions
                    when links > 2
                    unless links > 2.5
                    score spam +1
                rule below
                    when words < 0
                    score spam +1
                rule share
                    when capitals-share > 1
                    score spam +1
                rule both
                    when body contains "a", "b"
                    unless  body contains "a", "b"   # the same
                    score spam +1
                rule fine
                    when capitals-share >= 1
                    when words >= 3
                    unless words > 3
                    unless links = 0
                    when author approved > 1
                    unless author rejected >= 1
                    score spam +1
                rule leans
                    when rule both
                    score spam +1
                rule some
                    when at least 1 of rules both, fine
                    unless rule both
                    score spam +1
                rule all
                    when at least 2 of rules both, fine
                    score spam +1
                """,
            said: [
                "4:10: the rule can never apply: line 2 asks for another number",
                "9:12: the rule can never apply: line 8 asks for another number",
                "12:10: the rule can never apply: words is always 0 or more",
                "15:10: the rule can never apply: capitals-share is always between 0 and 1",
                #"19:5: the rule can never apply: line 18 says "when" of the same"#,
                #"30:15: this can never hold: rule "both" never applies"#,
                #"37:30: this can never hold: rule "both" never applies"#,
            ]),
        FileRow(
            name: "a pattern that gives up",
            text: """
                rule heavy
                    when body matches /(?:a+)+$/
                    score spam +1
                rule words
                    when author matches /^(\\w+\\s?)+$/ folded
                    score spam +1
                rule fine
                    when body matches /(?:a|b){1,40}c/
                    score spam +1
                """,
            said: [
                #"2:23: this pattern gives up on a long row of "a", and then each such comment is "#
                    + "held: let no repeated part repeat inside, and write {1,40} for + and {0,40} "
                    + "for *",
                #"5:25: this pattern gives up on a long row of "w", and then each such comment is "#
                    + "held: let no repeated part repeat inside, and write {1,40} for + and {0,40} "
                    + "for *",
            ]),
        FileRow(
            name: "what has ended is pointed out",
            text: """
                rule old
                    when words > 1
                    score spam +1
                    until 2026-11-20
                rule last-day
                    when words > 1
                    score spam +1
                    until 2026-11-21
                rule leans
                    when rule old
                    score spam +1
                    catches "a b"
                list over from "lists/over.list"
                rule listed
                    when author in list over
                    score spam +1
                """,
            said: [
                #"1:6: rule "old" ended on 2026-11-20 and does nothing any more"#,
                #"10:15: this can never hold: rule "old" never applies"#,
                #"15:25: this never holds: no entry of list "over" is in force"#,
            ]),
    ]

    @Test("with all of its lines", arguments: rows)
    func file(_ row: FileRow) {
        #expect(lint(row.text).diagnostics.map(\.headline) == row.said.map { "site.rules:" + $0 })
    }

    @Test("and files share their names")
    func files() {
        let report = lint([
            (name: "b.rules", text: "rule x\n    when words > 1\n    score spam +1\n    then hop"),
            (name: "a.rules", text: "rule y\n    when rule x\n    score spam +1\nrule x\n    then"),
        ])
        #expect(
            shown(report.diagnostics) == [
                #"b.rules:4:10: unknown outcome "hop" (known: hold and release)"#,
                #"a.rules:4:6: rule "x" was already defined at b.rules:1"#,
                #"a.rules:4:6: rule "x" has no "when": nothing says which comments it is about"#,
                "a.rules:5:9: hold or release is missing",
            ])
        #expect(!report.isClean)
    }

    @Test("and loading throws the same")
    func throwing() throws {
        let error = #expect(throws: Diagnostics.self) { try load("rule a\n    when x") }
        let all = try #require(error).all
        #expect(all.map(\.line) == [1, 2])
        #expect(
            all.last?.description == """
                site.rules:2:10: unknown field "x"
                        when x
                             ^
                """)
    }

    @Test(
        "and nothing at all is no mistake",
        arguments: ["", "\n\n", "# only a remark\r\n", "\u{FEFF}"])
    func empty(_ text: String) throws {
        #expect(try load(text).count == 0)
    }
}
