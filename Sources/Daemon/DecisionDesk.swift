// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Screening

/// Turns what a person ordered into what is done: the state, and what is learnt or unlearnt.
///
/// Pure but for the memory that it is handed. One comment trains once: what stood before gives
/// way, and comes back when the new decision is undone.
enum DecisionDesk {
    static func act(
        on waiting: WaitingDecision, teaching memory: inout Memory, now: Milliseconds
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
        let lesson = Lesson(ruling, waiting, submission.comment, &memory)
        return Act(
            number: waiting.number, id: waiting.decision.id,
            outcome: outcome(ruling, from: entry.state, transition), transition: transition,
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

    init(
        _ ruling: Ruling, _ waiting: WaitingDecision, _ comment: Comment, _ memory: inout Memory
    ) {
        switch ruling {
        case .release: teach(.genuine, waiting.standing, comment, &memory)
        case .refuse(as: .spam): teach(.spam, waiting.standing, comment, &memory)
        case .refuse(as: .shill): teach(.shill, waiting.standing, comment, &memory)
        case .refuse(as: .other), .hold:
            guard let standing = waiting.standing else { return }
            memory.unlearn(comment, standing)
            untrains = true
        case .undo:
            if let training = waiting.undoes?.training { memory.unlearn(comment, training) }
            if let restored = waiting.undoes?.restores { memory.restore(comment, restored) }
        }
    }

    private mutating func teach(
        _ commentClass: CommentClass, _ standing: Training?, _ comment: Comment,
        _ memory: inout Memory
    ) {
        // Said twice is not learnt twice.
        guard standing?.commentClass != commentClass else { return }
        if let standing { memory.unlearn(comment, standing) }
        training = memory.learn(comment, as: commentClass)
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
