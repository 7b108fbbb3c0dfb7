// SPDX-License-Identifier: MIT

/// How long judging one comment may take, as a question asked between two pieces of work.
///
/// The caller measures (processor time of the thread; a counter in tests). Once exhausted, it
/// must stay so for this comment.
package struct WorkBudget {
    package let isExhausted: () -> Bool

    package init(isExhausted: @escaping () -> Bool) { self.isExhausted = isExhausted }

    /// For the examples of rules, which are the moderators' own.
    package static var unlimited: WorkBudget { WorkBudget { false } }
}

/// Why a condition could not be judged.
package enum Interruption: Error, Equatable {
    /// The budget is spent: nobody knows.
    case exhausted
    /// A pattern went past a limit: this rule's error on this comment.
    case broken(String)
}
