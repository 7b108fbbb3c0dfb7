// SPDX-License-Identifier: MIT

import Comments
import GRDB

extension SQLiteRecord {
    package func waitingLessons(limit: Int) throws(LedgerFailure) -> WaitingLessons? {
        try read { db in
            let open = try db.first(
                """
                SELECT * FROM source INDEXED BY source_open
                WHERE ended_at IS NULL ORDER BY number LIMIT 1
                """, [])
            return try open.map { try WaitingLessons($0, limit: limit, db) }
        }
    }

    package func act(
        _ acts: [LessonAct], of source: Int, endedAt: Milliseconds?
    ) throws(LedgerFailure) {
        try write { db in
            for act in acts { try act.run(db) }
            // A last turn that finds nothing more changes nothing of what was learnt.
            if !acts.isEmpty { try ActMark.countLessons(db) }
            guard let endedAt else { return }
            try db.run(
                "UPDATE source SET ended_at = ? WHERE number = ? AND ended_at IS NULL",
                [endedAt, source])
        }
    }
}

extension WaitingLessons {
    fileprivate init(_ row: Columns, limit: Int, _ db: Database) throws {
        source = Int(try row.int("number"))
        clerk = try Clerk(row)
        let undone = row.optionalInt("undoes").map(Int.init)
        isUndo = undone != nil
        lessons =
            try undone.map { try WaitingLesson.undoing($0, limit: limit, db) }
            ?? WaitingLesson.learning(source, limit: limit, db)
        areLast = lessons.count < limit
    }
}

extension WaitingLesson {
    fileprivate static func learning(_ source: Int, limit: Int, _ db: Database) throws -> [Self] {
        try db.all(
            """
            SELECT * FROM example INDEXED BY example_from WHERE source = ? AND state = 'waiting'
            ORDER BY number LIMIT ?
            """, [source, limit]
        ).map { row in
            try Self(row, other: try Other.latest(.standing, of: try row.id("id"), db))
        }
    }

    /// Whatever its examples came to; where one stands, that which it replaced comes back.
    fileprivate static func undoing(_ source: Int, limit: Int, _ db: Database) throws -> [Self] {
        try db.all(
            """
            SELECT * FROM example INDEXED BY example_from
            WHERE source = ? AND state IN ('waiting', 'standing', 'replaced')
            LIMIT ?
            """, [source, limit]
        ).map { row in
            let state: ExampleState = try row.word("state")
            let id = try row.id("id")
            return try Self(
                row, other: state == .standing ? try Other.latest(.replaced, of: id, db) : nil)
        }
    }

    private init(_ row: Columns, other: Other?) throws {
        let state: ExampleState = try row.word("state")
        example = Int(try row.int("number"))
        commentClass = try row.word("class")
        bytes = try row.bytes("bytes")
        training = state == .standing ? try Training(example: row) : nil
        self.other = other
    }
}

extension WaitingLesson.Other {
    fileprivate static func latest(
        _ state: ExampleState, of id: CommentID, _ db: Database
    ) throws -> Self? {
        try db.first(
            """
            SELECT e.number, \(Training.columnsOfExample) FROM example e
            WHERE e.id = ? AND e.state = ? ORDER BY e.source DESC LIMIT 1
            """, [id.blob, state.rawValue]
        ).map { row in
            Self(example: Int(try row.int("number")), training: try Training(row))
        }
    }
}

extension Training {
    /// From the columns of the table `example`.
    fileprivate init(example row: Columns) throws {
        self.init(
            try row.word("class"), measured: Int(try row.int("u")), ordinal: Int(try row.int("t")))
    }
}

extension LessonAct {
    /// The one that gives way first: two cannot stand at a time.
    fileprivate func run(_ db: Database) throws {
        switch change {
        case .learnt(let training, let replaced):
            try replaced.map { try Self.set(.replaced, $0, db) }
            try db.run(
                """
                UPDATE example SET state = 'standing', u = ?, t = ?
                WHERE number = ? AND state = 'waiting'
                """, [training.units, training.ordinal, example])
        case .gone(let restored):
            try Self.set(.gone, example, db)
            try restored.map { try Self.set(.standing, $0, db) }
        }
    }

    private static func set(_ state: ExampleState, _ example: Int, _ db: Database) throws {
        try db.run("UPDATE example SET state = ? WHERE number = ?", [state.rawValue, example])
    }
}
