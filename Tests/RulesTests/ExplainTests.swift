// SPDX-License-Identifier: MIT

import Lines
import Rules
import Testing

@Suite("A rule is explained in plain words")
struct ExplainTests {
    private func explanation(
        _ text: String, _ name: String = "r", holdAt: Double = 4
    ) throws -> RuleExplanation {
        try #require(try load(text).explanation(of: name, holdAt: holdAt))
    }

    @Test(
        "each condition says what it asks",
        arguments: [
            ("body contains \"viagra\"", "its body has the word “viagra”"),
            (
                "body contains \"Viagra\", \"slot gacor\", \"Çialis\"",
                "its body has one of the phrases “Viagra”, “slot gacor” or “Çialis”"
            ),
            (
                "author contains part \"seo\"",
                "its writer's name has “seo” in it, also within a word"
            ),
            (
                "body disguises \"viagra\", \"casino\"",
                "its body has one of the words “viagra” or “casino” in a disguise, such as signs "
                    + "for letters"
            ),
            (
                "body matches /a, \"b/imsux",
                "its body matches the pattern /a, \"b/ (capitals do not count, ^ and $ stand for the "
                    + "ends of each line, the dot stands for line ends too, letters and digits of all "
                    + "scripts are such and blanks in the pattern mean nothing)"
            ),
            (
                "body matches /a/i folded",
                "its body matches the pattern /a/ (capitals, accents and look-alike letters do not "
                    + "count)"
            ),
            ("author.url matches /a/", "its writer's own link matches the pattern /a/"),
            (
                "link.host in list shorteners",
                "the host of a link in it, or a host above it, is in the list shorteners"
            ),
            ("author in list names", "its writer's name is in the list names"),
            ("body in list phrases", "its body has an entry of the list phrases"),
            (
                "author.email.domain same as link.domain",
                "the domain of its writer's e-mail address is the same as the domain of a link in it"
            ),
            ("language is \"de\", \"nl\"", "the blog's language is “de” or “nl”"),
            ("links >= 1", "it has at least 1 link"),
            ("words < 25", "it has fewer than 25 words"),
            ("characters = 0", "it has exactly 0 characters"),
            ("capitals-share > 0.6", "more than 60 % of its letters are capitals"),
            ("repeated-run <= 7", "one character stands at most 7 times in a row in it"),
            ("author approved >= 2", "people released at least 2 comments of its writer"),
            ("author rejected >= 1", "people refused at least 1 comment of its writer"),
        ])
    func condition(_ condition: String, _ words: String) throws {
        let explanation = try explanation(rule("when " + condition))
        #expect(
            explanation.sentence
                == "Counts +1.00 for spam, of the +4.00 from which a comment is held, when \(words)."
        )
    }

    @Test(
        "says what the rule does",
        arguments: [
            ("score spam +4", "Holds a comment for spam (+4.00) when"),
            (
                "score shill +3.9",
                "Counts +3.90 for shill, of the +4.00 from which a comment is held, when"
            ),
            ("score trust -4", "Speaks for the writer (-4.00) when"),
            (
                "then hold\n catches \"http://a.example\"\n passes \"a\"",
                "Holds a comment, whatever speaks for it, when"
            ),
            ("then release", "Releases a comment, whatever speaks against it, when"),
            (
                "score shill +3\n then hold\n catches \"http://a.example\"\n passes \"a\"",
                "Holds a comment, whatever speaks for it, and counts +3.00 for shill, when"
            ),
        ])
    func consequence(_ lines: String, _ start: String) throws {
        let text = """
            rule r
                when links >= 1
                \(lines)
            """
        #expect(try explanation(text).sentence.hasPrefix(start))
    }

    @Test("puts the lines together in the order of the file, with all that it is part of")
    func whole() throws {
        let text = """
            list shorteners from "lists/shorteners.list"
            list phrases from "lists/phrases.list"
            rule helper
                when    links >= 2
            rule r
                when    body matches /b/
                when    rule helper
                unless  body in list phrases
                unless  words > 9
                score   spam +4
                says    "Something"
                note    "One"
                note    "Two"
                owner   anna 2026-11-21
                until   2027-06-01
                catches "b http://a.example http://b.example"
                passes  "c"
                passes  "d"
            rule last
                when    rule r
                score   spam +1
            """
        let whole = try explanation(text)
        #expect(
            whole.sentence
                == "Holds a comment for spam (+4.00) when its body matches the pattern /b/, and the "
                + "rule helper applies, unless its body has an entry of the list phrases or it has "
                + "more than 9 words.")
        #expect(
            whole.remarks
                == [
                    "Owned by anna since 2026-11-21.", "Ends after 2027-06-01.",
                    "Tried on 3 examples.",
                ])
        #expect((whole.says, whole.note) == ("Something", "One\nTwo"))
        #expect(whole.usedBy == ["last"])
        #expect(whole.lists.map(\.name) == ["phrases"])
        // One of the four has ended.
        #expect(whole.lists.map { [$0.inForce, $0.entries] } == [[3, 4]])
        let helper = try explanation(text, "helper")
        #expect(helper.sentence.hasPrefix("Does nothing by itself and serves other rules"))
        #expect(helper.remarks == ["It has no examples."])
        #expect(helper.usedBy == ["r"])
    }

    @Test("knows only rules that are there")
    func unknown() throws {
        #expect(try load(rule("when links >= 1")).explanation(of: "s", holdAt: 4) == nil)
    }
}
