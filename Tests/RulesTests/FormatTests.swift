// SPDX-License-Identifier: MIT

import Foundation
import Lines
import Rules
import Testing

@Suite("The layout of rule files changes white space alone")
struct FormatTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let name: String
        let text: String
        let expected: String
        var testDescription: String { name }
    }

    static let rows = [
        Row(
            name: "words come into a column",
            text: "rule  pills\n\twhen body   contains \"a\" ,\"b\",  \"c\"\n  score spam   +4\n",
            expected:
                "rule pills\n    when    body contains \"a\", \"b\", \"c\"\n    score   spam +4\n"),
        Row(
            name: "a language stands in the column of words",
            text: "rule r\n says \"x\"\n says   de    \"y\"\n says pt_BR \"z\"\n",
            expected:
                "rule r\n    says    \"x\"\n    says de \"y\"\n    says pt_BR \"z\"\n"),
        Row(
            name: "keys keep their texts",
            text: "rule r\n catches author=\"A  B\"    body=\"x\\\"y\\\\\"\n",
            expected: "rule r\n    catches author=\"A  B\" body=\"x\\\"y\\\\\"\n"),
        Row(
            name: "patterns stay as they are, to the last slash",
            text: "rule r\n when  body  matches   /a,  b # \"c / d/i    folded\n",
            expected: "rule r\n    when    body matches /a,  b # \"c / d/i folded\n"),
        Row(
            name: "remarks stay, at the margin or indented",
            text: "#  one  \n\n\n  #two\nrule r   # three\n\t\n when links>=1 #four\n",
            expected:
                "#  one\n\n\n    #two\nrule r  # three\n\n    when    links>=1  #four\n"),
        Row(
            name: "CRLF, a byte order mark and blank lines at the end go",
            text: "\u{FEFF}rule r\r\n when links = 1\r\n\r\n\r\n",
            expected: "rule r\n    when    links = 1\n"),
        Row(name: "nothing stays nothing", text: " \n\n", expected: ""),
        Row(
            name: "a line that cannot be read stays as it is",
            text: "rule r\n   when  body contains \"a\n  note   \"b\"\n",
            expected: "rule r\n   when  body contains \"a\n    note    \"b\"\n"),
        Row(
            name: "words of a later version come into the column, too",
            text: "include   \"other.rules\"\nrule r\n mode   shadow\n",
            expected: "include \"other.rules\"\nrule r\n    mode    shadow\n"),
    ]

    @Test("lays out", arguments: rows)
    func layout(_ row: Row) {
        #expect(formatted(row.text) == row.expected)
        #expect(formatted(row.expected) == row.expected)
    }

    /// Words, texts and signs that a rule file may have, and what somebody may type between them.
    private static let pieces = [
        "rule", "when", "says", "de", "body", "contains", "matches", "/a b/i", "/x", "\"a  b\"",
        "\"\\\"\"", "\"\\\\\"", "\"", ",", "key=", "=", "#", "# x", "x#y", "é", "e\u{301}",
        "\u{202E}", "\\", "\u{1}",
    ]
    private static let gaps = ["", " ", "  ", "\t", "\u{A0}", "\n", "\n  ", "\r\n", "\r", "\n\n"]

    @Test("says the same after it, and the second time changes nothing", arguments: 1...40)
    func property(_ seed: Int) {
        var random = Seeded(state: UInt64(seed))
        for _ in 0..<100 {
            var text = ""
            for _ in 0..<Int.random(in: 0...24, using: &random) {
                text += Self.pieces.randomElement(using: &random) ?? ""
                text += Self.gaps.randomElement(using: &random) ?? ""
            }
            let layout = formatted(text)
            #expect(Reading(layout) == Reading(text), "seed \(seed): \(text.debugDescription)")
            #expect(
                formatted(layout).unicodeScalars.elementsEqual(layout.unicodeScalars),
                "seed \(seed): \(text.debugDescription)")
        }
    }

    /// What a text says: its statements and remarks by line, to the scalar.
    private struct Reading: Equatable {
        let statements: [String]
        let problems: [String]
        let remarks: Int

        init(_ text: String) {
            let reader = LineReader(text, file: "f")
            statements = reader.statements.map { statement in
                let tokens = statement.tokens.map { "\($0.kind) \(Array($0.value.utf8))" }
                return "\(statement.line) \(statement.isContinuation) \(tokens)"
            }
            problems = reader.problems.map { "\($0.line) \($0.message)" }
            remarks = text.unicodeScalars.count { $0 == "#" }
        }
    }

    @Test("the starter rules are in their layout")
    func starterRules() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "rules")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".rules") }
        #expect(!names.isEmpty)
        for name in names {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            #expect(formatted(text) == text, "\(name): bailiff rules fmt ./rules")
        }
    }
}
