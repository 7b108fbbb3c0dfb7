// SPDX-License-Identifier: MIT

import Comments
import GRDB

extension SQLiteRecord {
    package func events(after mark: EventMark?, limit: Int) throws(LedgerFailure) -> [Event] {
        let start = mark ?? EventMark(acceptance: 0, decision: 0)
        let limit = max(0, limit)
        return try read { db in
            merged(
                try Self.acceptances(after: start.acceptance, limit, db),
                try Self.decisions(after: start.decision, limit, db), from: start, limit: limit)
        }
    }

    private static func acceptances(
        after seq: Int64, _ limit: Int, _ db: Database
    ) throws -> [Happening] {
        try db.all(
            """
            SELECT b.seq AS number, c.id, b.received_at AS at, b.accepted_as, c.class, c.total
            FROM body b CROSS JOIN custody c ON c.seq = b.seq
            WHERE b.seq > ? ORDER BY b.seq LIMIT ?
            """, [seq, limit]
        ).map { row in
            let what = Event.What.accepted(
                try row.word("accepted_as"), commentClass: row.optionalWord("class"),
                total: row.optionalDouble("total"))
            return try Happening(row, what)
        }
    }

    private static func decisions(
        after number: Int64, _ limit: Int, _ db: Database
    ) throws -> [Happening] {
        try db.all(
            "SELECT * FROM decision WHERE number > ? ORDER BY number LIMIT ?", [number, limit]
        )
        .map { row in
            let what = Event.What.decided(
                try Ruling(row), try Clerk(row), why: row.optionalText("why"),
                outcome: row.optionalText("outcome"))
            return try Happening(row, what)
        }
    }

    package func lastEvent() throws(LedgerFailure) -> EventMark {
        try read { db in
            let sql = "SELECT max(seq) AS a, (SELECT max(number) FROM decision) AS d FROM body"
            let row = try db.first(sql, [])
            return EventMark(
                acceptance: row?.optionalInt("a") ?? 0, decision: row?.optionalInt("d") ?? 0)
        }
    }

    package func books() throws(LedgerFailure) -> Books {
        try read { db in
            var states: [CustodyState: Int] = [:]
            for row in try db.all("SELECT state, count(*) AS n FROM custody GROUP BY state", []) {
                states[try row.word("state")] = Int(try row.int("n"))
            }
            return Books(
                states: states, received: try Self.received(db),
                waitingDecisions: try Self.waiting(db), oldestHeld: try Self.oldestHeld(db),
                oldestWaiting: try Self.oldestWaiting(db))
        }
    }

    /// Bodies are numbered without a gap and never removed, so the last number counts them: what
    /// the sum over the states must come to.
    private static func received(_ db: Database) throws -> Int {
        Int(try db.first("SELECT max(seq) AS n FROM body", [])?.optionalInt("n") ?? 0)
    }

    private static func waiting(_ db: Database) throws -> Int {
        Int(
            try db.first("SELECT count(*) AS n FROM decision WHERE acted_at IS NULL", [])?.int("n")
                ?? 0)
    }

    private static func oldestWaiting(_ db: Database) throws -> Milliseconds? {
        try db.first("SELECT min(at) AS at FROM decision WHERE acted_at IS NULL", [])?
            .optionalInt("at")
    }

    private static func oldestHeld(_ db: Database) throws -> Milliseconds? {
        try db.first(
            """
            SELECT min(b.received_at) AS at
            FROM custody c INDEXED BY custody_held JOIN body b ON b.seq = c.seq
            WHERE c.state = 'held'
            """, [])?.optionalInt("at")
    }
}

/// A line of the log before it has its place among the others.
private struct Happening {
    let number: Int64
    let at: Milliseconds
    let id: CommentID
    let what: Event.What

    init(_ row: Columns, _ what: Event.What) throws {
        number = try row.int("number")
        at = try row.int("at")
        id = try row.id("id")
        self.what = what
    }
}

/// Merges two streams by time, each kept in its own order, so that a mark is a place in both.
private func merged(
    _ acceptances: [Happening], _ decisions: [Happening], from start: EventMark, limit: Int
) -> [Event] {
    var events: [Event] = []
    var mark = start
    var (left, right) = (acceptances[...], decisions[...])
    while events.count < limit {
        let happening: Happening
        if let first = left.first, first.at <= right.first?.at ?? .max {
            happening = first
            left.removeFirst()
            mark.acceptance = first.number
        } else if let first = right.popFirst() {
            happening = first
            mark.decision = first.number
        } else {
            break
        }
        events.append(Event(mark: mark, at: happening.at, id: happening.id, what: happening.what))
    }
    return events
}
