// SPDX-License-Identifier: MIT

import Lines
import Rules
import Testing

@Suite("Lists of others become rules, and nothing is left out unsaid")
struct ImportTests {
    private func take(
        _ text: String, _ format: ImportFormat, file: String = "keys.txt", holdAt: Double = 4
    ) -> ImportedRules {
        imported(
            [ImportFile(name: file, bytes: Array(text.utf8))], as: format, prefix: "their",
            holdAt: holdAt)
    }

    private func diagnostics(_ imported: ImportedRules, holdAt: Double = 4) -> [String] {
        let lists = Dictionary(uniqueKeysWithValues: imported.lists.map { ($0.path, $0.text) })
        return shown(
            RuleSet.lint(
                files: [(name: "their.rules", text: imported.rules)],
                lists: { path in
                    guard let text = lists[path] else { throw NoSuchList() }
                    return text
                }, holdAt: holdAt, today: today
            ).diagnostics)
    }

    private func entries(_ imported: ImportedRules, _ kind: String) -> [String] {
        let text = imported.lists.first { $0.path == "lists/their-\(kind).list" }?.text ?? ""
        return text.split(separator: "\n").dropFirst().map(String.init)
    }

    private func reasons(_ imported: ImportedRules) -> [String] {
        imported.refusals.map { "\($0.line): \($0.reason)" }
    }

    private func fieldNames(_ imported: ImportedRules, _ body: String) throws -> [String] {
        let lists = Dictionary(uniqueKeysWithValues: imported.lists.map { ($0.path, $0.text) })
        let rules = try RuleSet.load(
            files: [(name: "their.rules", text: imported.rules)], lists: { lists[$0] ?? "" },
            holdAt: 4, today: today)
        return rules.names(comment(body))
    }

