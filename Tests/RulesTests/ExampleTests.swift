// SPDX-License-Identifier: MIT

import Lines
import Rules
import Testing

/// Lines of a rule and what is said about its examples.
struct ExampleRow: CustomTestStringConvertible {
    let lines: String
    let said: [String]

    init(_ lines: String, _ said: String...) {
        self.lines = lines
        self.said = said.map { "site.rules:" + $0 }
    }

    var testDescription: String { visible(String(lines.prefix(80))) }
}

@Suite("An example is tried when its rule is loaded")
struct ExampleTests {
    static let rows = [
        ExampleRow(
            """
                when body contains "viagra"
                catches "Buy viagra"
                passes "viagrand"
            """),
        ExampleRow(
            """
                when body contains "viagra"
                unless body contains "not"
                catches "Buy pills"
                catches "do not buy viagra"
                passes "Buy VIAGRA"
            """,
            #"4:13: rule "r" does not catch this example: the when in line 2 does not hold"#,
            #"5:13: rule "r" does not catch this example: the unless in line 3 holds"#,
            #"6:12: rule "r" catches this example: it finds "VIAGRA" in body"#),
        ExampleRow(
            """
                when body matches /grünz[eé]ug\\z/
                catches "grünzeug"
                passes "grün"
            """,
            #"3:13: rule "r" does not catch this example with a line end behind it, as web forms send it (CRLF): the when in line 2 does not hold (write $ instead of \z, and \R or \s where a line ends)"#
        ),
        ExampleRow(
            """
                when body matches /grünzeug/i
                catches "Grünzeug"
                passes "Grun"
            """,
            #"3:13: rule "r" does not catch this example with its accents as marks of their own (NFD): the when in line 2 does not hold (write folded behind the pattern, or use contains)"#
        ),
        ExampleRow(
            """
                when body matches /casino(?! *>)/
                unless body matches /> /
                catches "casino"
                passes "no"
            """,
            #"4:13: rule "r" does not catch this example with "> " in front, as people quote: the unless in line 3 holds (do not count on what stands in front)"#
        ),
        ExampleRow(
            """
                when body contains "casino"
                unless body matches /\\w\\n/
                catches "casino"
                passes "no"
            """,
            #"4:13: rule "r" does not catch this example in the middle of 8 kB of harmless text: the unless in line 3 holds (do not count on what stands around it)"#
        ),
        // What notices how a comment is laid out is asked only as it stands.
        ExampleRow(
            """
                when body matches /^casino$/
                when characters = 6
                when post.text contains "grün"
                unless body contains "village"
                catches body="casino" post="grün"
                passes "casino"
            """),
        ExampleRow(
            """
                when body contains "willows", "lizards"
                catches "willows"
                passes "casino"
            """),
        ExampleRow(
            """
                when more than 5 comments in 10 minutes by ip
                catches after 6 by ip
                passes after 5 by ip
                passes after 9 by author
                catches "x" ip="2001:db8::1" after 9 by ip
                catches after 5 by ip
                passes after 6 by ip
            """,
            #"7:13: rule "r" does not catch this example: the when in line 2 does not hold"#,
            #"8:12: rule "r" catches this example: it finds "192.0.2.1" in ip"#),
        ExampleRow(
            """
                when more than 1 comments in 1 day by domain
                when more than 2 comments in 1 day by author
                catches after 3 by author
            """,
            #"4:13: rule "r" does not catch this example: the when in line 2 does not hold"#),
        ExampleRow(
            """
                when same phrase of 4 words from 3 authors within 30 days
                catches "all of us say this" after 3 by phrase
                passes "all of us say this" after 2 by phrase
                passes "all of us" after 9 by phrase
                passes after 9 by ip
            """),
        ExampleRow(
            """
                when words > 1
                passes "a b"
            """,
            #"3:12: rule "r" catches this example"#),
        ExampleRow(
            """
                when author matches /loans/i
                when author.email.domain same as link.domain
                when language is "de"
                when ip is "192.0.2.1"
                when agent contains "curl"
                when post.title contains "t"
                when post.text contains "p"
                when author.url contains "u"
                catches author="Loans" email="a@b.example" body="http://b.example" lang="de" \
            ip="192.0.2.1" agent="curl" title="t" post="p" url="http://u.example"
            """),
        ExampleRow(
            """
                when author approved >= 2
                unless author rejected >= 1
                catches approved="2"
                passes approved="2" rejected="1"
                passes "x"
            """),
        ExampleRow(
            """
                when body matches /(a+)+$/
                passes "\(String(repeating: "a", count: 5000))b"
            """,
            #"2:23: this pattern gives up on a long row of "a", and then each such comment is held: let no repeated part repeat inside, and write {1,40} for + and {0,40} for *"#,
            #"3:12: rule "r" cannot judge this example: match limit exceeded"#),
        ExampleRow(
            """
                when words > 1
                until 2026-01-01
                catches "a b"
            """,
            #"1:6: rule "r" ended on 2026-01-01 and does nothing any more"#),
    ]

    @Test("as rows show", arguments: rows)
    func row(_ row: ExampleRow) {
        let report = lint("rule r\n\(row.lines)\n    score spam +1")
        #expect(report.diagnostics.map(\.headline) == row.said)
    }

    @Test("with trust as it would count")
    func trust() {
        let report = lint(
            """
            rule r
                when author approved >= 2
                score trust -4
                catches approved="2" body="x"
                catches approved="2" body="http://a.example"
                passes approved="2" body="http://a.example"
            """)
        let trust = "trust does not cover a link to a host that is new to the author"
        #expect(
            report.errors.map(\.headline) == [
                "site.rules:5:13: rule \"r\" does not catch this example: \(trust)"
            ])
    }

    @Test("through a long chain of rules")
    func chain() {
        var text = "rule r0\n    when words > 1\n"
        for index in 1...500 { text += "rule r\(index)\n    when rule r\(index - 1)\n" }
        text += "    score spam +1\n    catches \"a b\"\n    passes \"a\"\n    catches \"a\""
        let report = lint(text)
        #expect(
            report.diagnostics.map(\.headline) == [
                "site.rules:1006:13: rule \"r500\" does not catch this example: "
                    + "the when in line 1002 does not hold"
            ])
        #expect((report.rules, report.examples) == (501, 3))
    }

    @Test("but not where its rule, or one below it, could not be read")
    func unsound() {
        let report = lint(
            """
            rule a
                when body contians "x"
            rule b
                when rule a
                score spam +1
                catches "x"
            """)
        #expect(report.diagnostics.count == 1)
        #expect(report.examples == 0)
    }

    @Test("and the rules of the manual pass their own")
    func manual() throws {
        let report = lint(
            #"""
            list shorteners from "lists/shorteners.list"

            rule pills
                when    body contains "viagra", "cialis", "xanax"
                score   spam +4
                says    "It advertises prescription drugs."
                owner   anna 2026-11-21
                catches "Cheap Viagra, no prescription!"
                passes  "A short history of socialism and of the specialist press."

            rule link-shortener
                when    link.host in list shorteners
                score   spam +2

            rule keyword-name
                when    author matches /\b(?:loans?|casino|seo|escorts?|replica)\b/i
                score   spam +2.5
                catches author="Best Payday Loans" body="Nice."
                passes  author="Sloane Casinowski" body="Nice."

            rule sells-own-shop
                when    author.email.domain same as link.domain
                when    body contains "best", "recommend", "amazing"
                unless  body contains "i work for", "disclosure", "my own shop"
                score   shill +3
                then    hold
                says    "It recommends a site that the writer's own address belongs to, without saying so."
                says de "Empfiehlt eine Seite, zu der die eigene Adresse gehört, ohne es zu sagen."
                until   2027-06-01
                catches email="kim@acme.example" body="I recommend http://acme.example"
                passes  email="kim@acme.example" body="Disclosure: my own shop. I recommend http://acme.example"

            rule empty-praise
                when    body matches /^\W*(?:great|nice|awesome)\s+(?:post|article|blog|site)\b/i
                when    words < 25
                score   spam +1

            rule praise-and-link
                when    rule empty-praise
                when    links >= 1
                score   spam +3
                catches "Great site! http://a.example"
                passes  "Great site!"

            rule known-reader
                when    author approved >= 2
                unless  author rejected >= 1
                score   trust -4
            """#)
        #expect(report.diagnostics.map(\.description) == [])
        #expect((report.rules, report.lists, report.examples) == (7, 1, 8))
    }
}
