// SPDX-License-Identifier: MIT

package import Comments

/// Naive Bayes over several views of a comment, taught by people's decisions one at a time.
///
/// A value: a reader keeps the version that it has, whatever the one writer does with its own.
/// Counts are a sum over the standing decisions, whatever their order, and can be taken back
/// exactly; β and b follow the order in which the decisions came.
package struct Model: Sendable, Equatable {
    /// Standing decisions for "genuine", and as many against it, before q counts at all.
    package static let decisionsToLearn = 20

    package let ageing: Ageing
    package internal(set) var tally = Tally()
    package internal(set) var weights = Weights()
    /// Decisions that stand, by their class.
    package internal(set) var decisions = PerClass<Int>()
    /// t of the latest decision that was ever trained, standing or not; 0 before the first.
    package internal(set) var ordinal = 0

    package init(ageing: Ageing = Ageing()) { self.ageing = ageing }

    package var stage: ScorerStage {
        let fewest = Self.decisionsToLearn
        let enough = decisions.genuine >= fewest && decisions.bad >= Double(fewest)
        return enough ? .learning : .abstaining
    }

    package func score(_ features: Features) -> Score {
        let unit = unit
        return Score(z: PerView { evidence(features[$0], $0, unit) }, weights: weights)
    }

    /// Natural-log odds of a bad class against the two others, by the same counts and β.
    ///
    /// For ranking what a person reviews, nothing else: a text alone convicts nobody of being paid.
    package func leaning(_ features: Features, to accused: CommentClass) -> Double {
        let unit = unit
        return View.allCases.reduce(0) {
            $0 + weights.beta($1) * evidence(features[$1], $1, unit, accused: accused)
        }
    }

    /// What the features of a view say together.
    ///
    /// Over the root of their number, unseen ones too: a long comment repeats itself, and does
    /// not say as much more as it is longer.
    private func evidence(
        _ hashes: ArraySlice<UInt64>, _ view: View, _ unit: Double, accused: CommentClass? = nil
    ) -> Double {
        guard !hashes.isEmpty else { return 0 }
        return tally.weight(of: hashes.span, view, unit: unit, accused: accused)
            / Double(hashes.count).squareRoot()
    }

    /// What one fresh, wholly surprising decision adds to a count.
    var unit: Double { Double(Training.fullUnits) * Double(max(1, ageing.weight(at: ordinal))) }

    /// Learns a decision.
    ///
    /// - Returns: what the ledger must keep to take it back.
    package mutating func train(_ features: Features, as commentClass: CommentClass) -> Training {
        let score = score(features)
        let next = ordinal == .max ? ordinal : ordinal + 1
        let training = Training(commentClass, afterScore: score.q, ordinal: next)
        learn(features, training, from: score)
        return training
    }

    /// Takes a decision back; β, b and the ordinal stay where they are.
    package mutating func untrain(_ features: Features, _ training: Training) {
        tally.subtract(features, amount(training), from: training.commentClass)
        decisions.subtract(1, from: training.commentClass)
    }

    /// Lets a decision stand again that was taken back; β, b and the ordinal stay where they are.
    package mutating func restore(_ features: Features, _ training: Training) {
        tally.add(features, amount(training), to: training.commentClass)
        decisions.add(1, to: training.commentClass)
    }

    /// Lets the next decision follow an ordinal that was given and no longer stands.
    package mutating func resume(after latest: Int) { ordinal = max(ordinal, latest) }

    /// A digest of all counts: equal for equal counts, in whatever order they came about.
    package var countsDigest: String { tally.digest }

    /// β and b learn from the score that was given before anything was counted.
    mutating func learn(_ features: Features, _ training: Training, from score: Score) {
        weights.learn(from: score, bad: training.commentClass != .genuine)
        tally.add(features, amount(training), to: training.commentClass)
        decisions.add(1, to: training.commentClass)
        ordinal = training.ordinal
    }

    /// u·a(t); at most 64·2²⁸, so no product overflows.
    private func amount(_ training: Training) -> Int64 {
        Int64(training.units) * ageing.weight(at: training.ordinal)
    }
}