    @Test("a WordPress key goes where it belongs")
    func keys() throws {
        let imported = take(
            """
            payday loan\r
            192.0.2.7
            2001:db8:0:0::7
            198.51.100.
            spam@shop.example
            @mailers.example
            casino.example
            /short.example/
            https://pills.example/buy
            _x_
            payday loan
            a # b
            \u{200B}
            "quoted
            """, .wpKeys)
        #expect(entries(imported, "phrases") == ["payday loan", "_x_"])
        #expect(entries(imported, "ips") == ["192.0.2.7", "2001:db8:0:0::7"])
        #expect(entries(imported, "addresses") == ["spam@shop.example"])
        #expect(entries(imported, "mail-hosts") == ["mailers.example"])
        #expect(entries(imported, "hosts") == ["casino.example", "short.example"])
        #expect(
            imported.rules.contains("link.url contains part \"https://pills.example/buy\""))
        #expect(imported.taken == 10)
        #expect(
            reasons(imported) == [
                "4: a part of a network address: our lists compare whole ones",
                "12: # at the start of a word starts a remark in our lists",
                "13: nothing is left of it without invisible characters",
                "14: our lists have no quotes and no wildcards",
            ])
        #expect(diagnostics(imported) == [])
        #expect(
            try fieldNames(imported, "a payday loan at http://www.casino.example/")
                == ["their-phrases-in-body", "their-hosts-in-link-host"])
        #expect(try fieldNames(imported, "paydayloans") == [])
    }

    @Test("a WordPress key in look-alike letters counts only in disguise, an accent is none")
    func disguisedKeys() throws {
        let imported = take(
            "long\u{FF45}r\nc\u{430}sino b\u{43E}nus\n\u{3002}\u{FF43}o\u{FF4D}\ncafé crème\n"
                + "быстрый займ\n\u{FF11}\u{FF12}\u{FF13}\u{FF14}\u{FF15}\nlong\u{FF25}r\n", .wpKeys
        )
        #expect(entries(imported, "phrases") == ["café crème", "быстрый займ"])
        let disguises = #"disguises "longer", "casino bonus""#
        #expect(imported.rules.contains("when    body " + disguises))
        #expect(imported.rules.contains("when    author " + disguises))
        #expect(imported.taken == 5)
        let little = "in look-alike letters, which is too little to tell a disguise by"
        #expect(
            reasons(imported) == ["3: it is \".com\" \(little)", "6: it is \"12345\" \(little)"])
        #expect(diagnostics(imported) == [])
        #expect(try fieldNames(imported, "it takes longer at shop.com, a casino bonus") == [])
        for text in ["long\u{FF45}r", "L0nger", "c\u{430}sino bonus"] {
            #expect(try fieldNames(imported, text) == ["their-disguises-in-body-1"], "\(text)")
        }
    }

    @Test("SmokeDetector's patterns stay patterns, its plain words become entries")
    func smokeDetector() throws {
        let files = [
            (
                "bad_keywords.txt",
                "# a remark\nbaba\\W?demo\nplain words\nsite\\.example\n(?<n\\d+\\+x)\nopen(\n"
            ),
            ("watched_keywords.txt", "1494568775\tkim\tessay.{0,3}demo\n1494568776 no tabs\n"),
            ("blacklisted_websites.txt", "pills\\.example\nlucky\\d+\nseller\n"),
            ("blacklisted_usernames.txt", "^troll$\nseo demo\n^[a-z]+xyz$\n"),
        ].map { ImportFile(name: $0.0, bytes: Array($0.1.utf8)) }
        let imported = imported(files, as: .smokedetector, prefix: "their", holdAt: 4)
        #expect(entries(imported, "phrases") == ["plain words", "site.example"])
        #expect(entries(imported, "hosts") == ["pills.example"])
        #expect(entries(imported, "names") == ["troll"])
        for part in [
            "rule their-keyword-2\n    when    body matches /\\b(?:baba\\W?demo)\\b/is\n",
            "body matches /\\b(?:essay.{0,3}demo)\\b/is", "link.url matches /lucky\\d+/is",
            "link.url contains part \"seller\"", "author contains part \"seo demo\"",
            "author matches /^[a-z]+xyz$/is",
        ] { #expect(imported.rules.contains(part), "\(part) in \(imported.rules)") }
        #expect(imported.taken == 10)
        let refused = imported.refusals.map { "\($0.file):\($0.line)" }
        #expect(refused == ["bad_keywords.txt:5", "bad_keywords.txt:6", "watched_keywords.txt:2"])
        #expect(imported.refusals[1].reason.hasPrefix("bad pattern: "))
        #expect(diagnostics(imported) == [])
    }

    @Test("SpamAssassin's body and uri tests come with their points and words")
    func spamAssassin() throws {
        let imported = take(
            """
            # a remark
            ifplugin Mail::SpamAssassin::Plugin::Demo
            body     DEMO_WATCH\t\t/\\breplica.{1,20}watch/i  # why
            describe DEMO_WATCH   About "watches"
            score    DEMO_WATCH   2.5 1 1 1
            else
            body     DEMO_OTHER  /never/
            endif
            uri      DEMO_URI    m{^https?://[^/]+/\\#x}i
            score    DEMO_URI    -3
            body     DEMO_HEAVY  m!heavy/load!
            score    DEMO_HEAVY  50
            body     __PART      /part/
            body     DEMO_OFF    /off/
            score    DEMO_OFF    0
            body     DEMO_EVAL   eval:check_demo('2')
            body     DEMO_TEMPLATE /<A><B>/
            replace_rules DEMO_TEMPLATE
            meta     DEMO_META   (DEMO_URI && __PART)
            header   DEMO_HEAD   Subject =~ /x/
            tflags   DEMO_URI    nice
            body     DEMO_WATCH  /again/
            body     DEMO_EMPTY  /x*/
            """, .spamassassin, file: "demo.cf")
        for part in [
            """
            rule their-demo-watch
                when    body matches /\\breplica.{1,20}watch/i
                score   spam +2
                note    "About \\"watches\\""
            """,
            """
            rule their-demo-uri
                when    link.url matches /^https?://[^/]+/\\#x/i
                score   trust -2.4
            """,
            """
            rule their-demo-heavy
                when    body matches /heavy/load/
                score   spam +3.5
            """,
        ] { #expect(imported.rules.contains(part), "\(part) in \(imported.rules)") }
        #expect(imported.taken == 3)
        #expect(
            reasons(imported) == [
                "7: it stands in an else, and the part before it was taken",
                "13: a part of meta tests, which counts nothing by itself",
                "14: its score is 0: it is switched off",
                "16: eval calls SpamAssassin's own code",
                "17: a template of letters: write disguises \"word\" instead",
                "18: templates of letters: write disguises \"word\" instead",
                "19: meta combines other tests: write when rule lines instead",
                "20: a header of mail: comments have none",
                "21: tflags has no counterpart",
                "22: there is a rule called \"demo-watch\" already",
                "23: it matches where there is nothing",
            ])
        #expect(diagnostics(imported) == [])
    }

    @Test(
        "a pattern that does not come to an end, or never matches, is refused",
        arguments: [
            ("(?:a+)+b\\W\n", "it is too slow"), ("a\\Ab.c\n", "the pattern can never match"),
        ])
    func hopeless(_ line: String, _ reason: String) {
        let imported = take(line, .smokedetector, file: "bad_keywords.txt")
        #expect(imported.taken == 0)
        #expect(imported.refusals.first?.reason.hasPrefix(reason) == true, "\(imported)")
    }

    @Test("no imported rule holds alone, whatever the threshold", arguments: [0.5, 1, 4, 10])
    func threshold(_ holdAt: Double) {
        let text = "body A /a b/\nscore A 100\nbody B /b c/\nscore B 0.01\n"
        for imported in [
            take(text, .spamassassin, holdAt: holdAt), take("word\n", .wpKeys, holdAt: holdAt),
        ] {
            #expect(imported.taken > 0)
            #expect(diagnostics(imported, holdAt: holdAt) == [])
        }
    }

    @Test("what is no UTF-8 is named, but for remarks")
    func bytes() {
        let bytes = Array("# ".utf8) + [0xE9, 0x0A] + Array("caf".utf8) + [0xE9, 0x0A]
        let imported = imported(
            [ImportFile(name: "k", bytes: bytes)], as: .wpKeys, prefix: "their", holdAt: 4)
        #expect(reasons(imported) == ["2: it is not UTF-8"])
        #expect(imported.taken == 0)
    }

    @Test("long lists of texts are cut into lines that can be read")
    func chunks() {
        let text = (0..<3000).map { "part\($0)-of-a-name\n" }.joined()
        let imported = take(text, .smokedetector, file: "blacklisted_websites.txt")
        #expect(imported.taken == 3000)
        #expect(diagnostics(imported) == [])
        #expect(imported.rules.contains("rule their-parts-in-link-url-2"))
    }

    @Test("imported rules are in their layout")
    func layout() {
        let imported = take("a b\nc.example\n", .wpKeys)
        #expect(formatted(imported.rules) == imported.rules)
        #expect(imported.rules.hasPrefix("# Imported by bailiff"))
    }
}
