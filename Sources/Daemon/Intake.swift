// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Logging
import Screening
import Spool

/// Takes files from the spool and makes of each what goes into the books.
///
/// Nothing here is final: until the ledger has committed, every file stays in `claim`, and what
/// a failure interrupts is taken up again from there.
struct Intake {
    /// A claimed file, ready for the books.
    struct Candidate {
        let name: FileName
        let filing: Filing
        /// Whether it moves to `bad` instead of being unlinked: its bytes are not in the ledger.
        let isUnfit: Bool
        let submission: Submission?
    }

    /// A name in `claim` whose turn is to come.
    private struct Waiting {
        let name: FileName
        /// Whether a power cut may have left it: it stood there when the process started.
        var mayBeResidue = false
    }

    /// How often files that wait to settle are looked at.
    static let settlePace: Duration = .milliseconds(500)
    /// How much of a batch is held in memory: a decision waits no longer than it takes to judge
    /// this, and no flood of large files becomes one transaction.
    static let batchBytes = 1 << 20

    private let spool: SpoolDirectory
    private let record: any Record
    private let clocks: Clocks
    private let log: Logger
    private let startedAt: Milliseconds
    private var settling: SettleClock
    private var settlingSeen: ContinuousClock.Instant
    /// Claimed and not yet in the books; a name leaves it when it is, or when it waits to settle.
    private var queue: ArraySlice<Waiting> = []
    /// Until `claim` and `new` were seen whole once.
    private var mayHoldResidue = true
    private var claimsRead = false

    init(
        spool: SpoolDirectory, record: any Record, clocks: Clocks, log: Logger, settle: Duration
    ) {
        self.spool = spool
        self.record = record
        self.clocks = clocks
        self.log = log
        settling = SettleClock(quiet: settle)
        settlingSeen = clocks.monotonic()
        startedAt = clocks.wall()
    }

    /// When to look at waiting files again; nil where none wait.
    var nextLook: ContinuousClock.Instant? {
        settling.nextDeadline == nil ? nil : settlingSeen + Self.settlePace
    }

    /// The next files, and whether more are there now.
    ///
    /// - Parameters:
    ///   - limit: at most so many.
    ///   - judge: called for each comment, in the order of acceptance.
    /// - Returns: what is ready for the books.
    /// - Throws: what keeps the spool or the ledger from being read; every name keeps its turn.
    mutating func next(
        limit: Int, judge: (Submission, ClaimedFile) -> Verdict
    ) throws -> (candidates: [Candidate], more: Bool) {
        let more = try refill(limit: limit)
        var found: [Candidate] = []
        var (looks, bytes) = (0, 0)
        do {
            while let waiting = queue.first, looks < limit, bytes < Self.batchBytes {
                let candidate = try consider(waiting, judge)
                queue.removeFirst()
                looks += 1
                guard let candidate else { continue }
                bytes += candidate.filing.bytes.count
                found.append(candidate)
            }
        } catch {
            requeue(found)
            throw error
        }
        return (found, more || !queue.isEmpty)
    }

    /// Gives names their turn again: their transaction failed, or they were not disposed of.
    mutating func requeue(_ candidates: some Sequence<Candidate>) {
        queue = ArraySlice(candidates.map { Waiting(name: $0.name) }) + queue
    }

    /// Forgets a file that is in the books and disposed of.
    mutating func finish(_ name: FileName) { settling.forget(name) }

    /// Fills an empty queue: what has settled, what a start found in `claim`, what is new.
    ///
    /// - Parameter limit: of names to claim.
    /// - Returns: whether the spool may hold more.
    /// - Throws: what keeps the spool from being read; names that were claimed are queued.
    private mutating func refill(limit: Int) throws -> Bool {
        guard queue.isEmpty else { return true }
        try queueSettled()
        guard queue.isEmpty else { return true }
        if !claimsRead {
            let batch = try spool.claimedNames(limit: limit)
            claimsRead = batch.reachedEnd
            queue = ArraySlice(batch.names.map { Waiting(name: $0, mayBeResidue: true) })
            return true
        }
        let pass = try spool.claim(limit: limit, now: clocks.monotonic())
        let isEarly = mayHoldResidue
        queue = ArraySlice(pass.claimed.map { Waiting(name: $0, mayBeResidue: isEarly) })
        if pass.reachedEnd { mayHoldResidue = false }
        return !pass.reachedEnd || pass.claimed.count == limit
    }

    private mutating func queueSettled() throws {
        let now = clocks.monotonic()
        guard now >= settlingSeen + Self.settlePace else { return }
        settlingSeen = now
        for name in settling.names {
            guard let stamp = try spool.stamp(name) else {
                settling.forget(name)
                continue
            }
            switch settling.observe(name, stamp, now: now) {
            case .waiting: continue
            case .changed, .settled: queue.append(Waiting(name: name))
            }
        }
    }

    private mutating func consider(
        _ waiting: Waiting, _ judge: (Submission, ClaimedFile) -> Verdict
    ) throws -> Candidate? {
        switch try spool.read(waiting.name) {
        case .gone:
            settling.forget(waiting.name)
            return nil
        case .unfit(let file): return unfit(file)
        case .content(let file):
            if waiting.mayBeResidue, try isResidue(file) {
                log.warning("dropped what a power cut left of \(file.name.shown), which is whole")
                try spool.unlinkClaim(file.name)
                return nil
            }
            return consider(file, judge)
        }
    }

    /// Whether a power cut left it: then the whole comment is in the books under the same name.
    private func isResidue(_ file: ClaimedFile) throws -> Bool {
        guard Milliseconds(clamping: file.stamp.seconds) <= startedAt / 1000 else { return false }
        return try record.bodies(named: file.name.shown).contains {
            Spool.isResidue(file.bytes, of: $0)
        }
    }

    private mutating func consider(
        _ file: ClaimedFile, _ judge: (Submission, ClaimedFile) -> Verdict
    ) -> Candidate? {
        do {
            guard file.name.hasSuffix(".json") else { throw Unreadable.format }
            let submission = try Submission(json: file.bytes)
            let finding = Filing.Finding.judged(
                judge(submission, file), key: submission.comment.submissionKey,
                fingerprint: submission.comment.contentFingerprint)
            return candidate(file, finding, submission)
        } catch {
            let standing = settling.observe(file.name, file.stamp, now: clocks.monotonic())
            guard standing == .settled else { return nil }
            return candidate(file, .malformed(reason: "\(error)"), nil)
        }
    }

    private func candidate(
        _ file: ClaimedFile, _ finding: Filing.Finding, _ submission: Submission?
    ) -> Candidate {
        Candidate(
            name: file.name,
            filing: Filing(
                id: CommentID(name: file.name.bytes, content: file.bytes), name: file.name.shown,
                bytes: file.bytes, receivedAt: clocks.wall(), finding: finding),
            isUnfit: false, submission: submission)
    }

    private func unfit(_ file: UnfitFile) -> Candidate {
        Candidate(
            name: file.name,
            filing: Filing(
                id: file.identity, name: file.name.shown, bytes: [], receivedAt: clocks.wall(),
                finding: .malformed(reason: file.reason)),
            isUnfit: true, submission: nil)
    }
}

/// Why a file is not even parsed.
private enum Unreadable: Error, CustomStringConvertible {
    case format

    var description: String { "the name must say the format: only NAME.json is read" }
}
