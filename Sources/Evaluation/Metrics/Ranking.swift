// SPDX-License-Identifier: MIT

/// How many genuine and bad comments have each score, from the highest score down.
///
/// All that a threshold can do follows from this; the scores themselves do not matter.
package struct Ranking: Sendable, Equatable {
    package struct Step: Sendable, Equatable {
        package var genuine = 0
        package var bad = 0
    }

    package private(set) var steps: [Step]
    package private(set) var genuine = 0
    package private(set) var bad = 0

    /// Begins with nothing on so many steps.
    init(stepCount: Int) { steps = Array(repeating: Step(), count: stepCount) }

    mutating func add(isBad: Bool, at step: Int) {
        if isBad {
            steps[step].bad += 1
            bad += 1
        } else {
            steps[step].genuine += 1
            genuine += 1
        }
    }

    /// 1 minus the area under the ROC curve.
    ///
    /// The share of the pairs of a genuine and a bad comment in which the genuine one has the
    /// higher score, a tie as half. Nil without a pair.
    package var misordered: Double? {
        guard genuine > 0, bad > 0 else { return nil }
        var badBelow = bad
        var twice = 0
        for step in steps {
            badBelow -= step.bad
            twice += step.genuine * (2 * badBelow + step.bad)
        }
        return Double(twice) / 2 / (Double(genuine) * Double(bad))
    }

    /// The share of bad comments that are missed within a budget of false arrests.
    ///
    /// As many are arrested as the highest scores allow with at most ⌊α · genuine⌋ genuine ones
    /// among them, and all that share a score alike. Nil without a bad comment.
    package func missed(atFalseArrest alpha: Double) -> Double? {
        guard bad > 0 else { return nil }
        // 0.07 · 100 is a little more than 7, 0.29 · 100 a little less than 29.
        let allowed = Int((alpha * Double(genuine) + 1e-9).rounded(.down))
        var arrested = Step()
        for step in steps {
            guard arrested.genuine + step.genuine <= allowed else { break }
            arrested.genuine += step.genuine
            arrested.bad += step.bad
        }
        return 1 - Double(arrested.bad) / Double(bad)
    }

    /// The ROC curve from (0, 0) to (1, 1): shares of genuine and of bad comments arrested.
    package var curve: [(falseArrest: Double, caught: Double)] {
        var sum = Step()
        var points: [(Double, Double)] = [(0, 0)]
        for step in steps {
            sum.genuine += step.genuine
            sum.bad += step.bad
            points.append(
                (
                    Double(sum.genuine) / Double(max(1, genuine)),
                    Double(sum.bad) / Double(max(1, bad))
                )
            )
        }
        return points
    }
}
