// SPDX-License-Identifier: MIT

import Foundation
import Lines
import Rules

/// A page of the documentation, as far as tests can hold it to its word.
struct Page {
    /// A fenced block: the words behind its fence, and those of the comment above it.
    struct Block: CustomStringConvertible {
        let kind: String
        let marker: String
        let text: String
        let line: Int
        var description: String { "line \(line)" }
    }

    let text: String
    let blocks: [Block]

    static let language = (try? Page("docs/rule-language.md")) ?? Page(text: "")
    static let all = ["docs/rule-language.md", "docs/first-rule.md"].compactMap { try? Page($0) }

    init(_ path: String) throws {
        self.init(text: try String(contentsOf: Self.root.appending(path: path), encoding: .utf8))
    }

    init(text: String) {
        self.text = text
        blocks = Self.blocks(text.split(separator: "\n", omittingEmptySubsequences: false))
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func blocks(_ lines: [Substring]) -> [Block] {
        var blocks: [Block] = []
        var start: Int?
        for (index, line) in lines.enumerated() where line.hasPrefix("```") {
            guard let opening = start else {
                start = index
                continue
            }
            let above = opening > 0 ? lines[opening - 1] : ""
            let marker = above.wholeMatch(of: /<!-- (.+) -->/).map { String($0.1) } ?? ""
            blocks.append(
                Block(
                    kind: String(lines[opening].dropFirst(3)), marker: marker,
                    text: lines[(opening + 1)..<index].map { $0 + "\n" }.joined(),
                    line: opening + 1))
            start = nil
        }
        return blocks
    }

    /// The rows of its tables, each with the code in its cells.
    var rows: [[String]] {
        text.split(separator: "\n").filter { $0.hasPrefix("| ") }.map { row in
            row.matches(of: /`([^`]+)`/).map { String($0.1) }
        }
    }

    /// As the system says it.
    private struct Missing: Error, CustomStringConvertible {
        let description = "No such file or directory"
    }

    /// Reads rules as a folder would that holds the files which the page shows.
    func lint(_ rules: String) -> LintReport {
        let files = Dictionary(
            blocks.filter { $0.marker.hasPrefix("file ") }.map { ($0.marker.dropFirst(5), $0.text) }
        ) { first, _ in first }
        let read = { (path: String) throws -> String in
            guard let text = files[path[...]] else { throw Missing() }
            return text
        }
        return RuleSet.lint(
            files: [("site.rules", rules)], included: read, lists: read, holdAt: 4, today: today)
    }
}

/// The blocks of a page that are right or, with `wrong` above them, are not; the block behind a
/// wrong one is what is said about it.
extension Page {
    var right: [Block] { blocks.filter { $0.kind == "rules" && $0.marker != "wrong" } }

    var wrong: [(rules: Block, says: String)] {
        zip(blocks, blocks.dropFirst()).filter { $0.0.marker == "wrong" }
            .map { (rules: $0.0, says: $0.1.text) }
    }
}
