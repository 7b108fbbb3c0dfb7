// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Rules
import Screening

/// What a rule may say by now and since when, where that is not what its file says.
struct StandingRemark {
    let standing: Standing
    /// With the numbers that led to it.
    let words: String

    /// Nil where the file decides.
    init?(on rule: String, in register: Register) {
        guard let standing = register.standings[rule] else { return nil }
        self.standing = standing
        if let stop = register.stopped.first(where: { $0.rule == rule }) {
            words =
                "\(standing.words) since \(day(stop.at)): it held \(stop.held) of "
                + "\(counted(stop.all, "writer"))"
        } else {
            words = register.dossiers[rule]?.words ?? standing.words
        }
    }
}

extension Dossier {
    /// Of a rule that its record moved away from what its file says.
    fileprivate var words: String {
        let standing = "\(mode.words) by its file, \(earned.words)"
        guard let change else { return standing }
        let bounds = wilson(successes: change.agreed, of: change.decided)
        let bound =
            change.to == .active
            ? "at least \(percent(bounds.lowerBound)) %"
            : "at most \(percent(bounds.upperBound)) %"
        return "\(standing) since \(day(change.at)): \(change.agreed) of \(change.decided) decided "
            + "hits were right (\(bound), with 95 % certainty)"
    }
}

private func day(_ time: Milliseconds) -> Day { Day(secondsSince1970: time / 1000) }
