// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Lines
import Logging
import Rules
import Screening
import Settings

/// What a rule may say changes here and nowhere else, and never in silence.
extension WorkLoop {
    static func oversight(
        _ record: any Record, _ configuration: Configuration, _ clocks: Clocks
    ) throws -> Oversight {
        try Oversight(record) {
            let today = Day(secondsSince1970: clocks.wall() / 1000)
            return try? keptRules(record)?.load(holdAt: configuration.holdAt, today: today)
        }
    }

    /// Makes anew what the last process knew, and notes what was edited meanwhile.
    func recallOversight() throws {
        takeRules()
        announce(try oversight.recall(from: record, at: clocks.wall()))
        review()
        try keepRegister()
    }

    /// Takes in the rules that have just come into force.
    func takeRules() {
        for stop in oversight.take(rules.current, at: clocks.wall()) {
            log.notice(
                """
                the emergency brake lets go of the rule \(stop.rule), which was edited or \
                confirmed; what it held stays held until a person decides
                """)
        }
        judge.standings = oversight.standings
    }

    /// Lets the emergency brake see a comment that was just judged.
    func watchRules(_ comment: Comment, _ verdict: Verdict) {
        announce(oversight.note(comment, verdict, at: clocks.wall()))
    }

    private func announce(_ stops: [Stop]) {
        for stop in stops {
            log.error(
                """
                emergency brake: the rule \(stop.rule) (\(visible(stop.file)):\(stop.line)) held \
                \(stop.held) of \(stop.all) writers since it was edited at \
                \(rfc3339(Double(stop.since) / 1000)); it makes no new holds until somebody edits \
                it, and what it holds comes first in bailiff list
                """)
        }
        if !stops.isEmpty { judge.standings = oversight.standings }
    }

    /// Lets the rules' records see decisions that were acted on.
    func holdToAccount(_ acts: [Act], _ waiting: [WaitingDecision]) throws {
        for (act, waiting) in zip(acts, waiting) {
            let (old, new) = (waiting.standing?.commentClass, DecisionDesk.called(act, waiting))
            guard act.transition != nil, old != new, let entry = waiting.entry,
                let verdict = try record.verdict(of: entry.id)
            else { continue }
            let judged = Judged(
                id: entry.id, state: entry.state, receivedAt: entry.receivedAt, verdict: verdict)
            oversight.note(judged, from: old, to: new)
        }
        review()
    }

    private func review() {
        for stop in oversight.release(at: clocks.wall()) {
            log.notice(
                """
                the emergency brake lets go of the rule \(stop.rule), with which people agreed; \
                what it held stays held until a person decides
                """)
        }
        for dossier in oversight.review(at: clocks.wall()) {
            guard let change = dossier.change else { continue }
            let level: Logger.Level = change.to == .active ? .notice : .warning
            log.log(level: level, "\(change.sentence(about: dossier.rule))")
        }
        judge.standings = oversight.standings
    }

    func keepRegister() throws {
        guard oversight.isUnkept, pause == nil else { return }
        try surviving { try self.oversight.keep(in: self.record) }
    }
}
