// SPDX-License-Identifier: MIT

import Ledger
import Logging
import Screening

extension WorkLoop {
    /// How many examples one transaction learns: short enough that comments, which have their turn
    /// after it, do not wait.
    private static let lessonsAtOnce = 100

    /// Learns some of the examples that people brought; false where none waited.
    func learnExamples() throws -> Bool {
        guard let waiting = try record.waitingLessons(limit: Self.lessonsAtOnce) else {
            return false
        }
        let before = judge.memory.standing
        var acts = acts(on: waiting)
        if try mendModel() { acts = self.acts(on: waiting) }
        try orForget {
            try record.act(
                acts, of: waiting.source, endedAt: waiting.areLast ? clocks.wall() : nil)
        }
        actsToKeep += acts.count
        if waiting.areLast {
            let what = waiting.isUndo ? "taken back" : "learnt"
            log.info("source=\(waiting.source) uid=\(waiting.clerk.uid): its examples are \(what)")
        }
        announceScorer(after: before)
        return true
    }

    private func acts(on waiting: WaitingLessons) -> [LessonAct] {
        waiting.lessons.map {
            LessonDesk.act(on: $0, isUndo: waiting.isUndo, teaching: &judge.memory)
        }
    }
}
