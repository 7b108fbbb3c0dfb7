// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import Ledger

/// A folder of a test's own, gone with the test.
final class Folder: Sendable {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("ledger-" + UUID().uuidString).path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var ledger: String { path + "/ledger" }

    func daemon(schema: Schema = .current) throws -> SQLiteRecord {
        try SQLiteRecord.openForDaemon(path: ledger, schema: schema, patience: 1)
    }

    func command(schema: Schema = .current) throws -> SQLiteRecord {
        try SQLiteRecord.openForCommand(path: ledger, schema: schema, patience: 1)
    }

    /// A ledger that holds some comments and was closed in good order.
    func makeLedger(of filings: [Filing] = [.held("a.json"), .released("b.json")]) throws {
        let record = try daemon()
        _ = try record.accept(filings, published: [])
        try record.close()
    }

    /// SQL from outside, as a moderator with the `sqlite3` shell would run it.
    @discardableResult
    func sql<Value: DatabaseValueConvertible>(
        _ sql: String, as type: Value.Type = Int.self
    ) throws -> Value? {
        var configuration = Configuration()
        configuration.busyMode = .timeout(1)
        let queue = try DatabaseQueue(path: ledger, configuration: configuration)
        defer { try? queue.close() }
        return try queue.writeWithoutTransaction { try Value.fetchOne($0, sql: sql) }
    }

    // MARK: Files beside the ledger

    func bytes(_ suffix: String = "") throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: ledger + suffix))
    }

    func write(_ data: Data, _ suffix: String = "") throws {
        try data.write(to: URL(fileURLWithPath: ledger + suffix))
    }

    func has(_ suffix: String) -> Bool {
        FileManager.default.fileExists(atPath: ledger + suffix)
    }

    /// What a power cut would leave of this folder now: no connection is closed, no lock is kept.
    func crashed() throws -> Folder {
        let copy = try Folder()
        for suffix in ["", "-wal"] where has(suffix) { try copy.write(bytes(suffix), suffix) }
        return copy
    }
}
