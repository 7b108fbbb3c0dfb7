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
    typealias Judging = (Submission, ClaimedFile) -> Verdict

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

    let spool: SpoolDirectory
    let clocks: Clocks
    private let residue: Residue
    private let log: Logger
    private let startedAt: Milliseconds
    var settling: SettleClock
    private var settlingSeen: ContinuousClock.Instant
    /// The file whose lines are being taken in.
    var lines: LinesInHand?
    /// Claimed and not yet in the books; a name leaves it when it is, or when it waits to settle.
    private var queue: ArraySlice<Waiting> = []
    /// Until `claim` and `new` were seen whole once.
    private var mayHoldResidue = true
    private var claimsRead = false

    init(
        spool: SpoolDirectory, record: any Record, clocks: Clocks, log: Logger, settle: Duration
    ) {
        self.spool = spool
        residue = Residue(record: record)
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
        limit: Int, judge: Judging
    ) throws -> (candidates: [Candidate], more: Bool) {
        let hadLines = lines != nil
        // A long file of lines leaves room for comments that come one by one, and they for it.
        let files = hadLines ? max(1, limit - limit / 4) : limit
        let more = try refill(limit: files)
        var batch = Batch()
        do {
            try takeFiles(files, into: &batch, judge)
        } catch {
            requeue(batch.candidates)
            throw error
        }
        takeLines(limit, into: &batch, judge)
        return (batch.candidates, more || hadLines || lines != nil || !queue.isEmpty)
    }

    private struct Batch {
        private(set) var candidates: [Candidate] = []
        private var bytes = 0

        var isFull: Bool { bytes >= Intake.batchBytes }

        mutating func add(_ candidate: Candidate) {
            bytes += candidate.filing.bytes.count
            candidates.append(candidate)
        }
    }

    private mutating func takeFiles(
        _ limit: Int, into batch: inout Batch, _ judge: Judging
    ) throws {
        var looks = 0
        while let waiting = queue.first, looks < limit, !batch.isFull {
            let candidate = try consider(waiting, judge)
            queue.removeFirst()
            looks += 1
            if let candidate { batch.add(candidate) }
        }
    }

    /// At least one, so that no flood of files keeps the lines from their turn.
    private mutating func takeLines(_ limit: Int, into batch: inout Batch, _ judge: Judging) {
        guard var hand = lines else { return }
        var more = true
        repeat {
            let next = hand.next()
            more = next.more
            batch.add(judged(next.piece, of: hand.file, judge))
        } while more && batch.candidates.count < limit && !batch.isFull
        lines = more ? hand : nil
        // The next file of lines may have settled meanwhile.
        if !more { settlingSeen = clocks.monotonic() - Self.settlePace }
    }

    /// Gives names their turn again: their transaction failed, or they were not disposed of.
    ///
    /// Of a file of lines, all have their turn again; those that are in the books are known.
    mutating func requeue(_ candidates: some Sequence<Candidate>) {
        var names: [FileName] = []
        for candidate in candidates where candidate.name != names.last {
            names.append(candidate.name)
        }
        if let hand = lines, names.contains(hand.file.name) { lines = nil }
        queue = ArraySlice(names.map { Waiting(name: $0) }) + queue
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
        for name in settling.names where lines == nil || name.format != .jsonl {
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

    private mutating func consider(_ waiting: Waiting, _ judge: Judging) throws -> Candidate? {
        switch try spool.read(waiting.name) {
        case .gone:
            settling.forget(waiting.name)
            return nil
        case .unfit(let file): return Candidate(unfit: file, at: clocks.wall())
        case .content(let file):
            if waiting.mayBeResidue, isOld(file), try residue.isLeft(of: file) {
                log.warning("dropped what a power cut left of \(file.name.shown), which is whole")
                try spool.unlinkClaim(file.name)
                return nil
            }
            return consider(file, judge)
        }
    }

    /// Whether it may have stood there when the power went.
    private func isOld(_ file: ClaimedFile) -> Bool {
        Milliseconds(clamping: file.stamp.seconds) <= startedAt / 1000
    }
}
