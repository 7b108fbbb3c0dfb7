// SPDX-License-Identifier: MIT

import Comments
import GRDB

extension SQLiteRecord {
    package func act(_ acts: [Act]) throws(LedgerFailure) {
        guard !acts.isEmpty else { return }
        try write { db in
            for act in acts { try Execution(of: act, db)?.run(db) }
        }
    }
}

/// One decision being acted on, with what its rows say inside the transaction.
private struct Execution {
    private let act: Act
    private let ruling: Ruling
    /// Nil where no comment has the id.
    private let custody: Custody?
    /// The decision to take back, if that is possible still.
    private let undone: Undone?

    struct Custody {
        let state: CustodyState
        let turns: Turns
    }

    struct Undone {
        let before: CustodyState
        let supersedes: Int64?
    }

    /// Nil where it was acted on before: a crash or a failure hid the answer from the daemon.
    init?(of act: Act, _ db: Database) throws {
        guard
            let order = try db.first(
                """
                SELECT ruling, refusal FROM decision
                WHERE number = ? AND id = ? AND acted_at IS NULL
                """, [act.number, act.id.blob])
        else { return nil }
        self.act = act
        ruling = try Ruling(order)
        custody = try Self.custody(of: act.id, db)
        undone = try act.undoes.flatMap { try Self.undone($0, of: act.id, db) }
    }

    private static func custody(of id: CommentID, _ db: Database) throws -> Custody? {
        try db.first("SELECT state, turns FROM custody WHERE id = ?", [id.blob]).map { row in
            Custody(state: try row.word("state"), turns: Turns(packed: try row.int("turns")))
        }
    }

    private static func undone(_ number: Int, of id: CommentID, _ db: Database) throws -> Undone? {
        try db.first(
            """
            SELECT before_state, supersedes FROM decision
            WHERE number = ? AND id = ? AND before_state IS NOT NULL AND undone_by IS NULL
                AND ruling <> 'undo'
            """, [number, id.blob]
        ).map { row in
            Undone(before: try row.word("before_state"), supersedes: row.optionalInt("supersedes"))
        }
    }

    func run(_ db: Database) throws {
        guard act.transition != nil else { return try settle(act.outcome, before: nil, db) }
        guard let custody,
            let transition = Transition.of(custody.state, ruling, undone: undone?.before)
        else {
            let state = custody.map { "it is \($0.state.rawValue) by now" } ?? "no such comment"
            return try settle("nothing was changed: \(state)", before: nil, db)
        }
        try settle(act.outcome, before: custody.state, db)
        try db.run("UPDATE decision SET act = \(ActMark.next) WHERE number = ?", [act.number])
        try move(custody, by: transition, db)
        try train(db)
    }

    private func settle(_ outcome: String, before: CustodyState?, _ db: Database) throws {
        try db.run(
            "UPDATE decision SET acted_at = ?, outcome = ?, before_state = ? WHERE number = ?",
            [act.at, outcome, before?.rawValue, act.number])
    }

    /// What was owed until now and is not out yet is owed no more: the newer file says it all.
    private func move(_ custody: Custody, by transition: Transition, _ db: Database) throws {
        guard let owes = transition.owes else { return }
        var turns = custody.turns
        turns.order(owes)
        try db.run(
            """
            UPDATE custody SET state = ?, owes = ?, ordered_by = ?, turns = ?, changed_at = ?
            WHERE id = ?
            """,
            [
                transition.state.rawValue, owes.rawValue, act.number, turns.packed, act.at,
                act.id.blob,
            ])
    }

    // MARK: Training

    private func train(_ db: Database) throws {
        if let undone, let number = act.undoes {
            try takeBack(number, undone, db)
        } else if act.training != nil || act.untrains {
            try supersede(db)
        }
    }

    private func takeBack(_ number: Int, _ undone: Undone, _ db: Database) throws {
        try db.run("UPDATE decision SET undone_by = ? WHERE number = ?", [act.number, number])
        try StandingRow.set(false, number, db)
        guard let before = undone.supersedes else { return }
        try StandingRow.set(true, Int(before), db)
    }

    private func supersede(_ db: Database) throws {
        if let standing = try StandingRow(of: act.id, db) {
            try StandingRow.set(false, standing.decision, db)
            try db.run(
                "UPDATE decision SET supersedes = ? WHERE number = ?",
                [standing.decision, act.number])
        }
        guard let training = act.training else { return }
        try db.run(
            """
            INSERT INTO training (decision, id, class, u, t, total, threshold, standing)
            VALUES (?, ?, ?, ?, ?, ?, ?, 1)
            """,
            [
                act.number, act.id.blob, training.commentClass.rawValue, training.units,
                training.ordinal, training.appraisal?.total, training.appraisal?.threshold,
            ])
    }
}
