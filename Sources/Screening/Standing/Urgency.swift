// SPDX-License-Identifier: MIT

package import Comments

/// Why a held comment is to be looked at before all others: nothing that it says keeps it in.
package enum Urgency: Sendable, Equatable {
    /// A rule holds it that the emergency brake stopped later.
    case stopped(rule: String)
    case ruleError(rule: String, reason: String)
    case tooCostly
}

extension Urgency {
    /// - Parameters:
    ///   - verdict: of a comment that is held and on which nobody has decided.
    ///   - time: when it came, in milliseconds since 1970.
    ///   - stops: of rules, those that are over as well: what they hold is not judged again.
    package init?(_ verdict: Verdict, at time: Int64, stops: [Stop]) {
        let victims = stops.first { stop in
            stop.since <= time && time < stop.until ?? .max && verdict.holders.contains(stop.rule)
        }
        switch verdict.ground {
        case .ruleError(let rule, let reason): self = .ruleError(rule: rule, reason: reason)
        case .tooCostly: self = .tooCostly
        case .total, .forced:
            guard let victims else { return nil }
            self = .stopped(rule: victims.rule)
        }
    }
}
