// SPDX-License-Identifier: MIT

package import Comments

extension Model {
    /// Learns a decision of the past again, with the increment that it had then: a rebuild.
    ///
    /// Called for what stands, each ordinal above the one before, and ended by
    /// ``resume(after:)``, it gives the counts of the model that lived through it, to the last
    /// unit, whatever was trained and taken back in between: the stored increments are summed,
    /// not found anew. β and b are as if what was taken back had never been; where nothing was,
    /// they are the same.
    package mutating func replay(_ features: Features, _ training: Training) {
        ordinal = training.ordinal - 1
        learn(features, training, from: score(features))
    }
}
