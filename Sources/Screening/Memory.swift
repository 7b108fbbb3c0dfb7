// SPDX-License-Identifier: MIT

package import Bayes
package import Comments
package import Rules

/// All that was learnt from decisions: the scorer's model and the authors' history.
///
/// A function of the training that stands in the ledger and, for what rules count, of the comments
/// that were accepted of late. Both programs build it alike; the daemon
/// alone keeps it up to date.
package struct Memory: Sendable {
    package private(set) var model: Model
    package private(set) var history = History()
    /// Of accepted comments, whatever became of them; the rest is of decisions.
    package var traffic = Traffic()

    package init(ageing: Ageing = Ageing()) { model = Model(ageing: ageing) }

    /// Learns a decision; what is returned must be kept to take it back.
    package mutating func learn(_ comment: Comment, as commentClass: CommentClass) -> Training {
        history.record(comment, as: commentClass)
        return model.train(Features(comment), as: commentClass)
    }

    /// Takes back what stood until now.
    package mutating func unlearn(_ comment: Comment, _ training: Training) {
        history.forget(comment, as: training.commentClass)
        model.untrain(Features(comment), training)
    }

    /// Lets stand again what was taken back.
    package mutating func restore(_ comment: Comment, _ training: Training) {
        history.record(comment, as: training.commentClass)
        model.restore(Features(comment), training)
    }

    /// The memory that the decisions of the past give: a rebuild.
    ///
    /// - Parameters:
    ///   - origin: t₀ of the counts as it was kept; it moves here and nowhere else.
    ///   - last: the latest ordinal ever given, standing or not: the next decision follows it.
    ///   - history: hands over what stands, in the order of the ordinals.
    /// - Returns: counts equal to those of the process that lived through it, to the last unit.
    package static func rebuilt(
        origin: Int, last: Int,
        from history: (_ replay: (Comment, Training) -> Void) throws -> Void
    ) rethrows -> Memory {
        var memory = Memory(
            ageing: Ageing(origin: Ageing.origin(forOrdinal: last, current: origin)))
        try history { comment, training in
            memory.history.record(comment, as: training.commentClass)
            memory.model.replay(Features(comment), training)
        }
        memory.model.resume(after: last)
        return memory
    }
}
