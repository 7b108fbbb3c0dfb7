// SPDX-License-Identifier: MIT

import Lines

/// `rule empty-praise`: an earlier rule applies, whatever its own score.
struct RuleReference: Condition {
    let index: Int

    var cost: Cost { .number }
    var rules: [Int] { [index] }

    func holds(in evaluation: inout Evaluation) throws(Interruption) -> Bool {
        switch evaluation.findings[index] {
        case .applies(let proof):
            evaluation.note(proof)
            return true
        case .doesNotApply: return false
        case .broken(let reason): throw .broken(reason)
        }
    }
}

extension Cursor {
    mutating func ruleReference(_ names: inout Names) throws(Mistake) -> RuleReference {
        let index = try earlierRule(&names)
        try finish()
        return RuleReference(index: index)
    }

    /// Reads the name of a rule above this line.
    mutating func earlierRule(_ names: inout Names) throws(Mistake) -> Int {
        let token = try word("a rule's name")
        guard token.value != names.current else {
            throw Mistake(token, "a rule cannot refer to itself")
        }
        guard let rule = names.rules[token.value] else {
            throw Mistake(
                token,
                "there is no rule called \(quoted(token.value)) above this line"
                    + suggestion(token.value, names.rules.keys.sorted()))
        }
        names.used.insert(rule.index)
        return rule.index
    }
}
