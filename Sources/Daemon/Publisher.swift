// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Spool

/// Publishes what the blog is owed, and remembers what the ledger does not know of yet.
///
/// Marks ride on the next batch's transaction; with no successor they get one of their own. Until
/// then a crash only means that the same file is published again, which changes nothing.
struct Publisher {
    /// How long a mark waits for a batch to ride on.
    static let patience: Duration = .milliseconds(200)
    /// How much of the ledger is published at a time.
    static let chunk = 256

    private let spool: SpoolDirectory
    private let record: any Record
    private let clocks: Clocks
    /// Published and not marked.
    private(set) var unmarked: [Published] = []
    private var oldestMark: ContinuousClock.Instant?

    init(spool: SpoolDirectory, record: any Record, clocks: Clocks) {
        self.spool = spool
        self.record = record
        self.clocks = clocks
    }

    /// When the marks that wait need a transaction of their own.
    var marksDue: ContinuousClock.Instant? { oldestMark.map { $0 + Self.patience } }

    /// Publishes; when it returns the files are on the disk.
    mutating func publish(_ owed: [Owed]) throws {
        guard !owed.isEmpty else { return }
        let now = clocks.wall()
        try spool.publish(try owed.map { try Letter.file(for: $0, now: now) })
        unmarked += owed.map { Published(id: $0.id, publication: $0.publication, turn: $0.turn) }
        if oldestMark == nil { oldestMark = clocks.monotonic() }
    }

    /// Publishes all that the ledger says is owed: after a start, a decision, a full disk.
    mutating func publishAllOwed() throws {
        try markNow()
        while true {
            let owed = try record.owed(limit: Self.chunk)
            guard !owed.isEmpty else { return }
            try publish(owed)
            try markNow()
        }
    }

    /// Gives the marks a transaction of their own.
    mutating func markNow() throws {
        guard !unmarked.isEmpty else { return }
        try record.mark(unmarked)
        forgetMarks()
    }

    /// To be called when the marks went with a batch.
    mutating func forgetMarks() {
        unmarked = []
        oldestMark = nil
    }
}
