// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Glibc
import Ledger
import Lines
import Logging
import Rules
import Screening
import Spool

extension WorkLoop {
    /// One log line a verdict: id, state, class, total and rules; nothing of the comment itself.
    func note(_ candidate: Candidate, _ outcome: Acceptance) {
        let id = candidate.filing.id
        switch (outcome, candidate.filing.finding) {
        case (.accepted(let state, _), .judged(let verdict, _, _)):
            let rules = verdict.evidence.compactMap(\.ruleName).joined(separator: ",")
            log.info(
                """
                verdict=\(verdict.disposition.rawValue) id=\(id) state=\(state.rawValue) \
                class=\(verdict.commentClass.rawValue) total=\(signedPoints(verdict.total)) \
                rules=\(rules.isEmpty ? "-" : rules)\(because(verdict))
                """)
        case (.accepted, .malformed):
            log.warning("malformed id=\(id): bailiff why \(id)")
        case (.duplicate(let first), _): log.info("duplicate id=\(id) of=\(first)")
        case (.known(let state), _): log.info("known id=\(id) state=\(state.rawValue)")
        }
    }

    /// What else than its weight settled a verdict.
    private func because(_ verdict: Verdict) -> String {
        switch verdict.ground {
        case .total: verdict.scorerReaches && !verdict.rulesReach ? " because=scorer" : ""
        case .forced(let rule): " because=forced:\(rule)"
        case .ruleError(let rule, _): " because=rule_error:\(rule)"
        case .tooCostly: " because=too_costly"
        }
    }

    func describe(_ memory: Memory) -> String {
        let decisions = memory.model.decisions
        return "model \(memory.stage.rawValue) from \(decisions.genuine) genuine, "
            + "\(decisions.shill) shill, \(decisions.spam) spam decisions"
    }

    /// Tells the service manager and the ledger what has changed, and only then.
    func tellStatus() {
        let now = clocks.monotonic()
        let note = statusNote(running: true)
        guard note != statusTold, now >= statusDue else { return }
        tell("STATUS=\(statusLine)")
        do {
            try record.setNote(NoteKey.daemon, note.text)
            statusTold = note
        } catch {
            // No reason to pause: what keeps the ledger from being written shows elsewhere.
            log.debug("the status could not be written: \(error)")
            statusDue = now + Self.retryPace
        }
    }

    private var statusLine: String {
        var parts = [rules.summary, "jit \(jitState)", judge.memory.stage.rawValue]
        if let problems = rules.problems {
            parts.append("\(problems.all.count) errors in the rules")
        }
        let stopped = oversight.register.stopped.map(\.rule)
        if !stopped.isEmpty { parts.append("stopped: \(stopped.joined(separator: ", "))") }
        if let pause { parts.append("paused: \(pause.reason)") }
        if !spool.stuck.isEmpty { parts.append("\(spool.stuck.count) names stuck in new") }
        return parts.joined(separator: "; ")
    }

    /// Without numbers that move with each comment: each change of it is a flush.
    func statusNote(running: Bool) -> JSONValue {
        let stuck = spool.stuck.prefix(20).map {
            JSONValue.string("new/\($0.name.shown): \($0.reason)")
        }
        let problems = (rules.problems?.all ?? []).prefix(20).map { JSONValue.string($0.headline) }
        return .record([
            "running": .bool(running),
            "pid": .number(Int(getpid())),
            "scorer": judge.memory.standing.json,
            "rules": .number(rules.current.count),
            "rules_folder": .string(rules.folder),
            "rules_loaded": .number(Int(rules.loadedAt)),
            "rule_problems": .array(problems),
            "rule_warnings": .array(rules.current.warnings.map { .string($0.headline) }),
            "rule_doubts": .array(oversight.doubts.map(JSONValue.string)),
            "jit": .bool(Pattern.jitAvailable),
            "strangers": strangers.map { .string("\($0)") },
            "paused": pause.map { .string($0.reason) },
            "stuck": .array(Array(stuck)),
            "spool": .string(spool.path),
            "spool_warnings": .array(spool.warnings.map(JSONValue.string)),
        ])
    }
}
