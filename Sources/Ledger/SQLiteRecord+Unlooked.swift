// SPDX-License-Identifier: MIT

package import Comments
import GRDB

extension SQLiteRecord {
    private static let rowsAPage = 256

    package func releasedUnlooked(
        since time: Milliseconds, _ body: (CommentID, Milliseconds) throws -> Void
    ) throws {
        var last = Int64.max
        while true {
            let page = try releasedUnlooked(before: last)
            for row in page {
                guard row.receivedAt >= time else { return }
                try body(row.id, row.receivedAt)
            }
            guard let end = page.last else { return }
            last = end.seq
        }
    }

    private func releasedUnlooked(
        before seq: Int64
    ) throws(LedgerFailure) -> [(seq: Int64, id: CommentID, receivedAt: Milliseconds)] {
        try read { db in
            try db.all(
                """
                SELECT c.seq, c.id, b.received_at
                FROM custody c CROSS JOIN body b ON b.seq = c.seq
                WHERE c.seq < ? AND c.state IN ('releasing', 'released') AND NOT EXISTS (
                    SELECT 1 FROM decision d INDEXED BY decision_of
                    WHERE d.id = c.id AND d.undone_by IS NULL AND d.ruling <> 'undo')
                ORDER BY c.seq DESC LIMIT ?
                """, [seq, Self.rowsAPage]
            ).map { row in
                (try row.int("seq"), try row.id("id"), try row.int("received_at"))
            }
        }
    }
}
