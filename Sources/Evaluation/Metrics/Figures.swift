// SPDX-License-Identifier: MIT

/// The figures that have bootstrap intervals, as shares from 0 to 1; nil where there is nothing of
/// which they could be a share.
package struct Figures: Sendable, Equatable {
    package enum Name: String, Sendable, CaseIterable {
        /// 1 − area under the ROC curve.
        case roca
        /// Logistic average of false arrests and misses.
        case lam
        /// Missed by the threshold that arrests at most 0.5 % and 1 % of genuine comments.
        case miss05, miss1
        /// Of the verdicts as they were given.
        case falseArrest = "false_arrest"
        case missed
    }

    private let values: [Name: Double]

    package subscript(name: Name) -> Double? { values[name] }

    init(_ ranking: Ranking, _ rates: Rates) {
        values = [
            .roca: ranking.misordered, .lam: rates.logisticAverage,
            .miss05: ranking.missed(atFalseArrest: 0.005),
            .miss1: ranking.missed(atFalseArrest: 0.01),
            .falseArrest: rates.falseArrest, .missed: rates.missed,
        ].compactMapValues(\.self)
    }
}
