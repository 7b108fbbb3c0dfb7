// SPDX-License-Identifier: MIT

import Comments
import Lines
import Rules
import Testing

@Suite("The pages about the rule language are right", .timeLimit(.minutes(2)))
struct LanguagePageTests {
    private static let page = Page.language

    /// What a message about the meaning of a line looks like: its fixed parts.
    private static let aboutMeaning = page.text
        .split(separator: "| message | when |").dropFirst().prefix(1)
        .flatMap { $0.split(separator: "\n\n", maxSplits: 1)[0].split(separator: "\n") }
        .flatMap { row in
            row.split(separator: "|")[0].matches(of: /`([^`]+)`/).map {
                $0.1.split(separator: "…").map(String.init)
            }
        }
        .filter { !$0.isEmpty }

    private static func isAboutMeaning(_ message: String) -> Bool {
        aboutMeaning.contains { parts in
            var rest = message[...]
            return parts.allSatisfy { part in
                guard let found = rest.firstRange(of: part) else { return false }
                rest = rest[found.upperBound...]
                return true
            }
        }
    }

    private static func aboutSyntax(_ report: LintReport) -> [Diagnostic] {
        report.errors.filter { !isAboutMeaning($0.message) }
    }

    @Test("the rules on them load without a complaint", arguments: Page.all.flatMap(\.right))
    func right(_ block: Page.Block) {
        #expect(Page.language.lint(block.text).diagnostics.map(\.description) == [])
    }

    @Test("what they show as wrong is answered as they print it", arguments: page.wrong.indices)
    func wrong(_ index: Int) {
        let (rules, says) = Self.page.wrong[index]
        let said = Self.page.lint(rules.text).diagnostics.map(\.description)
        #expect(said.joined(separator: "\n") + "\n" == says)
    }

    @Test("the page has examples of either kind")
    func whole() {
        #expect(Page.all.count == 2)
        #expect(Self.page.right.count > 8 && Self.page.wrong.count > 8)
        #expect(Self.aboutMeaning.count > 15)
    }

    @Test(
        "every word of the language stands in the grammar and in a table", arguments: Vocabulary.all
    )
    func vocabulary(_ word: String) throws {
        let terminals = try Grammar(Self.page.blocks).used.terminals
        let inTables = Self.page.rows.joined().flatMap { $0.split { " ,\"".contains($0) } }
        for part in word.split(separator: " ").map(String.init) {
            #expect(terminals.contains(part), "\(part) in the grammar")
            #expect(inTables.contains(part[...]), "\(part) in a table")
        }
    }

    @Test("the grammar defines all that it uses, and uses all that it defines")
    func closed() throws {
        let grammar = try Grammar(Self.page.blocks)
        #expect(grammar.used.names.union(["file", "list-file"]) == Set(grammar.rules.keys))
    }

    @Test("what the grammar describes is read without a mistake of grammar", arguments: 0..<60)
    func derived(_ seed: UInt64) throws {
        let grammar = try Grammar(Self.page.blocks)
        var random = Seeded(state: seed)
        for _ in 0..<5 {
            let text = grammar.text("file", &random)
            let report = Self.page.lint(text)
            #expect(Self.aboutSyntax(report).map(\.description) == [], "\(text)")
        }
    }

    @Test("what the grammar describes as a list is one", arguments: 0..<20)
    func derivedList(_ seed: UInt64) throws {
        var random = Seeded(state: seed)
        let list = try Grammar(Self.page.blocks).text("list-file", &random)
        let report = RuleSet.lint(
            files: [("site.rules", "list names from \"names.list\"\n")], lists: { _ in list },
            holdAt: 4, today: today)
        #expect(report.errors.map(\.description) == [], "\(list)")
    }

    @Test("the grammar describes the rules on the page", arguments: Page.all.flatMap(\.right))
    func described(_ block: Page.Block) throws {
        #expect(try Grammar(Self.page.blocks).describes(block.text, as: "file"))
    }

    @Test("the grammar does not describe what breaks it", arguments: page.wrong.indices)
    func refused(_ index: Int) throws {
        let text = Self.page.wrong[index].rules.text
        let isSyntax = !Self.aboutSyntax(Self.page.lint(text)).isEmpty
        #expect(try Grammar(Self.page.blocks).describes(text, as: "file") != isSyntax, "\(text)")
    }

    @Test("the grammar describes the starter rules", arguments: starterFiles)
    func starters(_ file: String) throws {
        let text = try Page("rules/" + file).text
        #expect(try Grammar(Self.page.blocks).describes(text, as: "file"))
    }

    private static let starterFiles = [
        "contact", "disguises", "flattery", "links", "names", "readers", "shop", "trades",
    ].map { $0 + ".rules" }

    @Test("the table of what finds a word is true", arguments: findings)
    func folding(_ row: [String]) throws {
        let tests = [
            "contains \"casino\"", "contains part \"casino\"", "disguises \"casino\"",
            "matches /casino/", "matches /casino/ folded",
        ]
        let found = try tests.map { test in
            try load(rule("when body \(test)")).names(comment(row[0])).isEmpty ? "–" : "yes"
        }
        #expect(found == Array(row.dropFirst()), "\(row)")
    }

    /// The rows below the heading: a text, and what each test says of it.
    private static let findings = page.text.split(separator: "\n")
        .drop { !$0.hasPrefix("| text | `contains") }.dropFirst(2)
        .prefix { $0.hasPrefix("|") }
        .map { row in
            let cells = row.split(separator: "|").map { $0.trimmingPrefix(/\ +/) }
            let text = cells.first?.matches(of: /`([^`]+)`/).first.map { String($0.1) } ?? ""
            return [text] + cells.dropFirst().map { String($0.prefix { $0 != " " }) }
        }
}
