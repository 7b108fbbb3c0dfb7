// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Evaluation
import Measuring

/// What each view and the worst passage are worth: comments are scored and then learnt, one after
/// the other, with one of them left out.
struct Ablation {
    let comments: [Labelled]

    /// All, then each left out.
    var outcomes: [(name: String, outcome: Outcome)] {
        [("all views", outcome(without: nil)), ("without passages", outcome(of: \.score.q))]
            + View.allCases.map { ("without \($0)", outcome(without: $0)) }
    }

    private func outcome(
        without left: View? = nil, of q: (Assessment) -> Double = \.q
    ) -> Outcome {
        let views = View.allCases.filter { $0 != left }
        var model = Model()
        let scored = comments.enumerated().map { index, labelled in
            let features = Features(labelled.comment, views: views)
            let score = q(model.assess(features))
            _ = model.train(features, as: labelled.commentClass)
            return Scored(
                id: String(index), actual: labelled.commentClass, q: score, disposition: .release,
                said: .genuine)
        }
        let ranking = Sample(scored).ranking
        func percent(_ share: Double?) -> Double { 100 * (share ?? .nan) }
        return Outcome(
            [
                ("roca", percent(ranking.misordered)),
                ("miss05", percent(ranking.missed(atFalseArrest: 0.005))),
                ("miss1", percent(ranking.missed(atFalseArrest: 0.01))),
            ],
            isRight: scored.allSatisfy { $0.q.isFinite })
    }
}
