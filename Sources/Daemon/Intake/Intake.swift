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
    typealias Judging = (Submission, ClaimedFile, Piece) -> Verdict

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
    /// The file whose lines are being taken in, and those that have settled and come after it.
    var lines: LinesInHand?
    private var linesReady: ArraySlice<FileName> = []
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
        let hasLines = lines != nil || !linesReady.isEmpty
        // Files of lines leave room for comments that come one by one, and they for them.
        let files = hasLines ? max(1, limit - limit / 4) : limit
        let more = try refill(limit: files)
        var batch = Batch()
        do {
            try takeFiles(files, into: &batch, judge)
            try takeLines(limit, into: &batch, judge)
        } catch {
            requeue(batch.candidates)
            throw error
        }
        return (batch.candidates, more || hasLines || !linesReady.isEmpty || !queue.isEmpty)
    }

    private struct Batch {
        private(set) var candidates: [Candidate] = []
        private var bytes = 0

        var isFull: Bool { bytes >= Intake.batchBytes }

        mutating func add(_ candidate: Candidate) {
            count(candidate.filing.bytes.count)
            candidates.append(candidate)
        }

        mutating func count(_ bytes: Int) { self.bytes += bytes }
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
    private mutating func takeLines(
        _ limit: Int, into batch: inout Batch, _ judge: Judging
    ) throws {
        var looks = 0
        repeat {
            let isNew = lines == nil
            if let candidate = try nextLine(judge) { batch.add(candidate) }
            // Opening a large file is work as well: one of them is enough for a batch.
            if isNew, let hand = lines { batch.count(hand.file.bytes.count) }
            looks += 1
        } while (lines != nil || !linesReady.isEmpty) && looks < limit
            && batch.candidates.count < limit && !batch.isFull
    }

    /// The next line of the file in hand, or of the next that has settled; nil where that is none.
    private mutating func nextLine(_ judge: Judging) throws -> Candidate? {
        guard var hand = lines else {
            guard let name = linesReady.first else { return nil }
            let candidate = try takeInHand(name)
            linesReady.removeFirst()
            return candidate
        }
        let next = hand.next()
        lines = next.more ? hand : nil
        return judged(next.piece, of: hand.file, judge)
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
        linesReady = ArraySlice(names.filter { $0.format == .jsonl }) + linesReady
        queue = ArraySlice(names.filter { $0.format != .jsonl }.map { Waiting(name: $0) }) + queue
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
        let taken = Set(linesReady + (lines.map { [$0.file.name] } ?? []))
        for name in settling.names where !taken.contains(name) {
            guard let stamp = try spool.stamp(name) else {
                settling.forget(name)
                continue
            }
            switch settling.observe(name, stamp, now: now) {
            case .waiting: continue
            case .settled where name.format == .jsonl: linesReady.append(name)
            // Nothing to read before it has settled.
            case .changed where name.format == .jsonl: continue
            case .changed, .settled: queue.append(Waiting(name: name))
            }
        }
    }

    private mutating func consider(_ waiting: Waiting, _ judge: Judging) throws -> Candidate? {
        if waiting.name.format == .jsonl, !waiting.mayBeResidue {
            try watch(waiting.name)
            return nil
        }
        switch try spool.read(waiting.name) {
        case .gone:
            settling.forget(waiting.name)
            return nil
        case .unfit(let file): return Candidate(unfit: file, at: clocks.wall())
        case .content(let file):
            if waiting.mayBeResidue, isOld(file), try residue.isLeft(of: file) {
                // To be on the safe side of a rule that goes by names: nothing is destroyed.
                let id = CommentID(name: file.name.bytes, content: file.bytes)
                try spool.moveToBad(file.name, id)
                log.warning(
                    "put what a power cut left of \(file.name.shown), which is whole, into bad/\(id)"
                )
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
