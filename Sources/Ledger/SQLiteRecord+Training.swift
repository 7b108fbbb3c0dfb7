// SPDX-License-Identifier: MIT

package import Comments
import GRDB

extension SQLiteRecord {
    private static let trainingsAPage = 64

    package func standingTraining(_ body: (StandingTraining) throws -> Void) throws {
        var last = 0
        while true {
            let page = try standingTraining(after: last)
            guard let end = page.last else { return }
            last = end.training.ordinal
            for standing in page { try body(standing) }
        }
    }

    private func standingTraining(after t: Int) throws(LedgerFailure) -> [StandingTraining] {
        try read { db in
            try db.all(
                """
                SELECT t.id, \(Training.columns), b.bytes
                FROM training t JOIN custody c ON c.id = t.id JOIN body b ON b.seq = c.seq
                WHERE t.t > ? AND t.standing = 1
                UNION ALL
                SELECT e.id, \(Training.columnsOfExample), e.bytes
                FROM example e
                WHERE e.t > ? AND e.state = 'standing'
                ORDER BY t LIMIT ?
                """, [t, t, Self.trainingsAPage]
            ).map { row in
                StandingTraining(
                    id: try row.id("id"), bytes: try row.bytes("bytes"),
                    training: try Training(row))
            }
        }
    }

    package func appraisedTraining(_ body: (Training) throws -> Void) throws {
        let found = try read { db in
            try db.all(
                """
                SELECT \(Training.columns) FROM training t
                WHERE t.standing = 1 AND t.class = 'genuine' AND t.total IS NOT NULL ORDER BY t.t
                """, []
            ).map(Training.init)
        }
        for training in found { try body(training) }
    }

    package func lastOrdinal() throws(LedgerFailure) -> Int {
        try read { db in
            let row = try db.first(
                """
                SELECT max(coalesce((SELECT max(t) FROM training), 0),
                    coalesce((SELECT max(t) FROM example), 0)) AS t
                """, [])
            return Int(row?.optionalInt("t") ?? 0)
        }
    }
}

/// The increment of a comment that stands, and the decision that caused it.
struct StandingRow {
    let decision: Int
    let training: Training

    init?(of id: CommentID, _ db: Database) throws {
        let row = try db.first(
            """
            SELECT t.decision, \(Training.columns) FROM training t
            WHERE t.id = ? AND t.standing = 1
            """, [id.blob])
        guard let row else { return nil }
        decision = Int(try row.int("decision"))
        training = try Training(row)
    }

    static func set(_ stands: Bool, _ decision: Int, _ db: Database) throws {
        try db.run("UPDATE training SET standing = ? WHERE decision = ?", [stands, decision])
    }
}

extension Training {
    /// What ``init(_:)`` reads, of the table `training` under the name t.
    static let columns = "t.class, t.u, t.t, t.total, t.threshold"

    /// The same of the table `example` under the name e, whose comments nobody weighs.
    static let columnsOfExample = "e.class, e.u, e.t, NULL AS total, NULL AS threshold"

    /// The increment that a decision caused, whether it stands or not.
    static func of(_ decision: Int, _ db: Database) throws -> Training? {
        try db.first(
            "SELECT \(columns) FROM training t WHERE t.decision = ?", [decision]
        ).map(Training.init)
    }

    init(_ row: Columns) throws {
        self.init(
            try row.word("class"), measured: Int(try row.int("u")),
            ordinal: Int(try row.int("t")),
            appraisal: row.optionalDouble("total").flatMap {
                Appraisal(total: $0, threshold: row.optionalDouble("threshold"))
            })
    }

    /// Nil where the row of a join has none.
    init?(optional row: Columns) throws {
        guard row.optionalInt("t") != nil else { return nil }
        try self.init(row)
    }
}
