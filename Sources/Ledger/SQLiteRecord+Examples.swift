// SPDX-License-Identifier: MIT

package import Comments
import GRDB

extension SQLiteRecord {
    package func exampleClasses(of ids: [CommentID]) throws(LedgerFailure) -> [CommentClass?] {
        try read { db in
            try ids.map { id in
                // What is about to be taken back is as good as gone.
                try db.first(
                    """
                    SELECT class FROM example e
                    WHERE id = ? AND state IN ('waiting', 'standing') AND NOT EXISTS (
                        SELECT 1 FROM source s WHERE s.undoes = e.source)
                    ORDER BY source DESC LIMIT 1
                    """, [id.blob])?.word("class")
            }
        }
    }

    package func teach(
        _ examples: [Example], from source: Source
    ) throws(LedgerFailure) -> Int {
        try write { db in
            let number = try Self.note(source, undoing: nil, db)
            for example in examples {
                try db.run(
                    "INSERT INTO example (source, id, class, state, bytes) VALUES (?, ?, ?, ?, ?)",
                    [
                        number, example.id.blob, example.commentClass.rawValue,
                        ExampleState.waiting.rawValue, example.bytes.blob,
                    ])
            }
            return number
        }
    }

    package func takeBack(
        _ source: Int, for clerk: Clerk, at: Milliseconds
    ) throws(LedgerFailure) -> Int? {
        try write { db in
            let row = try db.first(
                """
                SELECT name FROM source s WHERE number = ? AND undoes IS NULL
                    AND NOT EXISTS (SELECT 1 FROM source u WHERE u.undoes = s.number)
                """, [source])
            return try row.map { row in
                let order = Source(name: try row.text("name"), clerk: clerk, at: at)
                return try Self.note(order, undoing: source, db)
            }
        }
    }

    private static func note(_ source: Source, undoing undone: Int?, _ db: Database) throws -> Int {
        try db.run(
            "INSERT INTO source (name, uid, sudo_uid, clerk, at, undoes) VALUES (?, ?, ?, ?, ?, ?)",
            [
                source.name, source.clerk.uid, source.clerk.sudoUID, source.clerk.name, source.at,
                undone,
            ])
        return Int(db.lastInsertedRowID)
    }

    package func sources() throws(LedgerFailure) -> [PastSource] {
        try read { db in
            try db.all(
                """
                SELECT s.*, u.number AS undone_by FROM source s
                LEFT JOIN source u ON u.undoes = s.number
                WHERE s.undoes IS NULL ORDER BY s.number
                """, []
            ).map { try PastSource($0, db) }
        }
    }

    package func waitingExamples(of source: Int?) throws(LedgerFailure) -> Int {
        try read { db in
            let open = try db.all(
                """
                SELECT number, undoes FROM source INDEXED BY source_open
                WHERE ended_at IS NULL AND number = coalesce(?, number)
                """, [source])
            return try open.reduce(0) { count, row in
                let undone = row.optionalInt("undoes")
                let states = undone == nil ? "'waiting'" : "'waiting', 'standing', 'replaced'"
                let left = try db.first(
                    "SELECT count(*) AS n FROM example WHERE source = ? AND state IN (\(states))",
                    [undone ?? row.int("number")])
                return count + Int(try left?.int("n") ?? 0)
            }
        }
    }
}

extension PastSource {
    fileprivate init(_ row: Columns, _ db: Database) throws {
        number = Int(try row.int("number"))
        source = Source(
            name: try row.text("name"), clerk: try Clerk(row), at: try row.int("at"))
        undoneBy = row.optionalInt("undone_by").map(Int.init)
        let groups = try db.all(
            """
            SELECT state, class, count(*) AS n FROM example WHERE source = ? GROUP BY state, class
            """, [number])
        counts = try groups.reduce(into: [:]) { counts, group in
            let state: ExampleState = try group.word("state")
            counts[state, default: [:]][try group.word("class")] = Int(try group.int("n"))
        }
    }
}
