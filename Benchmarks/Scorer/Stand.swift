// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Measuring

/// What one comment costs a model that stands, in processor time of one thread.
struct Stand {
    let model: Model
    let comments: [Labelled]
    let rounds: Int

    /// From the comment to its features, and on to q.
    func reading(_ views: [View]) -> Outcome {
        let features = comments.map { Features($0.comment, views: views) }
        let expected = features.map { model.score($0).q }
        var (found, scores) = (0, expected)
        let extracting = cheapest {
            found += Features(comments[$0].comment, views: views).hashes.count
        }
        let scoring = cheapest { scores[$0] = model.score(features[$0]).q }
        let both = cheapest {
            scores[$0] = model.score(Features(comments[$0].comment, views: views)).q
        }
        let total = features.reduce(0) { $0 + $1.hashes.count }
        return Outcome(
            [
                ("features_per_comment", Double(total) / Double(comments.count)),
                ("extract_us", extracting), ("score_us", scoring), ("both_us", both),
                ("comments_per_second", 1e6 / both),
            ],
            isRight: scores == expected && found == total * rounds)
    }

    /// What people read: the worst passage, and the words that weigh most.
    var telling: Outcome {
        let features = comments.map { Features($0.comment) }
        var isRight = true
        let assessing = cheapest { index in
            isRight = model.assess(features[index]).q >= model.score(features[index]).q && isRight
        }
        let explaining = cheapest { index in
            isRight = model.explain(features[index], limit: 10).count <= 10 && isRight
        }
        for features in features.prefix(200) {
            let score = model.score(features)
            let sum = model.explain(features, limit: .max).reduce(score.b) { $0 + $1.points }
            isRight = isRight && abs(sum - score.q) < 1e-6
        }
        return Outcome(
            [("assess_us", assessing), ("explain_us", explaining)], isRight: isRight)
    }

    /// Learning, with the comment's features at hand; all is taken back after each turn.
    var learning: Outcome {
        let features = comments.map { Features($0.comment) }
        var taught = model
        // From here on it has a table of its own.
        taught.untrain(features[0], taught.train(features[0], as: .spam))
        var (training, untraining) = (Double.infinity, Double.infinity)
        for _ in 0..<rounds {
            var lessons: [Training] = []
            let watch = Stopwatch()
            for (labelled, features) in zip(comments, features) {
                lessons.append(taught.train(features, as: labelled.commentClass))
            }
            training = min(training, watch.nanoseconds)
            let back = Stopwatch()
            for (features, lesson) in zip(features, lessons) { taught.untrain(features, lesson) }
            untraining = min(untraining, back.nanoseconds)
        }
        let count = Double(comments.count)
        return Outcome(
            [
                ("train_us", training / count / 1000), ("untrain_us", untraining / count / 1000),
                ("trained_per_second", count * 1e9 / training),
            ],
            isRight: taught.countsDigest == model.countsDigest)
    }

    /// Microseconds a comment in the cheapest turn.
    private func cheapest(_ work: (Int) -> Void) -> Double {
        let turns = (0..<rounds).map { _ in
            let watch = Stopwatch()
            for index in comments.indices { work(index) }
            return watch.nanoseconds
        }
        return (turns.min() ?? 0) / Double(comments.count) / 1000
    }
}
