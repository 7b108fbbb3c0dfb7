// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Rules
import Screening

/// Turns what a person ordered into what is done: the state, and what is learnt or unlearnt.
///
/// Pure but for the judge that it is handed. One comment trains once: what stood before gives
/// way, and comes back when the new decision is undone.
struct DecisionDesk {
    let scratch: MatchScratch
    /// Processor time of weighing a comment before its decision is learnt, in milliseconds.
    let workBudget: Int

    func act(
        on waiting: WaitingDecision, teaching judge: inout Judge, now: Milliseconds
    ) -> Act {
        func nothing(_ outcome: String) -> Act {
            Act(
                number: waiting.number, id: waiting.decision.id, outcome: outcome, transition: nil,
                at: now)
        }
        guard let entry = waiting.entry,
            let submission = try? Submission(stored: waiting.bytes)
        else {
            return nothing(waiting.entry == nil ? "no such comment" : "is no comment")
        }
        let ruling = waiting.decision.ruling
        if ruling == .undo, waiting.undoes == nil { return nothing("nothing to undo") }
        guard
            let transition = Transition.of(entry.state, ruling, undone: waiting.undoes?.before)
        else { return nothing("cannot \(ruling.word) what is \(entry.state.rawValue)") }
        let lesson = lesson(waiting, submission.comment, entry, &judge)
        return Act(
            number: waiting.number, id: waiting.decision.id,
            outcome: Self.outcome(ruling, from: entry.state, transition), transition: transition,
            training: lesson.training, untrains: lesson.untrains,
            undoes: waiting.undoes?.number, at: now)
    }

    /// What a person calls the comment once a decision was acted on; nil where nobody calls it any
    /// of the three.
    static func called(_ act: Act, _ waiting: WaitingDecision) -> CommentClass? {
        if let training = act.training { return training.commentClass }
        if act.untrains { return nil }
        if act.undoes != nil, let undone = waiting.undoes,
            undone.training != nil || undone.restores != nil
        {
            return undone.restores?.commentClass
        }
        return waiting.standing?.commentClass
    }

    private static func outcome(
        _ ruling: Ruling, from state: CustodyState, _ transition: Transition
    ) -> String {
        switch ruling {
        case .release: state.isOut ? "confirmed" : "released"
        case .refuse(let refusal):
            (state.isOut ? "withdrawn" : "refused") + " as \(refusal.rawValue)"
        case .hold: state == .held ? "stays held" : "held"
        case .undo: "undone: \(transition.state.settled.rawValue) again"
        }
    }
}

/// What the memory makes of a decision.
private struct Lesson {
    var training: Training?
    var untrains = false
}

extension DecisionDesk {
    private func lesson(
        _ waiting: WaitingDecision, _ comment: Comment, _ entry: Entry, _ judge: inout Judge
    ) -> Lesson {
        let standing = waiting.standing
        switch waiting.decision.ruling {
        case .release: return teach(.genuine, standing, comment, entry, &judge)
        case .refuse(as: .spam): return teach(.spam, standing, comment, entry, &judge)
        case .refuse(as: .shill): return teach(.shill, standing, comment, entry, &judge)
        case .refuse(as: .other), .hold:
            guard let standing else { return Lesson() }
            judge.memory.unlearn(comment, standing)
            return Lesson(untrains: true)
        case .undo:
            if let training = waiting.undoes?.training { judge.memory.unlearn(comment, training) }
            if let restored = waiting.undoes?.restores { judge.memory.restore(comment, restored) }
            return Lesson()
        }
    }

    private func teach(
        _ commentClass: CommentClass, _ standing: Training?, _ comment: Comment, _ entry: Entry,
        _ judge: inout Judge
    ) -> Lesson {
        // Said twice is not learnt twice.
        guard standing?.commentClass != commentClass else { return Lesson() }
        if let standing { judge.memory.unlearn(comment, standing) }
        return Lesson(
            training: judge.learn(
                comment, as: commentClass, at: comment.time(receivedAt: entry.receivedAt / 1000),
                identity: judge.demand.isEmpty ? [] : comment.identity(orElse: entry.id),
                scratch: scratch, budget: .processorTime(milliseconds: workBudget)))
    }
}

extension CustodyState {
    /// What it is once the blog has its file.
    fileprivate var settled: CustodyState {
        switch self {
        case .releasing: .released
        case .withdrawing: .withdrawn
        default: self
        }
    }
}
