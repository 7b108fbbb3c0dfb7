// SPDX-License-Identifier: MIT

import Lines
import Rules
import Testing

@Suite("A mistake is reported at its column with what would mend it")
struct MistakeTests {
    static let lines = [
        // Words and fields
        MistakenLine(#"scor spam +4"#, #"5: unknown word "scor" (did you mean "score"?)"#),
        MistakenLine(
            #"qqqqqqqq spam"#,
            #"5: unknown word "qqqqqqqq" (known: when, unless, score, then, says, owner, note, "#
                + "until, catches, passes and mode)"),
        MistakenLine(
            #"mode shado"#, #"10: unknown mode "shado" (did you mean "shadow"?)"#),
        MistakenLine(
            #"mode stopped"#,
            #"10: unknown mode "stopped" (known: active, probation and shadow)"#),
        MistakenLine(#"mode"#, #"9: a mode (active, probation or shadow) is missing"#),
        MistakenLine(#"when"#, #"9: a condition is missing"#),
        MistakenLine(#"when "x""#, #"10: expected a condition, found the text "x""#),
        MistakenLine(
            #"when bdoy contains "x""#, #"10: unknown field "bdoy" (did you mean "body"?)"#),
        MistakenLine(
            #"when link.hots is "x""#, #"10: unknown field "link.hots" (did you mean "link.host"?)"#
        ),
        MistakenLine(#"when body"#, #"14: a test, such as contains, is missing"#),
        MistakenLine(
            #"when body contians "x""#,
            #"15: unknown test "contians" (did you mean "contains"?)"#),
        MistakenLine(
            #"when author aproved >= 2"#,
            #"17: unknown test "aproved" (did you mean "approved"?)"#),
        MistakenLine(#"when body >= 3"#, #"15: body is no number: >= cannot follow it"#),
        MistakenLine(
            #"when body disguises part "viagra""#,
            #"25: disguises finds whole words: leave out "part""#),
        MistakenLine(
            #"when body disguises viagra"#,
            #"25: expected a text in quotes, found "viagra"; write "viagra""#),
        MistakenLine(
            #"when body disguise "viagra""#,
            #"15: unknown test "disguise" (did you mean "disguises"?)"#),
        MistakenLine(
            #"when link.host disguises "viagra""#,
            "20: link.host is a host: one that only looks alike is another one, so disguises is "
                + "for texts and names"),
        // counters
        MistakenLine(
            #"when mor than 5 comments in 10 minutes by ip"#,
            #"10: unknown field "mor" (did you mean "more"?)"#),
        MistakenLine(
            #"when more then 5 comments in 10 minutes by ip"#,
            #"15: expected "than", as in more than 5 comments in 10 minutes by ip, found "then""#),
        MistakenLine(
            #"when more than 0 comments in 10 minutes by ip"#,
            #"20: "0" is not a number of comments from 1 to 10000"#),
        MistakenLine(
            #"when more than 10,000 comments in 10 minutes by ip"#,
            #"22: expected "comments", as in more than 5 comments in 10 minutes by ip, found a comma"#
        ),
        MistakenLine(
            #"when more than 5 comments in ten minutes by ip"#,
            #"34: "ten" is not a number such as 10"#),
        MistakenLine(
            #"when more than 5 comments in 10 minuts by ip"#,
            #"37: unknown unit of time "minuts" (did you mean "minutes"?)"#),
        MistakenLine(
            #"when more than 5 comments in 5 weeks by ip"#,
            "34: this is longer than 30 days, the longest that is remembered"),
        MistakenLine(
            #"when more than 5 comments in 10 minutes"#,
            #"44: "by", as in more than 5 comments in 10 minutes by ip, is missing"#),
        MistakenLine(
            #"when more than 5 comments in 10 minutes by email"#,
            #"48: unknown way to count "email" (known: ip, author and domain)"#),
        MistakenLine(
            #"when same phras of 6 words from 3 authors within 30 days"#,
            #"15: expected "phrase", as in same phrase of 6 words from 3 authors within 30 days, "#
                + #"found "phras""#),
        MistakenLine(
            #"when same phrase of 2 words from 3 authors within 30 days"#,
            #"25: "2" is not a number of words from 3 to 20"#),
        MistakenLine(
            #"when same phrase of 6 words from 1 authors within 30 days"#,
            #"38: "1" is not a number of authors from 2 to 50"#),
        MistakenLine(
            #"when same phrase of 6 words from 3 authors within 91 days"#,
            "55: this is longer than 90 days, the longest that is remembered"),
        // contains and is
        MistakenLine(#"when body contains"#, #"23: a text in quotes is missing"#),
        MistakenLine(
            #"when body contains viagra"#,
            #"24: expected a text in quotes, found "viagra"; write "viagra""#),
        MistakenLine(
            #"when body contains 'x'"#,
            #"24: expected a text in quotes, found "'x'"; use straight double quotes: "x""#),
        MistakenLine(
            #"when body contains “x”"#,
            #"24: expected a text in quotes, found "“x”"; use straight double quotes: "x""#),
        MistakenLine(
            #"when body contains "a" or "b""#,
            #"28: nothing more is expected here, found "or"; separate alternatives by commas"#),
        MistakenLine(
            #"when not body contains "a""#,
            #"10: unknown field "not"; use unless for what must not hold"#),
        MistakenLine(
            #"when comment contains "a""#, #"10: unknown field "comment" (did you mean "body"?)"#),
        MistakenLine(
            #"score +4 spam"#,
            #"11: unknown class "+4"; the class comes first: score spam +4"#),
        MistakenLine(
            #"score spam +2,5"#,
            #"18: nothing more is expected here, found a comma; write numbers with a point"#),
        MistakenLine(#"when body contains """#, #"24: the text is empty"#),
        MistakenLine(
            #"when body contains "a","#, #"28: a text in quotes is missing"#),
        MistakenLine(
            #"when body contains "a" "b""#,
            #"28: nothing more is expected here, found the text "b""#),
        MistakenLine(
            "when body contains \"\u{200B}\"",
            "24: nothing is left of this text without invisible characters",
            "25: an invisible character stands here"),
        MistakenLine(
            #"when body contains "via.*gra""#,
            "24: this looks like a pattern, but contains looks for these very characters "
                + "(a pattern is written: matches /…/)"),
        MistakenLine(
            #"when body contains "a\b""#,
            #"26: a text knows only \" and \\ (write \\ for one backslash)"#),
        MistakenLine(
            #"when body contains "a"#, #"24: a text starts here but its closing " is missing"#),
        MistakenLine(#"when ip is 1"#, #"16: expected a text in quotes, found "1"; write "1""#),
        // in list, same as
        MistakenLine(#"when ip in"#, #"15: expected "list" and a list's name"#),
        MistakenLine(#"when ip in names"#, #"16: expected "list" and a list's name"#),
        MistakenLine(#"when ip in list"#, #"20: a list's name is missing"#),
        MistakenLine(
            #"when ip in list nams"#,
            #"21: there is no list called "nams" above this line (did you mean "names"?)"#),
        MistakenLine(#"when author same post.title"#, #"22: expected "as""#),
        MistakenLine(
            #"when author same as title"#,
            #"25: unknown field "title" (did you mean "post.title"?)"#),
        MistakenLine(#"when author same as author"#, #"25: a field is always the same as itself"#),
        MistakenLine(
            #"when author.email.domain same as body"#,
            "38: author.email.domain is a host and body is a text: the two are never the same"),
        // numbers
        MistakenLine(
            #"when links contains "a""#,
            #"16: links is a number: compare it by >=, <=, >, < or =, not "contains""#),
        MistakenLine(#"when links >= three"#, #"19: "three" is not a number such as 3 or 0.5"#),
        MistakenLine(#"when links >= -1"#, #"19: "-1" is not a number such as 3 or 0.5"#),
        MistakenLine(#"when links >= 1e9"#, #"19: "1e9" is not a number such as 3 or 0.5"#),
        MistakenLine(#"when links"#, #"15: a comparison such as >= is missing"#),
        MistakenLine(#"when links >="#, #"18: a number is missing"#),
        MistakenLine(
            #"when capitals-share > 60"#, #"27: capitals-share is a share from 0 to 1, such as 0.6"#
        ),
        MistakenLine(
            #"when author approved 2"#,
            #"26: author approved is a number: compare it by >=, <=, >, < or =, not "2""#),
        // rule references
        MistakenLine(#"when rule"#, #"14: a rule's name is missing"#),
        MistakenLine(
            #"when rule nowhere"#, #"15: there is no rule called "nowhere" above this line"#),
        MistakenLine(#"when rule r"#, #"15: a rule cannot refer to itself"#),
        MistakenLine(
            #"when at leats 1 of rules early"#,
            #"13: expected "least", as in at least 2 of rules a, b, c, found "leats""#),
        MistakenLine(
            #"when at least"#, #"18: a number of rules is missing"#),
        MistakenLine(
            #"when at least two of rules early, soon"#,
            #"19: "two" is not a number of rules such as 2"#),
        MistakenLine(
            #"when at least 1 of early"#,
            #"24: expected "rules", as in at least 2 of rules a, b, c, found "early""#),
        MistakenLine(
            #"when at least 1 of"#,
            #"23: "rules", as in at least 2 of rules a, b, c, is missing"#),
        MistakenLine(
            #"when at least 1 of rules erly, soon"#,
            #"30: there is no rule called "erly" above this line (did you mean "early"?)"#),
        MistakenLine(
            #"when at least 1 of rules early, r"#, #"37: a rule cannot refer to itself"#),
        MistakenLine(
            #"when at least 1 of rules early, early"#, #"37: rule "early" is named twice"#),
        MistakenLine(
            #"when at least 3 of rules early, soon"#,
            #"19: this can never hold: it asks for 3 of 2 rules"#),
        MistakenLine(
            #"when at least 0 of rules early"#,
            #"19: this always holds: write at least 1"#),
        MistakenLine(
            #"when at least 1 of rules early soon"#,
            #"36: nothing more is expected here, found "soon""#),
        // what a rule does
        MistakenLine(
            #"score spamm +2"#, #"11: unknown class "spamm" (did you mean "spam"?)"#),
        MistakenLine(#"score"#, #"10: a class (spam, shill or trust) is missing"#),
        MistakenLine(#"score spam"#, #"15: a number of points, such as +2, is missing"#),
        MistakenLine(
            #"score spam four"#, #"16: "four" is not a number of points such as +2 or -1.5"#),
        MistakenLine(
            "score trust \u{2212}4",
            "17: \"\u{2212}4\" is not a number of points such as +2 or -1.5 (write the minus as -)"),
        MistakenLine(#"score spam 0"#, #"16: points are at most 100 and not 0 (+4 is 55 to 1)"#),
        MistakenLine(#"score spam +101"#, #"16: points are at most 100 and not 0 (+4 is 55 to 1)"#),
        MistakenLine(
            #"score trust +4"#, #"17: trust takes points away: write "score trust -4""#),
        MistakenLine(#"score spam +1 +2"#, #"19: nothing more is expected here, found "+2""#),
        MistakenLine(
            #"then hould"#, #"10: unknown outcome "hould" (did you mean "hold"?)"#),
        MistakenLine(
            #"then refuse"#, #"10: unknown outcome "refuse" (known: hold and release)"#),
        // what a rule says about itself
        MistakenLine(#"says de"#, #"12: a text in quotes is missing"#),
        MistakenLine(
            #"says in-somelanguage "x""#,
            #"10: "in-somelanguage" is not a language such as de or de_AT"#),
        MistakenLine(
            #"until 2026-13-01"#, #"11: "2026-13-01" is not a date (YYYY-MM-DD)"#),
        MistakenLine(
            #"until 2027-02-29"#, #"11: "2027-02-29" is not a date (YYYY-MM-DD)"#),
        MistakenLine(#"until tomorrow"#, #"11: "tomorrow" is not a date (YYYY-MM-DD)"#),
        MistakenLine(#"until"#, #"10: a date (YYYY-MM-DD) is missing"#),
        MistakenLine(#"owner"#, #"10: a name is missing"#),
        MistakenLine(#"owner anna yesterday"#, #"16: "yesterday" is not a date (YYYY-MM-DD)"#),
        MistakenLine(#"note x"#, #"10: expected a text in quotes, found "x"; write "x""#),
        // examples
        MistakenLine(#"catches"#, #"12: an example in quotes is missing"#),
        MistakenLine(
            #"catches after six by ip"#,
            #"19: "six" is not a number of comments from 1 to 10001"#),
        MistakenLine(
            #"catches after 6 by email"#,
            #"24: unknown way to count "email" (known: ip, author, domain and phrase)"#),
        MistakenLine(
            #"catches after 6 in ip"#,
            #"21: expected "by", as in after 6 by ip, found "in""#),
        MistakenLine(
            #"catches after 6 by ip after 6 by ip"#, #"27: after is given twice"#),
        MistakenLine(
            #"catches x"#, #"13: expected a text in quotes, or a key such as author="Kim""#),
        MistakenLine(
            #"catches autor="x""#, #"13: unknown key "autor" (did you mean "author"?)"#),
        MistakenLine(#"catches "x" body="y""#, #"17: body is given twice"#),
        MistakenLine(#"catches approved="x""#, #"22: "x" is not a number of comments"#),
        // hostile bytes in the line
        MistakenLine("note \"\u{0}\"", "11: a control character stands here"),
        MistakenLine("note \"\u{202E}txt\"", "11: an invisible character stands here"),
        MistakenLine(
            "\u{202E}when x", "5: an invisible character stands here",
            "5: unknown word \"<U+202E>when\" (did you mean \"when\"?)"),
    ]

    @Test("in a line of a rule", arguments: lines + patterns)
    func line(_ row: MistakenLine) {
        // The rule is in order without the line: all that is said is said about the line.
        let score = row.line.hasPrefix("scor") ? "" : "score spam +1"
        let text = """
            rule r
                \(row.line)
                when body contains "x"
                \(score)
            """
        let report = lint([
            (
                name: "lists.rules",
                text: """
                list names from "lists/names.list"
                rule early
                    when words > 5
                    score spam +1
                rule soon
                    when words > 9
                    score spam +1
                """
            ),
            (name: "site.rules", text: text),
        ])
        #expect(report.diagnostics.map(\.headline) == row.said)
    }
}
