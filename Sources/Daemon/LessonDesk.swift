// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Screening

/// Turns examples that people brought into what is learnt, as ``DecisionDesk`` does with decisions.
///
/// They count as decisions do, but for one thing: nobody weighs them, so they never say how often
/// the scorer would hold genuine comments of this blog.
enum LessonDesk {
    static func act(
        on lesson: WaitingLesson, isUndo: Bool, teaching memory: inout Memory
    ) -> LessonAct {
        LessonAct(
            example: lesson.example,
            change: isUndo ? takeBack(lesson, from: &memory) : teach(lesson, to: &memory))
    }

    private static func teach(_ lesson: WaitingLesson, to memory: inout Memory) -> LessonAct.Change
    {
        // Brought twice at the same time; or no comment, which the command would not have noted.
        guard lesson.other?.training.commentClass != lesson.commentClass,
            let comment = lesson.comment
        else { return .gone(restoring: nil) }
        if let other = lesson.other { memory.unlearn(comment, other.training) }
        return .learnt(
            memory.learn(comment, as: lesson.commentClass), replacing: lesson.other?.example)
    }

    private static func takeBack(
        _ lesson: WaitingLesson, from memory: inout Memory
    ) -> LessonAct.Change {
        guard let training = lesson.training, let comment = lesson.comment else {
            return .gone(restoring: nil)
        }
        memory.unlearn(comment, training)
        if let other = lesson.other { memory.restore(comment, other.training) }
        return .gone(restoring: lesson.other?.example)
    }
}

extension WaitingLesson {
    fileprivate var comment: Comment? { try? Submission(stored: bytes).comment }
}
