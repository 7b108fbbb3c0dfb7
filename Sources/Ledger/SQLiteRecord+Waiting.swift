// SPDX-License-Identifier: MIT

import Comments
import GRDB

extension SQLiteRecord {
    package func waitingDecisions(limit: Int) throws(LedgerFailure) -> [WaitingDecision] {
        try read { db in
            try db.all(
                """
                SELECT * FROM decision d INDEXED BY decision_waiting
                WHERE acted_at IS NULL AND NOT EXISTS (
                    SELECT 1 FROM decision e INDEXED BY decision_waiting_of
                    WHERE e.id = d.id AND e.acted_at IS NULL AND e.number < d.number)
                ORDER BY number LIMIT ?
                """, [max(0, limit)]
            ).map { try WaitingDecision($0, db) }
        }
    }
}

extension WaitingDecision {
    fileprivate init(_ row: Columns, _ db: Database) throws {
        let decision = try Decision(row)
        let found = try Entry.found(decision.id, db)
        self.init(
            number: Int(try row.int("number")), decision: decision, entry: found?.entry,
            bytes: found?.bytes ?? [], standing: try StandingRow(of: decision.id, db)?.training,
            undoes: decision.ruling == .undo ? try Undone.last(on: decision.id, db) : nil)
    }
}

extension Undone {
    /// The comment's last decision that changed something and still stands.
    fileprivate static func last(on id: CommentID, _ db: Database) throws -> Undone? {
        let row = try db.first(
            """
            SELECT number, before_state, supersedes FROM decision
            WHERE id = ? AND before_state IS NOT NULL AND undone_by IS NULL AND ruling <> 'undo'
            ORDER BY number DESC LIMIT 1
            """, [id.blob])
        guard let row else { return nil }
        let number = Int(try row.int("number"))
        return Undone(
            number: number, before: try row.word("before_state"),
            training: try Training.of(number, db),
            restores: try row.optionalInt("supersedes").flatMap { number in
                try Training.of(Int(number), db)
            })
    }
}
