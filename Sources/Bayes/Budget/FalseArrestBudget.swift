// SPDX-License-Identifier: MIT

package import Comments
import Glibc

/// The total above which the scorer may hold a comment by itself, such that at most a share α of
/// genuine comments lies above it.
///
/// Of the latest totals of genuine comments the threshold leaves so many above itself that, were
/// more than α of all genuine comments above it, so few would be seen at most one time in ten. So
/// it takes 230 of them before there is one for α = 1 %. People decide mostly on what was held,
/// which is the worst of the genuine ones: that errs on the side of the writers.
///
/// **Drift.** Each total was compared with the threshold of its day. Where so many were above it
/// that α gives them a chance below one in a hundred (the lower 99 % bound of Clopper and Pearson
/// is above α), the comments of now are no longer those of the window. Until that has passed, half
/// of α is allowed, so the threshold rises; where there are too few totals for that, there is none.
///
/// A value, and a function of the decisions that stand.
package struct FalseArrestBudget: Sendable, Equatable {
    /// How likely the threshold may be too low.
    private static let doubt = 0.1
    /// Less than that: the question is put anew after each decision.
    private static let driftDoubt = 0.01

    /// The comparison of the past with what was in force then.
    package struct Drift: Sendable, Equatable {
        package let above: Int
        package let judged: Int

        package init(above: Int, judged: Int) {
            self.above = above
            self.judged = judged
        }
    }

    /// The share α of genuine comments that may be held.
    package let share: Double
    private var totals: LatestTotals
    /// Nil until there are enough totals.
    package private(set) var threshold: Double?
    /// What has raised the threshold; nil while all is quiet.
    package private(set) var drift: Drift?

    /// As an administrator writes it.
    package init(percent: Double) { self.init(share: percent / 100) }

    /// - Parameter share: α; what is not between a thousandth and a half is brought there.
    package init(share: Double = 0.01) {
        self.share = min(max(0.001, share), 0.5)
        totals = LatestTotals(reach: max(500, 4 * Self.fewest(self.share)))
    }

    /// The totals of genuine comments that are known, as far back as they count.
    package var known: Int { totals.count }

    /// How many it takes before there is a threshold.
    package var needed: Int { Self.fewest(allowed) }

    /// Takes in a decision; one that is not "genuine", or whose total nobody knows, says nothing.
    package mutating func note(_ training: Training) {
        guard training.commentClass == .genuine, let appraisal = training.appraisal else { return }
        totals.insert(
            LatestTotals.Entry(
                ordinal: training.ordinal, total: appraisal.total, wasAbove: appraisal.isAbove))
        settle()
    }

    /// Takes it out again.
    package mutating func forget(_ training: Training) {
        totals.remove(ordinal: training.ordinal)
        settle()
    }

    private var allowed: Double { drift == nil ? share : share / 2 }

    /// One logarithm and one exponential for each total that may lie above the threshold.
    private mutating func settle() {
        let tail = Binomial(cases: totals.judged, probability: share).atLeast(totals.above)
        drift =
            tail < Self.driftDoubt ? Drift(above: totals.above, judged: totals.judged) : nil
        threshold = Binomial(cases: totals.count, probability: allowed)
            .mostHits(within: Self.doubt).map { totals[below: $0] }
    }

    /// The n from which on (1 − α)ⁿ is within the doubt: then none above it says enough.
    private static func fewest(_ share: Double) -> Int {
        Int((log(doubt) / log1p(-share)).rounded(.up))
    }
}
