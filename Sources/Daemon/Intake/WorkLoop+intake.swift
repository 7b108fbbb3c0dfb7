// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Logging
import Rules
import Screening
import Settings
import Spool

extension WorkLoop {
    /// Takes in a batch where there is one, and publishes it.
    ///
    /// - Returns: whether there is more to do at once.
    func takeIn(_ hints: Set<Hint<Watched>>) throws -> Bool {
        guard isTimeToLook(hints), try mayTakeIn() else { return false }
        if clocks.monotonic() >= folderSeen + Self.folderPace { try requireLedger() }
        folderSeen = clocks.monotonic()
        isBusy = false
        try surviving {
            let (candidates, more) = try intake.next(limit: configuration.batch) {
                verdict(on: $0, dropped: $1, as: $2)
            }
            isBusy = more || !candidates.isEmpty
            // What was judged with a damaged model is judged again.
            guard try !mendModel() else { return intake.requeue(candidates) }
            try accept(candidates)
            goOn()
        }
        return isBusy && pause == nil
    }

    private func isTimeToLook(_ hints: Set<Hint<Watched>>) -> Bool {
        let now = clocks.monotonic()
        if let pause { return now >= pause.until }
        return isBusy || owesMore || hints.contains(.changed(.arrivals)) || hints.contains(.rescan)
            || intake.nextLook.map { now >= $0 } ?? false || now >= folderSeen + Self.folderPace
    }

    /// Whether the pause is over for good and the disk has room for what a comment needs.
    private func mayTakeIn() throws -> Bool {
        pause = nil
        if owesMore {
            owesMore = false
            isBusy = true
            try surviving { try self.publisher.publishAllOwed() }
        }
        guard pause == nil else { return false }
        guard try spool.hasRoom(share: configuration.freeSpace / 100) else {
            let share = configuration.freeSpace
            rest("less than \(share) % of the spool's filesystem is free; nothing is taken in")
            return false
        }
        return true
    }

    /// Judges, and remembers the comment for those that come after it, even in the same batch.
    ///
    /// One that is known, or that has its turn again after a failure, counts once.
    private func verdict(
        on submission: Submission, dropped file: ClaimedFile, as piece: Piece
    ) -> Verdict {
        let time = time(of: submission, dropped: file)
        let identity = judge.demand.isEmpty ? [] : submission.comment.identity(orElse: piece.id)
        let verdict = judge.verdict(
            on: submission.comment, at: time, identity: identity, scratch: scratch,
            budget: .processorTime(milliseconds: configuration.workBudget))
        judge.remember(submission.comment, at: time, identity: identity)
        watchRules(submission.comment, verdict)
        return verdict
    }

    /// The comment's own date where it is one and has come, else the file's.
    private func time(of submission: Submission, dropped file: ClaimedFile) -> Int64 {
        let now = clocks.wall() / 1000
        if let date = submission.comment.time, date <= now { return Int64(date) }
        return min(now, Int64(file.stamp.seconds))
    }

    /// COMMIT is the acceptance point; then the claims go, and the blog gets its files.
    private func accept(_ candidates: [Candidate]) throws {
        guard !candidates.isEmpty else { return }
        let outcomes: [Acceptance]
        do {
            outcomes = try record.accept(
                candidates.map(\.filing), published: publisher.unmarked)
        } catch {
            intake.requeue(candidates)
            throw error
        }
        publisher.forgetMarks()
        for (candidate, outcome) in zip(candidates, outcomes) { note(candidate, outcome) }
        try dispose(of: candidates)
        try publisher.publish(zip(candidates, outcomes).compactMap(owed))
    }

    /// What fails here has another turn: it is known then, and only disposed of.
    private func dispose(of candidates: [Candidate]) throws {
        for (number, candidate) in candidates.enumerated() {
            do {
                try dispose(of: candidate)
            } catch {
                intake.requeue(candidates[number...])
                throw error
            }
        }
    }

    private func dispose(of candidate: Candidate) throws {
        switch candidate.disposal {
        case .stay: return
        case .setAside: try spool.moveToBad(candidate.name, candidate.filing.id)
        case .unlink: try spool.unlinkClaim(candidate.name)
        case .unlinkUnlessChanged(let stamp):
            if let found = try spool.stamp(candidate.name), found != stamp {
                return intake.requeue([candidate])
            }
            try spool.unlinkClaim(candidate.name)
        }
        intake.finish(candidate.name)
    }

    /// What a fresh acceptance owes the blog, without asking the ledger for what is in hand.
    private func owed(_ candidate: Candidate, _ outcome: Acceptance) -> Owed? {
        guard case .judged(let verdict, _, _) = candidate.filing.finding,
            case .accepted(let state, let replaces) = outcome
        else { return nil }
        return Owed(
            id: candidate.filing.id, publication: state == .held ? .heldNotice : .released,
            turn: 1, bytes: candidate.filing.bytes, verdict: verdict, replaces: replaces,
            receivedAt: candidate.filing.receivedAt, decision: nil)
    }
}
