// SPDX-License-Identifier: MIT

import Bayes
import Glibc

/// What the verdicts did with genuine and bad comments.
package struct Rates: Sendable, Equatable {
    package private(set) var genuine = 0
    package private(set) var bad = 0
    package private(set) var heldGenuine = 0
    package private(set) var heldBad = 0

    package init() {}

    package mutating func add(isBad: Bool, isHeld: Bool) {
        if isBad {
            bad += 1
            heldBad += isHeld ? 1 : 0
        } else {
            genuine += 1
            heldGenuine += isHeld ? 1 : 0
        }
    }

    /// The share of genuine comments that were held; nil where there are none.
    package var falseArrest: Double? {
        genuine > 0 ? Double(heldGenuine) / Double(genuine) : nil
    }

    /// The share of bad comments that were released; nil where there are none.
    package var missed: Double? {
        bad > 0 ? Double(bad - heldBad) / Double(bad) : nil
    }

    /// The logistic average of both, of the TREC spam track: the mean of their log-odds as a rate
    /// again, which no threshold improves by trading one for the other.
    ///
    /// Half a comment more is counted on each side, so that a rate of 0 or 1 has log-odds.
    package var logisticAverage: Double? {
        guard genuine > 0, bad > 0 else { return nil }
        let mean = (logOdds(heldGenuine, of: genuine) + logOdds(bad - heldBad, of: bad)) / 2
        return sigmoid(mean)
    }
}

private func logOdds(_ part: Int, of whole: Int) -> Double {
    log((Double(part) + 0.5) / (Double(whole - part) + 0.5))
}
