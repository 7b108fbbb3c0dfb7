// SPDX-License-Identifier: MIT

package import Bayes
package import Comments
package import Rules

/// All that was learnt from decisions: the scorer's model, what it may do by itself, and the authors'
/// history.
///
/// A function of the training that stands in the ledger and, for what rules count, of the comments
/// that were accepted of late. Both programs build it alike; the daemon
/// alone keeps it up to date.
package struct Memory: Sendable {
    package private(set) var model: Model
    package private(set) var history = History()
    package private(set) var budget: FalseArrestBudget
    /// Of accepted comments, whatever became of them; the rest is of decisions.
    package var traffic = Traffic()

    package init(
        ageing: Ageing = Ageing(), budget: FalseArrestBudget = FalseArrestBudget()
    ) {
        model = Model(ageing: ageing)
        self.budget = budget
    }

    /// How much the scorer may say by now.
    package var stage: ScorerStage { threshold == nil ? model.stage : .earned }

    /// The total above which the scorer holds by itself; nil where it has not earned that.
    ///
    /// Where genuine comments are easily known, hardly any exceeds a total far below nought. What
    /// the scorer knows nothing of is at nought, and must not be held for being new.
    package var threshold: Double? {
        model.stage == .abstaining ? nil : budget.threshold.map { max($0, Self.leastThreshold) }
    }

    /// Above what a comment gets of whose words none was ever seen, by its length and signs.
    private static let leastThreshold = 0.5

    init(model: Model, history: History) {
        self.model = model
        self.history = history
        budget = FalseArrestBudget()
    }

    /// Lets the next decision follow an ordinal that was given and no longer stands.
    package mutating func resume(after last: Int) { model.resume(after: last) }

    /// Learns a decision; what is returned must be kept to take it back.
    ///
    /// The other way is ``Judge/learn(_:as:at:identity:scratch:budget:)``, which finds the total as well.
    ///
    /// - Parameters:
    ///   - comment: hostile.
    ///   - commentClass: what a person called it.
    ///   - total: what it weighs before this is learnt; nil where nobody knows.
    /// - Returns: with the total, and the threshold that it was not yet part of.
    package mutating func learn(
        _ comment: Comment, as commentClass: CommentClass, total: Double? = nil
    ) -> Training {
        let appraisal = total.flatMap { Appraisal(total: $0, threshold: threshold) }
        let training = model.train(Features(comment), as: commentClass).appraised(appraisal)
        history.record(comment, as: commentClass)
        budget.note(training)
        return training
    }

    /// Takes back what stood until now.
    package mutating func unlearn(_ comment: Comment, _ training: Training) {
        history.forget(comment, as: training.commentClass)
        model.untrain(Features(comment), training)
        budget.forget(training)
    }

    /// Lets stand again what was taken back.
    package mutating func restore(_ comment: Comment, _ training: Training) {
        history.record(comment, as: training.commentClass)
        model.restore(Features(comment), training)
        budget.note(training)
    }

    /// Lives through an act of the past again, with the increments that it had then.
    package mutating func revise(_ comment: Comment, _ revision: Revision) {
        if let training = revision.takesBack { unlearn(comment, training) }
        if let training = revision.learns { relearn(comment, training) }
        if let training = revision.restores { restore(comment, training) }
    }

    private mutating func relearn(_ comment: Comment, _ training: Training) {
        history.record(comment, as: training.commentClass)
        model.replay(Features(comment), training)
        budget.note(training)
    }

    /// Takes the totals of the decisions that stand from the ledger: no snapshot holds them.
    ///
    /// - Parameters:
    ///   - budget: before any decision.
    ///   - trainings: hands over what stands, in the order of the ordinals.
    package mutating func recallTotals(
        _ budget: FalseArrestBudget, from trainings: (_ take: (Training) -> Void) throws -> Void
    ) rethrows {
        var filled = budget
        try trainings { filled.note($0) }
        self.budget = filled
    }

    /// The memory that the decisions of the past give: a rebuild.
    ///
    /// - Parameters:
    ///   - origin: t₀ of the counts as it was kept; it moves here and nowhere else.
    ///   - last: the latest ordinal ever given, standing or not: the next decision follows it.
    ///   - budget: with the share that is allowed; the totals are those of the past.
    ///   - history: hands over what stands, in the order of the ordinals.
    /// - Returns: counts equal to those of the process that lived through it, to the last unit.
    package static func rebuilt(
        origin: Int, last: Int, budget: FalseArrestBudget = FalseArrestBudget(),
        from history: (_ replay: (Comment, Training) -> Void) throws -> Void
    ) rethrows -> Memory {
        var memory = Memory(
            ageing: Ageing(origin: Ageing.origin(forOrdinal: last, current: origin)),
            budget: budget)
        try history { comment, training in memory.relearn(comment, training) }
        memory.model.resume(after: last)
        return memory
    }
}
