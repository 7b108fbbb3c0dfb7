// SPDX-License-Identifier: MIT

package import Comments
import Rules
package import Screening

/// A judge who hears labelled comments one after another, as the daemon would have.
///
/// Comments without a date come a second after the one before.
package struct Rehearsal {
    /// 2000-01-01, a second before the first comment without a date.
    private static let dawn: Int64 = 946_684_799

    private var judge: Judge
    private let scratch = MatchScratch()
    private var clock = Self.dawn

    /// - Parameter judge: with rules, or with none to have the scorer alone, and a policy.
    package init(_ judge: Judge) { self.judge = judge }

    /// Judges a comment; it counts among those that came before the next.
    ///
    /// No work budget: what is measured must not depend on the machine.
    package mutating func hear(_ item: LabelledComment) -> Verdict {
        clock = item.comment.time.map(Int64.init) ?? clock + 1
        let identity = item.commentID.bytes
        let verdict = judge.verdict(
            on: item.comment, at: clock, identity: identity, scratch: scratch, budget: .unlimited)
        judge.remember(item.comment, at: clock, identity: identity)
        return verdict
    }

    /// Learns what a comment is, after it was heard and got this verdict.
    package mutating func learn(_ item: LabelledComment, after verdict: Verdict) {
        // As Judge.learn does, which would have to judge once more.
        _ = judge.memory.learn(item.comment, as: item.commentClass, total: verdict.wholeTotal)
    }
}
