// SPDX-License-Identifier: MIT

/// What a comment weighed just before a decision on it was learnt.
///
/// Kept with the decision: what the scorer may do by itself is measured on comments that it had not
/// learnt from, and against the threshold of their day.
package struct Appraisal: Sendable, Equatable {
    /// The points of all rules and q in full, whatever the scorer's stage.
    package let total: Double
    /// Above this total the scorer would have held the comment by itself; nil where it held none.
    package let threshold: Double?

    /// Nil where the total is no number: then nobody knows what it weighed.
    package init?(total: Double, threshold: Double?) {
        guard total.isFinite else { return nil }
        self.total = total
        self.threshold = threshold
    }

    /// Nil where there was no threshold.
    package var isAbove: Bool? { threshold.map { total > $0 } }
}
