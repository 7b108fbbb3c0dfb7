// SPDX-License-Identifier: MIT

import Foundation
import Lines
import Rules
import Testing

@Suite struct `The page of the rule language is true` {
    private static func page() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(
            contentsOf: root.appending(path: "docs/rule-language.md"), encoding: .utf8)
    }

    private static func blocks() throws -> [String] {
        try page().matches(of: /```rules\n((?s:.*?))```/).map { String($0.1) }
    }

    @Test(arguments: try blocks())
    func `each of its examples is right`(_ block: String) {
        let report = lint(block)
        #expect(shown(report.diagnostics) == [])
        #expect(report.examples >= 2)
    }

    @Test func `it has an example for each part of the language that needs one`() throws {
        let text = try Self.blocks().joined()
        for form in ["mode", "at least", "more than", "same phrase", "after", "approved="] {
            #expect(text.contains(form))
        }
    }

    @Test func `its grammar names every field and every word`() throws {
        let grammar = try #require(
            try Self.page().firstMatch(of: /```ebnf\n((?s:.*?))```/)?.1)
        for field in Field.allCases { #expect(grammar.contains("'\(field.rawValue)'")) }
        // The message that lists all words is the language's own account of them.
        let said = try #require(
            lint("rule r\n    qqqqqqqq").diagnostics.first { $0.line == 2 }
        ).message
        let words = try #require(said.firstMatch(of: /known: (.*)\)/)?.1)
            .replacing(" and ", with: ", ").split(separator: ", ")
        #expect(words.count > 10)
        for word in words { #expect(grammar.contains("'\(word)'")) }
    }
}
