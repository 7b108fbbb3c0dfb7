// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Lines
import Screening
import Settings

/// What is held for no reason of its own, and the rules that are to be mended for it.
extension Concerns {
    var heldForRules: [Concern] { stopped + overStops + failures + costs }

    private var list: String { "bailiff list" + places.flags(.ledger) }

    private func held(_ isMeant: (Urgency) -> Bool) -> [CommentID] {
        queue.first.filter { isMeant($0.urgency) }.map(\.id)
    }

    private var stopped: [Concern] {
        queue.register.stopped.map { stop in
            let victims = held { $0 == .stopped(rule: stop.rule) }
            return Concern(
                text: "the emergency brake stopped the rule \(stop.rule) "
                    + "(\(stop.file):\(stop.line)) \(age(since: stop.at)) ago, when it held "
                    + "\(stop.held) of \(stop.all) writers: edit it, or confirm it with a newer "
                    + "day on its owner line",
                items: victims.isEmpty ? [] : ["it still holds " + named(victims)],
                next: victims.isEmpty ? nil : list)
        }
    }

    /// Rules that were mended since, whose victims are not judged again.
    private var overStops: [Concern] {
        let names = Set(queue.register.stopped.map(\.rule))
        let victims = held {
            if case .stopped(let rule) = $0 { !names.contains(rule) } else { false }
        }
        guard !victims.isEmpty else { return [] }
        return [
            Concern(
                text:
                    "rules that the emergency brake stopped and that were mended since still hold "
                    + named(victims), next: list)
        ]
    }

    private var failures: [Concern] {
        var byRule: [String: (ids: [CommentID], reason: String)] = [:]
        for case (let id, .ruleError(let rule, let reason)) in queue.first {
            byRule[rule, default: ([], reason)].ids.append(id)
            byRule[rule]?.reason = reason
        }
        guard !byRule.isEmpty else { return [] }
        let items = byRule.sorted { ($1.value.ids.count, $0.key) < ($0.value.ids.count, $1.key) }
            .map { rule, held in
                "\(rule): \(counted(held.ids.count, "comment")), last "
                    + "\(held.ids.last?.short ?? "") (\(held.reason))"
            }
        return [
            Concern(
                text: "some rules could not judge every comment, which holds those for you",
                items: items, next: list)
        ]
    }

    private var costs: [Concern] {
        let ids = held { $0 == .tooCostly }
        guard !ids.isEmpty else { return [] }
        return [
            Concern(
                text: "too costly to judge by the rules within the work-budget, so held for you: "
                    + named(ids), next: list)
        ]
    }

    /// `6 comments: 3f2a91c0de, 0b1c2d3e4f and 4 more`.
    private func named(_ ids: [CommentID]) -> String {
        let shown = ids.prefix(3).map(\.short).joined(separator: ", ")
        let more = ids.count > 3 ? " and \(ids.count - 3) more" : ""
        return "\(counted(ids.count, "comment")): \(shown)\(more)"
    }
}
