// SPDX-License-Identifier: MIT

import Lines

/// A pattern that a rule asks for, where it stands, and what is certainly wrong with it.
struct AskedPattern {
    let pattern: Pattern
    let clause: Clause
    let column: Int
    let doubts: [PatternDoubt]

    /// Those of a rule, in its order.
    static func all(in draft: RuleDraft) -> [AskedPattern] {
        draft.clauses.compactMap { clause in
            guard let pattern = (clause.condition as? Matches)?.pattern,
                let token = clause.statement.tokens.first(where: \.isPattern)
            else { return nil }
            return AskedPattern(
                pattern: pattern, clause: clause, column: token.column,
                doubts: Rules.doubts(about: token.value, flags: pattern.flags))
        }
    }
}
