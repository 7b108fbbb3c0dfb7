// SPDX-License-Identifier: MIT

import Comments
import Lines
import Rules
import Testing

/// Conditions, a comment, and what of it they point at; nil where they do not hold.
struct ConditionRow: CustomTestStringConvertible {
    let conditions: String
    let comment: Comments.Comment
    let author: AuthorRecord?
    let marked: [String]?

    init(
        _ conditions: String, _ comment: Comments.Comment, _ marked: [String]?,
        author: AuthorRecord? = nil
    ) {
        self.conditions = conditions
        self.comment = comment
        self.author = author
        self.marked = marked
    }

    var testDescription: String { visible("\(conditions) | \(comment.content)") }
}

@Suite("A condition holds for what it says, and marks it")
struct ConditionTests {
    static let texts = [
        // contains: whole words, folded
        ConditionRow(#"when body contains "viagra""#, comment("Buy VIAGRA now"), ["VIAGRA"]),
        ConditionRow(#"when body contains "viagra""#, comment("Buy viagrand"), nil),
        ConditionRow(#"when body contains "a", "b""#, comment("a c B"), ["a", "B"]),
        ConditionRow(#"when body contains "café""#, comment("the CAFE\u{301}!"), ["CAFE\u{301}"]),
        ConditionRow(#"when body contains "casino""#, comment("саsіnо"), ["саsіnо"]),
        ConditionRow(
            #"when body contains "casino""#, comment("ca\u{200B}sino"), ["ca\u{200B}sino"]),
        ConditionRow(#"when body contains "my shop""#, comment("my\r\n  shop"), ["my\r\n  shop"]),
        ConditionRow(#"when body contains part "agr""#, comment("Viagra"), ["agr"]),
        ConditionRow(#"when body contains "agr""#, comment("Viagra"), nil),
        ConditionRow(#"when body contains "100%""#, comment("100% sure"), ["100%"]),
        ConditionRow(#"when body contains "say \"hi\"""#, comment(#"I say "hi"."#), [#"say "hi""#]),
        // matches
        ConditionRow(#"when body matches /b\d+/"#, comment("a b12 b3"), ["b12", "b3"]),
        ConditionRow(#"when body matches /B\d/"#, comment("b1"), nil),
        ConditionRow(#"when body matches /B\d/i"#, comment("b1"), ["b1"]),
        ConditionRow(#"when body matches /a.b/"#, comment("a\nb"), nil),
        ConditionRow(#"when body matches /a.b/s"#, comment("a\nb"), ["a\nb"]),
        ConditionRow(#"when body matches /^b$/"#, comment("a\nb"), nil),
        ConditionRow(#"when body matches /^b$/m"#, comment("a\r\nb\r\nc"), ["b"]),
        ConditionRow(#"when body matches /a b/x"#, comment("ab"), ["ab"]),
        ConditionRow(#"when body matches /\bé\w/"#, comment("été"), nil),
        ConditionRow(#"when body matches /\bé\w/u"#, comment("été"), ["ét"]),
        ConditionRow(#"when body matches /É/i"#, comment("été"), ["é", "é"]),
        ConditionRow(#"when body matches /https?://a/"#, comment("see http://a"), ["http://a"]),
        ConditionRow(#"when body matches /^$/"#, comment(""), [""]),
        ConditionRow(#"when body matches /casino/"#, comment("cаsіnо"), nil),
        ConditionRow(#"when body matches /casino/ folded"#, comment("CАSІNО"), ["CАSІNО"]),
        ConditionRow(#"when body matches /CASINO/ folded"#, comment("casino"), ["casino"]),
        ConditionRow(#"when author matches /^$/"#, comment("x", author: ""), nil),
        // is
        ConditionRow(
            #"when author is "Kim Roe", "x""#, comment("", author: " kim  roe"), [" kim  roe"]),
        ConditionRow(#"when author is "Kim""#, comment("", author: "Kim Roe"), nil),
        ConditionRow(#"when ip is "192.0.2.7""#, comment("", ip: "192.0.2.7"), ["192.0.2.7"]),
        ConditionRow(#"when language is "DE""#, comment("", lang: "de"), ["de"]),
        ConditionRow(
            #"when link.host is "Bit.LY""#, comment("http://bit.ly/x"), ["http://bit.ly/x"]),
        ConditionRow(#"when link.host is "bit.ly""#, comment("http://bіt.ly/x"), nil),
        ConditionRow(
            #"when link.domain is "acme.co.uk""#, comment("go http://a.acme.co.uk/"),
            ["http://a.acme.co.uk/"]),
        // in list
        ConditionRow(
            "when link.host in list shorteners", comment("x http://www.bit.ly/1 y"),
            ["http://www.bit.ly/1"]),
        ConditionRow("when link.host in list shorteners", comment("http://rabbit.ly/1"), nil),
        ConditionRow("when link.host in list shorteners", comment("bit.ly.example"), nil),
        ConditionRow(
            "when link.domain in list shorteners", comment("http://deep.T.example./"),
            ["http://deep.T.example./"]),
        ConditionRow("when link.domain in list shorteners", comment("http://u.example/"), nil),
        // The entry is longer than what somebody registered.
        ConditionRow(
            "when link.domain in list shorteners", comment("http://a.deep.host.example/"),
            ["http://a.deep.host.example/"]),
        ConditionRow("when link.domain in list shorteners", comment("http://host.example/"), nil),
        ConditionRow(
            "when author.email.domain in list shorteners", comment("", email: "a@x.t.example"),
            ["x.t.example"]),
        ConditionRow(
            "when author in list names", comment("", author: "MALLORY smith"), ["MALLORY smith"]),
        ConditionRow("when author in list names", comment("", author: "not Mallory Smith"), nil),
        ConditionRow(
            "when author.email in list names", comment("", email: "Spam@X.example"),
            ["Spam@X.example"]),
        ConditionRow("when ip in list names", comment("", ip: "203.0.113.9"), ["203.0.113.9"]),
        ConditionRow("when body in list phrases", comment("A Payday\nLoan!"), ["Payday\nLoan"]),
        ConditionRow("when body in list phrases", comment("paydays loan"), nil),
        ConditionRow("when body in list phrases", comment("I like C++ a lot"), ["C++"]),
        ConditionRow("when body in list phrases", comment("the old one"), nil),
        ConditionRow(
            "when body in list phrases",
            comment(String(repeating: "nothing here ", count: 50) + "payday  loan"),
            ["payday  loan"]),
        ConditionRow("when agent in list phrases", comment("", agent: "x c++ y"), ["c++"]),
        // same as
        ConditionRow(
            "when author.email.domain same as link.domain",
            comment("see http://www.acme.example/a", email: "Kim@Mail.ACME.example"),
            ["http://www.acme.example/a", "Mail.ACME.example"]),
        ConditionRow(
            "when author.email.domain same as link.domain",
            comment("see http://acme.example.net/", email: "kim@acme.example"), nil),
        ConditionRow(
            "when author.email.domain same as link.domain", comment("http://a.example"), nil),
        ConditionRow(
            "when author.url.domain same as link.domain",
            comment("http://shop.acme.example", url: "acme.example/shop"),
            ["http://shop.acme.example", "acme.example/shop"]),
        ConditionRow(
            "when author same as post.title", comment("", author: "Loans", title: "LOANS"),
            ["Loans", "LOANS"]),
        ConditionRow(
            "when author same as post.title", comment("", author: "\u{200B}", title: " "), nil),
    ]

    static let fields: [ConditionRow] = [
        ConditionRow(#"when author contains "x""#, comment("", author: "an X"), ["X"]),
        ConditionRow(#"when author.email contains "x""#, comment("", email: "x@a.example"), ["x"]),
        ConditionRow(
            #"when author.email.domain contains "acme""#, comment("", email: "x@ACME.example"),
            ["ACME.example"]),
        ConditionRow(#"when author.email.domain contains "x""#, comment("", email: "x"), nil),
        ConditionRow(
            #"when author.url contains "x""#, comment("", url: "http://a.example/x"), ["x"]),
        ConditionRow(
            #"when author.url.domain is "a.example""#, comment("", url: "https://b.a.example/x"),
            ["https://b.a.example/x"]),
        ConditionRow(
            #"when link.url matches /utm_/"#, comment("http://a.example/?utm_x=1 b"),
            ["http://a.example/?utm_x=1"]),
        ConditionRow(#"when link.url matches /b/"#, comment("http://a.example/ b"), nil),
        ConditionRow(
            "when link.query matches /(?:^|&)tag=/", comment("http://a.example/?b=1&tag=x c"),
            ["http://a.example/?b=1&tag=x"]),
        ConditionRow("when link.query matches /tag/", comment("http://a.example/tag"), nil),
        ConditionRow(#"when post.title contains "x""#, comment("", title: "the x"), ["x"]),
        ConditionRow(#"when post.text contains "x""#, comment("", post: "the x"), ["x"]),
        ConditionRow(#"when post.text contains "x""#, comment("x"), nil),
        ConditionRow(#"when ip matches /^192\./"#, comment("", ip: "192.0.2.1"), ["192."]),
        ConditionRow(#"when agent contains "curl""#, comment("", agent: "curl/8"), ["curl"]),
        ConditionRow(#"when language matches /^de/"#, comment("", lang: "de_AT"), ["de"]),
    ]

    static let numbers: [ConditionRow] = [
        ConditionRow("when words >= 3", comment("one two three"), []),
        ConditionRow("when words > 3", comment("one two three"), nil),
        ConditionRow("when words <= 3", comment("one two three"), []),
        ConditionRow("when words < 3", comment("one two three"), nil),
        ConditionRow("when words = 3", comment("one two three"), []),
        ConditionRow("when characters = 5", comment("héllo"), []),
        ConditionRow(
            "when links >= 2", comment("http://a.example http://b.example"),
            ["http://a.example", "http://b.example"]),
        ConditionRow("when links >= 2", comment("http://a.example"), nil),
        ConditionRow("when links < 1", comment("none"), []),
        ConditionRow("when capitals-share > 0.5", comment("HELLo"), []),
        ConditionRow("when capitals-share > 0.5", comment("Hello"), nil),
        ConditionRow("when capitals-share = 0", comment("123"), []),
        ConditionRow("when repeated-run >= 4", comment("so!!!!"), []),
        ConditionRow("when repeated-run >= 4", comment("so!!!"), nil),
        ConditionRow("when author approved >= 2", comment(""), [], author: record(approved: 2)),
        ConditionRow("when author approved >= 2", comment(""), nil, author: record(approved: 1)),
        ConditionRow("when author approved < 1", comment(""), []),
        ConditionRow("when author rejected >= 1", comment(""), [], author: record(rejected: 1)),
        ConditionRow("when author rejected >= 1", comment(""), nil),
    ]

    static let together: [ConditionRow] = [
        ConditionRow("when words > 1\nwhen body contains \"a\"", comment("a b"), ["a"]),
        ConditionRow("when words > 1\nwhen body contains \"a\"", comment("a"), nil),
        ConditionRow("when words > 1\nunless body contains \"a\"", comment("a b"), nil),
        ConditionRow("when words > 1\nunless body contains \"a\"", comment("b c"), []),
        ConditionRow(
            "when body contains \"a\"\nunless ip is \"x\"\nunless body matches /z/",
            comment("a z", ip: "y"), nil),
        // What only an exception looked at is not marked; marks stand in reading order.
        ConditionRow(
            "when post.title contains \"t\"\nwhen body matches /b|c/\nwhen body contains \"a\", \"b\"",
            comment("c b a", title: "t"), ["c", "b", "a", "t"]),
        ConditionRow(
            "when body contains \"a\"\nunless body contains \"no\", \"never\"\nunless links > 0",
            comment("a a"), ["a", "a"]),
    ]

    @Test("on texts", arguments: texts)
    func text(_ row: ConditionRow) throws { try check(row) }

    @Test("on every field", arguments: fields)
    func field(_ row: ConditionRow) throws { try check(row) }

    @Test("on numbers", arguments: numbers)
    func number(_ row: ConditionRow) throws { try check(row) }

    @Test("together with others", arguments: together)
    func several(_ row: ConditionRow) throws { try check(row) }

    @Test("and no field is left out of these tests")
    func coverage() {
        let rows = Self.texts + Self.fields
        for field in Field.allCases {
            #expect(
                rows.contains {
                    $0.conditions.hasPrefix("when \(field.rawValue) ") && $0.marked != nil
                })
        }
    }

    private func check(_ row: ConditionRow) throws {
        let outcome = try load(rule(row.conditions)).outcome(row.comment, author: row.author)
        let marks = outcome.evidence.first?.marks
        #expect(marks?.map(row.comment.text) == row.marked)
        #expect(outcome.error == nil)
    }

    @Test("and any test can be made on any text field", arguments: Field.allCases)
    func everyTest(_ field: Field) throws {
        let tests = [
            #"contains "a", "b""#, #"contains part "a""#, "matches /a/i", "matches /a/ folded",
            "in list names", #"is "a""#,
        ]
        for test in tests {
            let rules = try load(rule("when \(field.rawValue) \(test)"))
            #expect(rules.outcome(comment("zzz")).evidence.isEmpty, "\(test)")
        }
    }
}
