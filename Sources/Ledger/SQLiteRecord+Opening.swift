// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import Glibc

extension SQLiteRecord {
    /// Opens the ledger for its one daemon; makes it where there is none, upgrades an older one.
    ///
    /// After an unclean end every page is checked first. Whatever is refused was not written to.
    ///
    /// The folder must exist. Another schema than the current one is for tests; the patience is how
    /// long a call waits for another program that writes, in seconds.
    package static func openForDaemon(
        path: String, schema: Schema = .current, patience: Double = 5
    ) throws(LedgerFailure) -> SQLiteRecord {
        let path = resolved(path)
        try requireFolder(of: path)
        let lock = try LedgerLock.claim(besides: path)
        let connection = Connection(patience: patience)
        let inspection = Inspection(path: path, connection)
        switch try inspection.finding() {
        case .nothing: try create(path, schema, connection)
        case .ledger(let version, let wasLeftRunning):
            try refuseNewer(version, schema)
            if wasLeftRunning { try inspection.check() }
        }
        let queue = try upgraded(path, schema, connection)
        let record = SQLiteRecord(queue: queue, path: path, lock: lock)
        try record.setNote(runningKey, "yes")
        if try record.note(NoteKey.identity) == nil {
            try record.setNote(NoteKey.identity, UUID().uuidString)
        }
        return record
    }

    /// Opens the ledger for a command, which may note decisions but changes nothing else of it:
    /// it is never made and never upgraded.
    package static func openForCommand(
        path: String, schema: Schema = .current, patience: Double = 5
    ) throws(LedgerFailure) -> SQLiteRecord {
        let path = resolved(path)
        let connection = Connection(patience: patience)
        guard case .ledger(let version, _) = try Inspection(path: path, connection).finding()
        else {
            throw .missing
        }
        try refuseNewer(version, schema)
        guard version == schema.version else {
            throw .olderVersion(found: version, known: schema.version)
        }
        do {
            return SQLiteRecord(queue: try connection.open(path), path: path, lock: nil)
        } catch {
            throw LedgerFailure(error)
        }
    }

    /// Whether a daemon has the ledger open, whatever state the ledger itself is in.
    package static func isDaemonRunning(path: String) -> Bool {
        LedgerLock.isHeld(besides: resolved(path))
    }

    /// One name for one file: SQLite and the lock put their files beside what a link points to.
    static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    private static func requireFolder(of path: String) throws(LedgerFailure) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: folder + "/.") else {
            throw .cannotOpen(reason: "there is no folder \(folder)")
        }
    }

    private static func refuseNewer(_ version: Int, _ schema: Schema) throws(LedgerFailure) {
        guard version <= schema.version else {
            throw .newerVersion(found: version, known: schema.version)
        }
    }

    // MARK: Making and upgrading

    /// Made under another name and moved into place whole, so that no crash leaves half a ledger.
    private static func create(
        _ path: String, _ schema: Schema, _ connection: Connection
    ) throws(LedgerFailure) {
        let draft = path + ".new"
        do {
            try remove(draft)
            try createFile(at: draft)
            let queue = try connection.open(draft)
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            }
            try schema.migrate(queue)
            try queue.close()
            try replace(path, with: draft)
        } catch {
            throw LedgerFailure(error)
        }
    }

    private static func upgraded(
        _ path: String, _ schema: Schema, _ connection: Connection
    ) throws(LedgerFailure) -> DatabaseQueue {
        do {
            let queue = try connection.open(path)
            let version = try queue.read(Inspection.version)
            guard version < schema.version else { return queue }
            try keepCopy(of: queue, as: "\(path).v\(version)", connection)
            try schema.migrate(queue)
            return queue
        } catch {
            throw LedgerFailure(error)
        }
    }

    /// A copy to go back to, complete under its name or not there at all.
    private static func keepCopy(
        of queue: DatabaseQueue, as path: String, _ connection: Connection
    ) throws {
        let draft = path + ".new"
        try remove(draft)
        try createFile(at: draft)
        let copy = try DatabaseQueue(path: draft, configuration: connection.configuration)
        try queue.backup(to: copy)
        try copy.close()
        try replace(path, with: draft)
    }

    /// Removes the leavings of an attempt that did not come to its end.
    private static func remove(_ draft: String) throws {
        for file in ["", "-journal", "-wal", "-shm"].map({ draft + $0 })
        where FileManager.default.fileExists(atPath: file) {
            try FileManager.default.removeItem(atPath: file)
        }
    }

    private static func replace(_ path: String, with draft: String) throws {
        try remove(path)
        try FileManager.default.moveItem(atPath: draft, toPath: path)
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard let handle = FileHandle(forReadingAtPath: folder) else {
            throw LedgerFailure.cannotOpen(reason: "\(folder) cannot be read")
        }
        defer { try? handle.close() }
        guard fsync(handle.fileDescriptor) == 0 else {
            throw LedgerFailure.cannotOpen(reason: "\(folder) cannot be flushed")
        }
    }
}
