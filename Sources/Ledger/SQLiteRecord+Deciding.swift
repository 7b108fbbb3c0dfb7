// SPDX-License-Identifier: MIT

package import Comments
import GRDB

extension SQLiteRecord {
    /// So many rows hold the write lock for some milliseconds: the daemon is not kept waiting.
    private static let decisionsATransaction = 500

    package func decide(_ decisions: [Decision]) throws(LedgerFailure) -> [Int] {
        var noted: [Int] = []
        var rest = decisions[...]
        while !rest.isEmpty {
            let part = rest.prefix(Self.decisionsATransaction)
            do throws(LedgerFailure) {
                noted += try write { db in try part.map { try Self.note($0, db) } }
            } catch {
                throw noted.isEmpty ? error : .partial(noted: noted, because: error)
            }
            rest = rest.dropFirst(part.count)
        }
        return noted
    }

    private static func note(_ decision: Decision, _ db: Database) throws -> Int {
        try db.run(
            """
            INSERT INTO decision (id, ruling, refusal, why, uid, sudo_uid, clerk, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                decision.id.blob, decision.ruling.word, decision.ruling.refusal?.rawValue,
                decision.why, decision.clerk.uid, decision.clerk.sudoUID, decision.clerk.name,
                decision.at,
            ])
        return Int(db.lastInsertedRowID)
    }

    package func outcomes(of numbers: [Int]) throws(LedgerFailure) -> [Int: String] {
        try read { db in
            var outcomes: [Int: String] = [:]
            for number in numbers {
                outcomes[number] = try db.first(
                    "SELECT outcome FROM decision WHERE number = ?", [number])?
                    .optionalText("outcome")
            }
            return outcomes
        }
    }

    package func decisions(on id: CommentID) throws(LedgerFailure) -> [PastDecision] {
        try read { db in
            try db.all(PastDecision.query + " WHERE d.id = ? ORDER BY d.number", [id.blob])
                .map(PastDecision.init)
        }
    }
}

extension PastDecision {
    fileprivate static let query = """
        SELECT d.*, \(Training.columns)
        FROM decision d LEFT JOIN training t ON t.decision = d.number
        """

    static func numbered(_ number: Int, _ db: Database) throws -> PastDecision? {
        try db.first(query + " WHERE d.number = ?", [number]).map(PastDecision.init)
    }

    fileprivate init(_ row: Columns) throws {
        self.init(
            number: Int(try row.int("number")), decision: try Decision(row),
            outcome: row.optionalText("outcome"), isUndone: row.optionalInt("undone_by") != nil,
            training: try Training(optional: row))
    }
}

extension Decision {
    /// From the columns of the table `decision`.
    init(_ row: Columns) throws {
        let ruling = try Ruling(row)
        self.init(
            id: try row.id("id"), ruling: ruling, why: row.optionalText("why"),
            clerk: try Clerk(row), at: try row.int("at"))
    }
}

extension Clerk {
    init(_ row: Columns) throws {
        self.init(
            uid: Int(try row.int("uid")), sudoUID: row.optionalInt("sudo_uid").map(Int.init),
            name: try row.text("clerk"))
    }
}

extension Ruling {
    /// From the columns `ruling` and `refusal`.
    init(_ row: Columns) throws {
        switch try row.text("ruling") {
        case "release": self = .release
        case "refuse": self = .refuse(as: try row.word("refusal"))
        case "hold": self = .hold
        case "undo": self = .undo
        case let word: throw LedgerFailure.corrupt(reason: "the ruling \(word) is unknown")
        }
    }

    /// As it is stored and printed: one word.
    package var word: String {
        switch self {
        case .release: "release"
        case .refuse: "refuse"
        case .hold: "hold"
        case .undo: "undo"
        }
    }

    /// As what it refuses.
    package var refusal: Refusal? {
        guard case .refuse(let refusal) = self else { return nil }
        return refusal
    }
}
