// SPDX-License-Identifier: MIT

import Comments
import Lines

/// One rule, ready to be judged.
struct Rule: Sendable {
    let name: String
    let file: String
    let line: Int
    /// Cheapest first; their order in the file means nothing.
    var clauses: [Clause]
    let score: Score?
    let forces: Disposition?
    let mode: Standing
    let says: Says
    let metadata: Metadata
    /// How many it was tried on.
    let examples: Int
    /// Equal for rules that judge alike; see ``Definitions``.
    var fingerprint = ""

    /// A rule is in force on the day that `until` names, and ends after it.
    func hasEnded(on day: Day?) -> Bool {
        guard let day, let until = metadata.until else { return false }
        return day > until
    }

    /// Whether it does anything by itself; if not, it only serves other rules.
    var hasConsequence: Bool { score != nil || forces != nil }
}

/// One `when` or `unless` line.
///
/// A class, so that asking one copies nothing.
final class Clause: Sendable {
    let condition: any Condition
    /// Whether it is an `unless`.
    let isException: Bool
    /// As it was written.
    let statement: Statement

    init(condition: any Condition, isException: Bool, statement: Statement) {
        self.condition = condition
        self.isException = isException
        self.statement = statement
    }

    var line: Int { statement.line }
}

/// The points that a rule adds, as in `score spam +4`.
struct Score: Sendable, Equatable {
    let charge: Charge
    /// Natural-log odds against "genuine"; negative for trust.
    let points: Double
}

/// What a rule says about itself, for moderators.
struct Metadata: Sendable, Equatable {
    var owner: String?
    /// When the owner last looked at it.
    var ownedSince: Day?
    var note: String?
    var until: Day?
}

/// What the commenter is told, by language.
struct Says: Sendable, Equatable {
    private(set) var text: String?
    private var byLanguage: [String: String] = [:]

    /// Takes a text up; false where this language has one already.
    mutating func add(_ text: String, language: String?) -> Bool {
        guard let language = language.map(Self.normalised) else {
            guard self.text == nil else { return false }
            self.text = text
            return true
        }
        return byLanguage.updateValue(text, forKey: language) == nil
    }

    /// The text for a blog's language: `de` serves `de_AT` and `de-CH` too.
    ///
    /// - Parameter language: as the blog gave it; of several, `en, fr_ca`, the first counts.
    /// - Returns: nil where the rule has nothing to say in this language.
    func text(for language: String?) -> String? {
        guard !byLanguage.isEmpty, let language,
            let first = language.utf8.prefix(200).split(separator: UInt8(ascii: ",")).first
        else { return text }
        var parts = Self.normalised(String(decoding: first, as: UTF8.self)).split(separator: "_")
        while !parts.isEmpty {
            if let found = byLanguage[parts.joined(separator: "_")] { return found }
            parts.removeLast()
        }
        return text
    }

    private static func normalised(_ language: String) -> String {
        language.lowercased().replacing("-", with: "_").filter { !$0.isWhitespace }
    }
}
