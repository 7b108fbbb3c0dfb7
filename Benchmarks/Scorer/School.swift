// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Measuring

/// A model of a given size, and whether it equals one that is counted anew.
struct School {
    let model: Model
    private let lessons: [Training]
    private let comments: [Labelled]

    /// Learns comments until it knows so many features, or all of them.
    init(_ comments: [Labelled], features: Int) {
        var model = Model()
        var lessons: [Training] = []
        for labelled in comments where model.tally.size < features {
            lessons.append(model.train(Features(labelled.comment), as: labelled.commentClass))
        }
        self.model = model
        self.lessons = lessons
        self.comments = comments
    }

    /// - Parameters:
    ///   - before: megabytes of the process with the comments alone.
    ///   - after: with the model.
    /// - Returns: its size, and what it costs to count it anew.
    func outcome(before: Double, after: Double) -> Outcome {
        var rebuilt = Model()
        let watch = Stopwatch()
        for (labelled, lesson) in zip(comments, lessons) {
            rebuilt.replay(Features(labelled.comment), lesson)
        }
        return Outcome(
            [
                ("features", Double(model.tally.size)), ("decisions", Double(lessons.count)),
                ("comments_mb", before), ("model_mb", after - before),
                ("rebuild_ms", watch.milliseconds),
            ],
            isRight: rebuilt.countsDigest == model.countsDigest
                && rebuilt.weights == model.weights)
    }
}
