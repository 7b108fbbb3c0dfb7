// SPDX-License-Identifier: MIT

import Bayes
import Comments
package import Screening

/// Which comments are scored, and what has been learnt by then.
package enum Course: Sendable {
    /// Each is scored, then learnt: decisions that come at once.
    case online
    /// Each is scored; only what a person would have been shown is learnt.
    case selective(seed: UInt64)
    /// All of the first are learnt, the others are scored and not learnt.
    case split(training: [LabelledComment])
    /// Each fold is scored after the others have been learnt.
    case folds(Int, seed: UInt64)

    /// What came of a course.
    package struct Outcome: Sendable, Equatable {
        /// In the order in which they were heard, each comment once.
        package var scored: [Scored] = []
        /// How many labels were learnt; by folds, in the mean of a fold.
        package var learnt = 0
    }

    /// How many steps ``run(_:judge:step:)`` takes.
    package func stepCount(_ comments: Int) -> Int {
        switch self {
        case .online, .selective: comments
        case .split(let training): training.count + comments
        case .folds(let folds, _): comments * folds
        }
    }

    /// Runs the course from a judge who knows nothing yet.
    ///
    /// - Parameters:
    ///   - comments: in their order; ids must differ.
    ///   - judge: copied for each fold.
    ///   - step: called once for each comment that was heard.
    /// - Returns: all comments of the course, scored.
    package func run(
        _ comments: [LabelledComment], judge: Judge, step: () -> Void
    ) -> Outcome {
        switch self {
        case .online:
            return score(comments, judge, step) { _, _ in true }
        case .selective(let seed):
            return score(comments, judge, step) { isShown($0, $1, SpotCheck(seed: seed)) }
        case .split(let training):
            return score(comments, judge, after: training, step) { _, _ in false }
        case .folds(let count, let seed):
            return crossScore(comments, judge, count, seed, step)
        }
    }
}

/// Each is scored, then learnt where its label is asked for.
private func score(
    _ comments: [LabelledComment], _ judge: Judge, after training: [LabelledComment] = [],
    _ step: () -> Void, learningIf isAsked: (LabelledComment, Verdict) -> Bool
) -> Course.Outcome {
    var rehearsal = Rehearsal(judge)
    var outcome = Course.Outcome(learnt: training.count)
    for item in training {
        let verdict = rehearsal.hear(item)
        rehearsal.learn(item, after: verdict)
        step()
    }
    for item in comments {
        let verdict = rehearsal.hear(item)
        outcome.scored.append(Scored(item, verdict))
        if isAsked(item, verdict) {
            rehearsal.learn(item, after: verdict)
            outcome.learnt += 1
        }
        step()
    }
    return outcome
}

/// Whether a moderator looks at it: all that is held, and what is drawn of the rest.
private func isShown(
    _ item: LabelledComment, _ verdict: Verdict, _ spotCheck: SpotCheck
) -> Bool {
    // With a seed of its own the draw does not go by the day.
    verdict.disposition == .hold
        || spotCheck.chooses(item.commentID, receivedAt: 0) { verdict.q }
}

/// Each fold is scored after the others, the folds one after the other.
private func crossScore(
    _ comments: [LabelledComment], _ judge: Judge, _ count: Int, _ seed: UInt64,
    _ step: () -> Void
) -> Course.Outcome {
    var generator = SeededGenerator(seed: seed)
    let shuffled = comments.shuffled(using: &generator).enumerated()
    var outcome = Course.Outcome()
    for fold in 0..<count {
        let others = shuffled.filter { $0.offset % count != fold }.map(\.element)
        let own = shuffled.filter { $0.offset % count == fold }.map(\.element)
        let part = score(own, judge, after: others, step) { _, _ in false }
        outcome.scored += part.scored
        outcome.learnt += part.learnt
    }
    outcome.learnt /= max(1, count)
    return outcome
}
