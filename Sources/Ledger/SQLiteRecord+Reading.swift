// SPDX-License-Identifier: MIT

package import Comments
import GRDB

extension SQLiteRecord {
    package func ids(
        startingWith prefix: String, limit: Int
    ) throws(LedgerFailure) -> [CommentID] {
        let digits = prefix.utf8.count
        guard digits <= 32,
            let low = CommentID(prefix + String(repeating: "0", count: 32 - digits)),
            let high = CommentID(prefix + String(repeating: "f", count: 32 - digits))
        else { return [] }
        return try read { db in
            try db.all(
                "SELECT id FROM custody WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?",
                [low.blob, high.blob, max(0, limit)]
            ).map { try $0.id("id") }
        }
    }

    package func entry(_ id: CommentID) throws(LedgerFailure) -> Entry? {
        try read { db in try Entry.found(id, db)?.entry }
    }

    package func bytes(of id: CommentID) throws(LedgerFailure) -> [UInt8]? {
        try read { db in try Entry.found(id, db)?.bytes }
    }

    package func bodies(named name: String, line: Int) throws(LedgerFailure) -> [[UInt8]] {
        try read { db in
            try db.all(
                "SELECT bytes FROM body WHERE name = ? AND line = ? ORDER BY seq", [name, line]
            ).map { try $0.bytes("bytes") }
        }
    }

    /// The version of a comment that the blog shows, by the name that the blog has for it.
    ///
    /// - Parameter key: ``Comments/Comment/submissionKey``.
    /// - Returns: nil where nothing of that name was taken in.
    /// - Throws: what keeps the ledger from being read.
    package func newestVersion(of key: [UInt8]) throws(LedgerFailure) -> CommentID? {
        try read { db in
            try db.first(
                "SELECT id FROM custody WHERE key = ? ORDER BY seq DESC LIMIT 1", [key.blob]
            )?.id("id")
        }
    }

    package func verdict(of id: CommentID) throws(LedgerFailure) -> Verdict? {
        try read { db in
            try db.first(
                "SELECT json FROM custody c JOIN verdict v ON v.seq = c.seq WHERE c.id = ?",
                [id.blob]
            ).map(Verdict.init)
        }
    }
}

extension Entry {
    static let columns = """
        c.id, c.seq, b.name, b.line, c.state, c.class, c.total, b.received_at, c.changed_at,
        c.refers_to, b.reason, b.bytes
        """

    /// An entry with its bytes.
    static func found(_ id: CommentID, _ db: Database) throws -> (entry: Entry, bytes: [UInt8])? {
        let row = try db.first(
            "SELECT \(columns) FROM custody c JOIN body b ON b.seq = c.seq WHERE c.id = ?",
            [id.blob])
        guard let row else { return nil }
        return (try Entry(row), try row.bytes("bytes"))
    }

    /// From ``columns``.
    init(_ row: Columns) throws {
        self.init(
            id: try row.id("id"), name: try row.text("name"), line: Int(try row.int("line")),
            state: try row.word("state"), commentClass: row.optionalWord("class"),
            total: row.optionalDouble("total"), receivedAt: try row.int("received_at"),
            changedAt: try row.int("changed_at"), refersTo: row.optionalID("refers_to"),
            malformed: row.optionalText("reason"))
    }
}
