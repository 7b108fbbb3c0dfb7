// SPDX-License-Identifier: MIT

import Comments
import Lines

/// A rule in words that somebody who writes no rules can follow.
///
/// What comes from the file is in it as it was written: make it visible before it is printed.
package struct RuleExplanation: Sendable, Equatable {
    package let name: String
    package let file: String
    package let line: Int
    /// What it does and when, as one sentence.
    package let sentence: String
    /// Who owns it, until when it counts, on how many examples it was tried.
    package let remarks: [String]
    /// What the commenter is told, in no particular language.
    package let says: String?
    package let note: String?
    /// Rules that refer to it.
    package let usedBy: [String]
    /// Lists that it looks into.
    package let lists: [ListInfo]
}

/// A named list, for people.
package struct ListInfo: Sendable, Equatable {
    package let name: String
    /// Below the rules folder.
    package let path: String
    package let entries: Int
    /// Those that have not ended on the day of loading.
    package let inForce: Int
}

extension RuleSet {
    /// The rule of a name in words.
    ///
    /// - Parameters:
    ///   - name: of the rule.
    ///   - holdAt: points from which a comment is held.
    /// - Returns: nil where there is none.
    package func explanation(of name: String, holdAt: Double) -> RuleExplanation? {
        guard let index = compiled.firstIndex(where: { $0.name == name }) else { return nil }
        let rule = compiled[index]
        let usedBy = compiled.filter { $0.clauses.contains { $0.condition.rules.contains(index) } }
        let used = Set(rule.written.compactMap { $0.statement.listName })
        return RuleExplanation(
            name: rule.name, file: rule.file, line: rule.line,
            sentence: rule.sentence(names: compiled.map(\.name), holdAt: holdAt),
            remarks: rule.remarks(today: day), says: rule.says.text, note: rule.metadata.note,
            usedBy: usedBy.map(\.name), lists: lists.filter { used.contains($0.name) })
    }
}

extension Statement {
    /// The list behind `in list`.
    fileprivate var listName: String? {
        let words = tokens.filter { $0.kind == .word }.map(\.value)
        let place = words.indices.first { words[$0...].starts(with: ["in", "list"]) }
        return place.flatMap { words.indices.contains($0 + 2) ? words[$0 + 2] : nil }
    }
}

extension RuleSet {
    /// The names of the rules that others refer to.
    package var referredTo: Set<String> {
        let numbers = Set(compiled.flatMap(\.clauses).flatMap(\.condition.rules))
        return Set(numbers.map { compiled[$0].name })
    }
}
