// SPDX-License-Identifier: MIT

package import Comments

/// What the rules have to say about one comment.
package struct RuleOutcome: Sendable, Equatable {
    /// A rule that could not be judged on this comment, which must then be held.
    package struct Failure: Sendable, Equatable {
        package let rule: String
        package let reason: String
    }

    /// In the order of the rules; only of rules that have a score or force something.
    package internal(set) var evidence: [Evidence] = []
    /// The rules that failed, in their order.
    package internal(set) var failures: [Failure] = []
    /// Whether the budget was spent before the last rule: what was found so far is not all.
    package internal(set) var exhausted = false

    /// The first rule that failed.
    package var error: Failure? { failures.first }
}
