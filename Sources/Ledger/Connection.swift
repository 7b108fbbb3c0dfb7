// SPDX-License-Identifier: MIT

import GRDB

/// How both programs are connected to a ledger.
struct Connection {
    /// How long a call waits for another program that writes, in seconds.
    let patience: Double

    /// The journal mode stays GRDB's `default`, "leave it alone": with `wal`, GRDB would lower
    /// `synchronous` after we have set it.
    var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.journalMode = .default
        return configuration
    }

    /// Opens an existing file for writing.
    func open(_ path: String) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode")
            if mode != "wal" { try turnOnWAL(db) }
            try db.execute(sql: "PRAGMA cache_size = -16384")
            // Ids and names are random: the longer the pages of their indexes stay in the -wal, the
            // more rows share the one write of each into the ledger.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
            // A -wal that grew during a long read gives its disk space back.
            try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
            try db.execute(sql: "PRAGMA synchronous = FULL")
            guard try Self.flushing(db) == 2 else {
                throw LedgerFailure.other(
                    code: 0, message: "that it will not flush every commit to the disk")
            }
        }
        return queue
    }

    private func turnOnWAL(_ db: Database) throws {
        // Of effect only while the file is empty: fewer, fuller pages for bodies of a kilobyte.
        try db.execute(sql: "PRAGMA page_size = 8192")
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") == "wal" else {
            throw LedgerFailure.cannotOpen(reason: "its file system knows no shared memory")
        }
    }

    /// 2 is FULL: a commit is on the disk when it returns.
    static func flushing(_ db: Database) throws -> Int? {
        try Int.fetchOne(db, sql: "PRAGMA synchronous")
    }
}
