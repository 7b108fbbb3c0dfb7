// SPDX-License-Identifier: MIT

import GRDB
import Synchronization

/// The record in one SQLite file, which the daemon and any number of commands have open at once.
///
/// One connection for each program, in WAL mode, every commit flushed. Calls block, up to five
/// seconds where another program writes; then they throw ``LedgerFailure/busy``.
package final class SQLiteRecord: Record {
    private struct Open {
        let queue: DatabaseQueue
        /// In the daemon.
        let lock: LedgerLock?
    }

    /// Nil once it is closed; GRDB ends the process on a call after that.
    private let open: Mutex<Open?>
    private let path: String

    init(queue: DatabaseQueue, path: String, lock: LedgerLock?) {
        open = Mutex(Open(queue: queue, lock: lock))
        self.path = path
    }

    /// Ends the work in good order.
    ///
    /// A daemon's ledger that was not closed is checked page by page at the next start.
    package func close() throws(LedgerFailure) {
        if open.withLock({ $0?.lock != nil }) { try setNote(Self.runningKey, nil) }
        try open.withLock { open throws(LedgerFailure) in
            defer { open = nil }
            do { try open?.queue.close() } catch { throw LedgerFailure(error) }
        }
    }

    /// Whether a daemon has this ledger open.
    package func isDaemonRunning() -> Bool { LedgerLock.isHeld(besides: path) }

    /// Where the snapshot of the model lies that is made from the ledger: beside it.
    package static func modelPath(besides path: String) -> String { resolved(path) + ".model" }

    /// What `PRAGMA synchronous` says on this connection: 2 (FULL), or commits can be lost.
    package func flushing() throws(LedgerFailure) -> Int? {
        try read { db in try Connection.flushing(db) }
    }

    /// A note that only stands while a daemon works on the ledger, or after it ended unclean.
    static let runningKey = "running"

    // MARK: Transactions

    func read<T: Sendable>(_ body: (Database) throws -> T) throws(LedgerFailure) -> T {
        try using { queue in try queue.read(body) }
    }

    /// One immediate transaction: it has the write lock before it reads, so what it reads stays
    /// true until it commits.
    func write<T: Sendable>(_ body: (Database) throws -> T) throws(LedgerFailure) -> T {
        try using { queue in try queue.write(body) }
    }

    /// One call at a time, as the connection would have it anyway.
    private func using<T: Sendable>(
        _ body: (DatabaseQueue) throws -> T
    ) throws(LedgerFailure) -> T {
        try open.withLock { open throws(LedgerFailure) in
            guard let queue = open?.queue else { throw .cannotOpen(reason: "it is closed already") }
            do { return try body(queue) } catch { throw LedgerFailure(error) }
        }
    }

    // MARK: Notes

    package func note(_ key: String) throws(LedgerFailure) -> String? {
        try read { db in try Inspection.note(key, db) }
    }

    package func setNote(_ key: String, _ value: String?) throws(LedgerFailure) {
        try write { db in
            if let value {
                try db.run("INSERT OR REPLACE INTO note (key, value) VALUES (?, ?)", [key, value])
            } else {
                try db.run("DELETE FROM note WHERE key = ?", [key])
            }
        }
    }

    package func changeCounter() throws(LedgerFailure) -> Int {
        try using { queue in
            try queue.writeWithoutTransaction { db in
                try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
            }
        }
    }
}
