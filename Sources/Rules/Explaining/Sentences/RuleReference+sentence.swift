// SPDX-License-Identifier: MIT

extension RuleReference {
    func sentence(_ words: ClauseWords) -> String { "the rule \(words.rule(index)) applies" }
}
