// SPDX-License-Identifier: MIT

package import Comments
package import Rules

/// What is remembered of a rule beside its text.
package struct Dossier: Sendable, Equatable {
    /// A step that the rule took by its record, with the numbers that led to it.
    package struct Change: Sendable, Equatable {
        package let from: Standing
        package let to: Standing
        /// In milliseconds since 1970, as all times here.
        package let at: Int64
        /// Decided hits in which a person agreed with the rule, of all decided ones.
        package let agreed: Int
        package let decided: Int
    }

    package let rule: String
    package let fingerprint: String
    /// As the file says.
    package let mode: Standing
    /// Since when the rule is what it is; 0 where that was before anyone noted it.
    package let since: Int64
    /// Whether it was among the first rules of the ledger and is unchanged since.
    package let isOriginal: Bool
    /// The day on the `owner` line.
    package internal(set) var ownedSince: Day?
    /// Whether a person has looked at the rule again since it was edited: a newer day on its
    /// `owner` line says so, and the emergency brake leaves it alone.
    package internal(set) var isConfirmed = false
    /// What its record lets it say.
    package internal(set) var earned: Standing
    /// The latest step that it took.
    package internal(set) var change: Change?

    init(_ rule: RuleInfo, since: Int64, isOriginal: Bool) {
        self.rule = rule.name
        fingerprint = rule.fingerprint
        mode = rule.mode
        self.since = since
        self.isOriginal = isOriginal
        ownedSince = rule.ownedSince
        earned = rule.mode
    }
}

/// A rule that the emergency brake stopped.
package struct Stop: Sendable, Equatable {
    package let rule: String
    package let file: String
    package let line: Int
    /// When the definition that ran away came into force: what it held came after that.
    package let since: Int64
    package let at: Int64
    /// Writers that it held, of all who came.
    package let held: Int
    package let all: Int
    /// When somebody edited or confirmed the rule, or people's decisions had vouched for it; nil
    /// while it is stopped.
    package internal(set) var until: Int64?

    package var isOver: Bool { until != nil }
}

extension Dossier.Change {
    /// For the log and for the status, with what to write in the file to make it last.
    package func sentence(about rule: String) -> String {
        let numbers = "people agreed on \(agreed) of \(decided)"
        return switch to {
        case .active:
            "the rule \(rule) is no longer on probation (\(numbers)): write \"mode active\" to keep it so"
        case .shadow:
            "the rule \(rule) counts nothing by now (\(numbers)): mend it, or write \"mode shadow\""
        case .probation, .stopped: "the rule \(rule) is on probation again (\(numbers))"
        }
    }
}
