// SPDX-License-Identifier: MIT

import Comments
import Lines

/// What a rule does, as opposed to how it is written and what is said about it.
///
/// Two rules have one fingerprint only where both judge alike: remarks, examples, what the
/// commenter is told, the owner and the order of the lines are no part of it. Of a list that a
/// rule names and of a rule that it refers to it takes in what they are in turn, so that an edit
/// of those is an edit of this.
struct Definitions {
    private static let words: [RuleWord] = [.when, .unless, .score, .then, .until, .mode]

    /// The fingerprints of the lists and the rules above, by name.
    private var lists: [String: String] = [:]
    private var rules: [String: String] = [:]

    /// Takes in the entries of a list.
    mutating func take(list name: String, _ entries: ListEntries) {
        // Their order means nothing, but sorting a large list would cost more than it is worth.
        lists[name] = hexadecimal(fingerprint([entries.meaning]))
    }

    /// Takes in the lines of a rule.
    ///
    /// - Returns: its fingerprint.
    mutating func take(rule name: String, _ lines: some Sequence<SourceLine>) -> String {
        let meanings = lines.compactMap { line -> String? in
            guard case .statement(let statement) = line,
                Self.words.contains(where: { $0.rawValue == statement.keyword.value })
            else { return nil }
            return ([meaning(of: statement)] + leanings(of: statement)).joined(separator: "\n")
        }
        let print = hexadecimal(fingerprint(meanings.sorted()))
        rules[name] = print
        return print
    }

    /// Nothing that can be written in a rule contains the separator, a control character.
    private func meaning(of line: Statement) -> String {
        line.tokens.map { token in
            switch token.kind {
            case .word: "w" + token.value
            case .text: "t" + token.value
            case .comma: ","
            case .key: "k" + token.value
            case .pattern(let flags): "p\(flags)/" + token.value
            }
        }.joined(separator: "\u{1F}")
    }

    /// What stands behind the names after `list`, `rule` and `rules`.
    private func leanings(of line: Statement) -> [String] {
        var known: [String: String] = [:]
        var found: [String] = []
        for token in line.tokens where token.kind == .word {
            if let fingerprint = known[token.value] {
                found.append(fingerprint)
            } else if token.value == "list" {
                known = lists
            } else if token.value == "rule" || token.value == "rules" {
                known = rules
            }
        }
        return found
    }
}
