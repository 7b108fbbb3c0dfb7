// SPDX-License-Identifier: MIT

import Foundation
import GRDB

/// What stands at a ledger's path, found out without writing a byte of it.
///
/// Everything here reads through a connection that cannot write: SQLite would otherwise fold a
/// -wal file into a database on closing it, even into one that turns out to be someone else's.
struct Inspection {
    enum Finding {
        case nothing
        case ledger(version: Int, wasLeftRunning: Bool)
    }

    private let path: String
    private let connection: Connection

    init(path: String, _ connection: Connection) {
        self.path = path
        self.connection = connection
    }

    func finding() throws(LedgerFailure) -> Finding {
        guard try size(of: path) > 0 else {
            try refuseOrphan("-wal")
            try refuseOrphan("-journal")
            return .nothing
        }
        return try reading { db in
            try refuseForeign(db)
            return .ledger(
                version: try Self.version(db),
                wasLeftRunning: try Self.note(SQLiteRecord.runningKey, db) != nil)
        }
    }

    /// Looks at every page, which takes seconds a gigabyte.
    func check() throws(LedgerFailure) {
        let verdict = try reading { db in
            try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "nothing was said"
        }
        guard verdict == "ok" else { throw .corrupt(reason: verdict) }
    }

    /// What SQLite writes beside a database is all that is left of it: a new one would replace it.
    private func refuseOrphan(_ suffix: String) throws(LedgerFailure) {
        guard try size(of: path + suffix) == 0 else {
            throw .corrupt(reason: "its file is missing or empty, but its \(suffix) file is not")
        }
    }

    /// In bytes; 0 for what does not exist.
    private func size(of path: String) throws(LedgerFailure) -> Int {
        let attributes: [FileAttributeKey: Any]
        do {
            attributes = try FileManager.default.attributesOfItem(atPath: path)
        } catch CocoaError.fileReadNoSuchFile, CocoaError.fileNoSuchFile {
            return 0
        } catch CocoaError.fileReadNoPermission {
            throw .notPermitted
        } catch {
            throw .cannotOpen(reason: error.localizedDescription)
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw .notALedger(reason: "it is not a regular file")
        }
        return (attributes[.size] as? NSNumber)?.intValue ?? 0
    }

    private func refuseForeign(_ db: Database) throws {
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
            throw LedgerFailure.notALedger(reason: "it is a database of another program")
        }
    }

    private func reading<T>(_ body: (Database) throws -> T) throws(LedgerFailure) -> T {
        var configuration = connection.configuration
        configuration.readonly = true
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read(body)
        } catch {
            throw LedgerFailure(error)
        }
    }

    static func version(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    }

    static func note(_ key: String, _ db: Database) throws -> String? {
        try db.first("SELECT value FROM note WHERE key = ?", [key])?.text("value")
    }
}
