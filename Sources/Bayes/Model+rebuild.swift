// SPDX-License-Identifier: MIT

package import Comments

extension Model {
    /// Counts a history of decisions anew.
    ///
    /// The counts are those of the model that lived through it, to the last unit, whatever was
    /// trained and taken back in between: the stored increments are summed, not found anew.
    /// β and b are as if what was taken back had never been; where nothing was, they are the same.
    ///
    /// - Parameters:
    ///   - history: the decisions that stand, in the order of their ordinals.
    ///   - ageing: with the origin that the counts shall have; see ``Ageing/origin(forOrdinal:current:)``.
    ///   - latest: the ordinal of the latest decision ever, standing or not.
    /// - Returns: a model whose next decision follows the latest.
    package static func rebuilt(
        from history: some Sequence<(Features, Training)>, ageing: Ageing = Ageing(), latest: Int
    ) -> Model {
        var model = Model(ageing: ageing)
        for (features, training) in history { model.replay(features, training) }
        model.resume(after: latest)
        return model
    }

    /// Learns a decision of the past again, with the increment that it had then.
    ///
    /// For a history that must be read piece by piece; each ordinal is above the one before.
    package mutating func replay(_ features: Features, _ training: Training) {
        ordinal = training.ordinal - 1
        learn(features, training, from: score(features))
    }
}
