// SPDX-License-Identifier: MIT

package import Comments
import GRDB

/// How far the acts of one ledger had come.
///
/// With more than the number of the act, since a ledger that was brought back from a copy counts
/// the same numbers again for other acts.
struct ActMark: Equatable {
    /// SQL for the number of the next act.
    static let next = "(SELECT coalesce(max(act), 0) + 1 FROM decision WHERE act IS NOT NULL)"

    let ledger: String
    let act: Int64
    let decision: Int64
    let at: Milliseconds
    /// How often examples were learnt or taken back by then: no act says which, so a snapshot from
    /// before the latest of these is of no use.
    let lessons: Int64

    /// The latest act, or that of a number; nil where there is none of it.
    init?(_ ledger: String, act: Int64?, _ db: Database) throws {
        let row = try db.first(
            """
            SELECT act, number, acted_at FROM decision
            WHERE act = coalesce(?, (SELECT max(act) FROM decision WHERE act IS NOT NULL))
            """, [act])
        if row == nil, let act, act > 0 { return nil }
        self.ledger = ledger
        self.act = try row?.int("act") ?? 0
        decision = try row?.int("number") ?? 0
        at = try row?.int("acted_at") ?? 0
        lessons = try Self.lessons(db)
    }

    var text: String { "\(ledger) \(act) \(decision) \(at) \(lessons)" }

    static func lessons(_ db: Database) throws -> Int64 {
        try Inspection.note(NoteKey.lessons, db).flatMap { Int64($0) } ?? 0
    }

    static func countLessons(_ db: Database) throws {
        try db.run(
            "INSERT OR REPLACE INTO note (key, value) VALUES (?, ?)",
            [NoteKey.lessons, String(try lessons(db) + 1)])
    }

    static func act(in text: String) -> Int64? {
        let words = text.split(separator: " ")
        return words.count == 5 ? Int64(words[1]) : nil
    }
}

extension SQLiteRecord {
    private static let actsAPage = 64

    package func actMark() throws(LedgerFailure) -> String {
        try read { db in
            try ActMark(Inspection.note(NoteKey.identity, db) ?? "", act: nil, db)?.text ?? ""
        }
    }

    package func revisions(
        after mark: String, _ body: (_ bytes: [UInt8], Revision) throws -> Void
    ) throws -> Bool {
        guard var last = ActMark.act(in: mark), try knows(mark, act: last) else { return false }
        while true {
            let page = try revisions(after: last)
            guard let end = page.last else { return true }
            last = end.act
            for row in page { try body(row.bytes, row.revision) }
        }
    }

    private func knows(_ mark: String, act: Int64) throws(LedgerFailure) -> Bool {
        try read { db in
            let identity = try Inspection.note(NoteKey.identity, db) ?? ""
            // A mark from before the first act is of a ledger without any.
            let known =
                act == 0
                ? "\(identity) 0 0 0 \(try ActMark.lessons(db))"
                : try ActMark(identity, act: act, db)?.text
            return known == mark
        }
    }

    private func revisions(
        after act: Int64
    ) throws(LedgerFailure) -> [(act: Int64, bytes: [UInt8], revision: Revision)] {
        try read { db in
            try db.all(
                """
                SELECT d.act, d.number, d.id, d.ruling, d.supersedes, b.bytes
                FROM decision d JOIN custody c ON c.id = d.id JOIN body b ON b.seq = c.seq
                WHERE d.act > ? ORDER BY d.act LIMIT ?
                """, [act, Self.actsAPage]
            ).map { row in
                (try row.int("act"), try row.bytes("bytes"), try Revision(row, db))
            }
        }
    }
}

extension Revision {
    /// Found in the rows that the act left; see `Execution` in SQLiteRecord+Acting.swift.
    fileprivate init(_ row: Columns, _ db: Database) throws {
        let number = try row.int("number")
        guard try row.text("ruling") == "undo" else {
            self.init(
                takesBack: try Training.of(row.optionalInt("supersedes"), db),
                learns: try Training.of(number, db), restores: nil)
            return
        }
        let undone = try db.first(
            "SELECT number, supersedes FROM decision WHERE id = ? AND undone_by = ?",
            [try row.id("id").blob, number])
        self.init(
            takesBack: try Training.of(undone?.int("number"), db), learns: nil,
            restores: try Training.of(undone?.optionalInt("supersedes"), db))
    }
}

extension Training {
    fileprivate static func of(_ decision: Int64?, _ db: Database) throws -> Training? {
        try decision.flatMap { try of(Int($0), db) }
    }
}
