// SPDX-License-Identifier: MIT

import Comments
import GRDB

extension SQLiteRecord {
    package func mark(_ published: [Published]) throws(LedgerFailure) {
        guard !published.isEmpty else { return }
        try write { db in try Self.mark(published, db) }
    }

    static func mark(_ published: [Published], _ db: Database) throws {
        for file in published { try mark(file, db) }
    }

    /// Only what is owed still, in this turn: a decision may have ordered another file meanwhile.
    private static func mark(_ file: Published, _ db: Database) throws {
        try db.run(
            """
            UPDATE custody SET owes = NULL, ordered_by = NULL, state = CASE state
                WHEN 'releasing' THEN 'released' WHEN 'withdrawing' THEN 'withdrawn'
                ELSE state END
            WHERE id = ? AND owes = ? AND turns >> ? & ? = ?
            """,
            [
                file.id.blob, file.publication.rawValue, Turns.shift(file.publication),
                Turns.largest, file.turn,
            ])
    }

    package func owed(limit: Int) throws(LedgerFailure) -> [Owed] {
        try read { db in
            try db.all(
                """
                SELECT c.id, c.owes, c.turns, c.refers_to, c.ordered_by, b.received_at, b.bytes,
                    v.json
                FROM custody c INDEXED BY custody_owed
                    JOIN body b ON b.seq = c.seq JOIN verdict v ON v.seq = c.seq
                WHERE c.owes IS NOT NULL ORDER BY c.seq LIMIT ?
                """, [max(0, limit)]
            ).map { try Owed($0, db) }
        }
    }
}

extension Owed {
    fileprivate init(_ row: Columns, _ db: Database) throws {
        let publication: Publication = try row.word("owes")
        self.init(
            id: try row.id("id"), publication: publication,
            turn: Turns(packed: try row.int("turns"))[publication], bytes: try row.bytes("bytes"),
            verdict: try Verdict(row), replaces: row.optionalID("refers_to"),
            receivedAt: try row.int("received_at"),
            decision: try row.optionalInt("ordered_by").flatMap { number in
                try PastDecision.numbered(Int(number), db)
            })
    }
}

extension Verdict {
    /// From the column `json`.
    init(_ row: Columns) throws {
        guard let json = try? JSONValue(json: Array(try row.text("json").utf8)),
            let verdict = Verdict(json: json)
        else { throw LedgerFailure.corrupt(reason: "a stored verdict cannot be read") }
        self = verdict
    }
}
