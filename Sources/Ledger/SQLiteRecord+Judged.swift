// SPDX-License-Identifier: MIT

package import Comments
import GRDB

/// What the rules are held to account by: verdicts beside what became of their comments.
extension SQLiteRecord {
    private static let rowsAPage = 64

    package func newestJudged(
        since time: Milliseconds, limit: Int, _ body: (Judged) throws -> Void
    ) throws {
        var last = try lastBefore(newest: limit)
        while true {
            let page = try judged(after: last, since: time)
            guard let end = page.last else { return }
            last = end.seq
            for row in page { try body(row.judged) }
        }
    }

    /// The number before those of the newest so many verdicts.
    private func lastBefore(newest count: Int) throws(LedgerFailure) -> Int64 {
        // All: counting that far would read every verdict once more.
        if count == .max { return 0 }
        return try read { db in
            try db.first(
                "SELECT seq FROM verdict ORDER BY seq DESC LIMIT 1 OFFSET ?", [max(0, count)])?
                .int("seq") ?? 0
        }
    }

    private func judged(
        after seq: Int64, since time: Milliseconds
    ) throws(LedgerFailure) -> [(seq: Int64, judged: Judged)] {
        try read { db in
            try db.all(
                """
                SELECT v.seq, c.id, c.state, b.received_at, v.json, b.bytes
                FROM verdict v CROSS JOIN body b ON b.seq = v.seq JOIN custody c ON c.seq = v.seq
                WHERE v.seq > ? AND b.received_at >= ? ORDER BY v.seq LIMIT ?
                """, [seq, time, Self.rowsAPage]
            ).map { row in
                (try row.int("seq"), try Judged(row, bytes: try row.bytes("bytes")))
            }
        }
    }

    package func decidedVerdicts(
        limit: Int, _ body: (Judged, CommentClass) throws -> Void
    ) throws {
        var last = Int.max
        var left = limit
        while left > 0 {
            let page = try decided(before: last, min(left, Self.rowsAPage))
            guard let end = page.last else { return }
            last = end.t
            left -= page.count
            for row in page { try body(row.judged, row.commentClass) }
        }
    }

    private func decided(
        before t: Int, _ count: Int
    ) throws(LedgerFailure) -> [(t: Int, judged: Judged, commentClass: CommentClass)] {
        try read { db in
            try db.all(
                """
                SELECT t.t, t.class, c.id, c.state, b.received_at, v.json
                FROM training t JOIN custody c ON c.id = t.id
                    JOIN body b ON b.seq = c.seq JOIN verdict v ON v.seq = c.seq
                WHERE t.t < ? AND t.standing = 1 ORDER BY t.t DESC LIMIT ?
                """, [t, count]
            ).map { row in
                (Int(try row.int("t")), try Judged(row), try row.word("class"))
            }
        }
    }

    package func heldUnlooked(
        naming rules: [String], _ body: (Judged) throws -> Void
    ) throws {
        // A verdict is stored as one spelling, in which a quote inside a text is escaped: what is
        // looked for here can only be the member that it is. Most rows are passed over unread.
        let signs =
            [#""kind":"rule_error""#, #""kind":"too_costly""#]
            + rules.map { #""rule":"# + JSONValue.string($0).text }
        var last: Int64 = 0
        while true {
            let page = try heldUnlooked(after: last, signs)
            guard let end = page.last else { return }
            last = end.seq
            for row in page { try body(row.judged) }
        }
    }

    private func heldUnlooked(
        after seq: Int64, _ signs: [String]
    ) throws(LedgerFailure) -> [(seq: Int64, judged: Judged)] {
        let isMeant = signs.map { _ in "instr(v.json, ?) > 0" }.joined(separator: " OR ")
        return try read { db in
            try db.all(
                """
                SELECT c.seq, c.id, c.state, b.received_at, v.json
                FROM custody c INDEXED BY custody_held
                    CROSS JOIN verdict v ON v.seq = c.seq CROSS JOIN body b ON b.seq = c.seq
                WHERE c.state = 'held' AND c.seq > ? AND (\(isMeant)) AND NOT EXISTS (
                    SELECT 1 FROM decision d INDEXED BY decision_of WHERE d.id = c.id
                        AND d.before_state IS NOT NULL AND d.undone_by IS NULL
                        AND d.ruling <> 'undo')
                ORDER BY c.seq LIMIT ?
                """, [seq] + signs + [Self.rowsAPage]
            ).map { (try $0.int("seq"), try Judged($0)) }
        }
    }
}

extension Judged {
    fileprivate init(_ row: Columns, bytes: [UInt8] = []) throws {
        self.init(
            id: try row.id("id"), state: try row.word("state"),
            receivedAt: try row.int("received_at"), verdict: try Verdict(row), bytes: bytes)
    }
}
