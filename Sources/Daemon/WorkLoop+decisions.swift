// SPDX-License-Identifier: MIT

import Bayes
import Ledger
import Logging
import Screening
import Settings
import Spool

extension WorkLoop {
    /// How many decisions one transaction acts on.
    private static let decisionsAtOnce = 100

    /// Acts on what moderators decided, when the ledger has changed.
    ///
    /// The counter is the truth and inotify only a hint: a write to the WAL precedes the moment
    /// in which its commit can be seen. Some at a time, so that a bulk act keeps no comment waiting.
    ///
    /// - Returns: whether there is more to do at once.
    func actOnDecisions(asked: Bool) throws -> Bool {
        let now = clocks.monotonic()
        let pace = pause == nil ? Self.ledgerPace : Self.retryPace
        // Our own failing writes touch the WAL: a hint counts only where nothing fails.
        guard (asked && pause == nil) || hasDecisions || now >= ledgerAsked + pace else {
            return false
        }
        ledgerAsked = now
        hasDecisions = false
        try surviving {
            let counter = try record.changeCounter()
            guard counter != changeCounter else { return }
            hasDecisions = try actOnSome()
            if !hasDecisions { changeCounter = counter }
        }
        return hasDecisions
    }

    /// Acts on at most one decision a comment; where none waits, learns some examples.
    ///
    /// - Returns: whether there was anything to do.
    private func actOnSome() throws -> Bool {
        if isMemoryStale {
            take(try recollection.memory().0)
            try oversight.recount(from: record)
            isMemoryStale = false
        }
        try answerModelRequest()
        // What is out must be marked as out before a decision looks at its state.
        try publisher.publishAllOwed()
        let waiting = try record.waitingDecisions(limit: Self.decisionsAtOnce)
        guard !waiting.isEmpty else { return try learnExamples() }
        let before = judge.memory.standing
        var acts = acts(on: waiting)
        if try mendModel() { acts = self.acts(on: waiting) }
        try orForget { try record.act(acts) }
        actsToKeep += acts.count
        for decision in waiting { log.info("\(line(decision))") }
        announceScorer(after: before)
        // The books have said so already, and whoever decided looks for the file.
        try publisher.publishAllOwed()
        try orForget { try holdToAccount(acts, waiting) }
        return true
    }

    /// Writes down what was learnt; where that fails the memory has what the ledger has not, and is
    /// brought back from there.
    func orForget(_ write: () throws -> Void) throws {
        do {
            try write()
        } catch {
            isMemoryStale = true
            throw error
        }
    }

    /// What the scorer may do by itself changes here and nowhere else, and never in silence.
    func announceScorer(after before: ScorerStanding) {
        let standing = judge.memory.standing
        if standing.stage != before.stage { log.notice("scorer: \(standing.words)") }
        if standing.drift != nil, before.drift == nil { log.warning("scorer: \(standing.words)") }
        if standing.drift == nil, before.drift != nil { log.notice("scorer: \(standing.words)") }
    }

    private func acts(on waiting: [WaitingDecision]) -> [Act] {
        let desk = DecisionDesk(scratch: scratch, workBudget: configuration.workBudget)
        return waiting.map { desk.act(on: $0, teaching: &judge, now: clocks.wall()) }
    }

    private func line(_ waiting: WaitingDecision) -> String {
        "decision=\(waiting.decision.ruling.word) id=\(waiting.decision.id)"
            + " uid=\(waiting.decision.clerk.uid)"
    }

    /// Marks what no batch came to carry.
    func settleAccounts() throws {
        guard let due = publisher.marksDue, clocks.monotonic() >= due, pause == nil else { return }
        try surviving { try self.publisher.markNow() }
    }
}
