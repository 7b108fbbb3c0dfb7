// SPDX-License-Identifier: MIT

import Comments
import Screening

/// One comment on which the edited rules decide otherwise than the rules in force.
struct VerdictChange {
    let arrival: Replay.Arrival
    let before: Verdict
    let after: Verdict
    /// What a person said it is, as it stands.
    let ruling: CommentClass?

    /// Nil where both do the same with the comment.
    init?(_ arrival: Replay.Arrival, before: Verdict, after: Verdict, ruling: CommentClass?) {
        guard before.disposition != after.disposition else { return nil }
        self.arrival = arrival
        self.before = before
        self.after = after
        self.ruling = ruling
    }

    var isHeldNow: Bool { after.disposition == .hold }

    /// Whether the edited rules go against a person's word.
    var contradictsPerson: Bool {
        guard let ruling else { return false }
        return (ruling == .genuine) == isHeldNow
    }

    /// A rule whose share in the sum is another one than before.
    struct Cause: Equatable {
        let rule: String
        let before: Double?
        let after: Double?
        let forces: Disposition?
    }

    /// The rules that make the difference, those that speak most first.
    var causes: [Cause] {
        let (old, new) = (shares(before), shares(after))
        return Set(old.keys).union(new.keys).compactMap { rule -> Cause? in
            guard old[rule] != new[rule] else { return nil }
            return Cause(
                rule: rule, before: old[rule]?.points, after: new[rule]?.points,
                forces: (new[rule] ?? old[rule])?.forces)
        }.sorted { ($1.weight, $0.rule) < ($0.weight, $1.rule) }
    }

    private struct Share: Equatable {
        var points = 0.0
        var forces: Disposition?
    }

    private func shares(_ verdict: Verdict) -> [String: Share] {
        verdict.evidence.reduce(into: [:]) { shares, entry in
            guard let name = entry.ruleName else { return }
            shares[name, default: Share()].points += entry.points
            if let forces = entry.forces, entry.standing == .active {
                shares[name, default: Share()].forces = forces
            }
        }
    }
}

extension VerdictChange.Cause {
    fileprivate var weight: Double {
        forces == nil ? abs((after ?? 0) - (before ?? 0)) : .infinity
    }
}
