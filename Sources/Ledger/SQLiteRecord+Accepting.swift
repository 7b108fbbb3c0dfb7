// SPDX-License-Identifier: MIT

import Comments
import GRDB

extension SQLiteRecord {
    package func accept(
        _ filings: [Filing], published: [Published]
    ) throws(LedgerFailure) -> [Acceptance] {
        try write { db in
            try Self.mark(published, db)
            return try filings.map { try Admission(of: $0, db).enter(db) }
        }
    }
}

/// How one filing goes into the books, found out inside the transaction that enters it.
private struct Admission {
    private let filing: Filing
    private let acceptance: Acceptance

    init(of filing: Filing, _ db: Database) throws {
        self.filing = filing
        acceptance = try Self.acceptance(of: filing, db)
    }

    func enter(_ db: Database) throws -> Acceptance {
        switch acceptance {
        case .known: break
        case .duplicate(let first): try enter(as: .duplicate, refersTo: first, db)
        case .accepted(let state, let replaces): try enter(as: state, refersTo: replaces, db)
        }
        return acceptance
    }

    // MARK: Finding out

    private static func acceptance(of filing: Filing, _ db: Database) throws -> Acceptance {
        if let row = try db.first("SELECT state FROM custody WHERE id = ?", [filing.id.blob]) {
            return .known(try row.word("state"))
        }
        guard case .judged(let verdict, let key, let fingerprint) = filing.finding else {
            return .accepted(.malformed, replaces: nil)
        }
        let state = verdict.disposition == .release ? CustodyState.releasing : .held
        guard let key else { return .accepted(state, replaces: nil) }
        guard let newest = try newestVersion(of: key, db) else {
            return .accepted(state, replaces: nil)
        }
        let id = try newest.id("id")
        return try newest.bytes("fingerprint") == fingerprint
            ? .duplicate(of: id) : .accepted(state, replaces: id)
    }

    /// The version that the blog shows: an edit back to an earlier text is an edit.
    private static func newestVersion(of key: [UInt8], _ db: Database) throws -> Columns? {
        try db.first(
            "SELECT id, fingerprint FROM custody WHERE key = ? ORDER BY seq DESC LIMIT 1",
            [key.blob])
    }

    // MARK: Entering

    private func enter(as state: CustodyState, refersTo: CommentID?, _ db: Database) throws {
        try db.run(
            """
            INSERT INTO body (name, line, received_at, accepted_as, reason, bytes)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                filing.name, filing.line, filing.receivedAt, state.rawValue,
                reason, filing.bytes.blob,
            ])
        let seq = db.lastInsertedRowID
        try enterCustody(seq, state, refersTo, db)
        guard let verdict else { return }
        try db.run(
            "INSERT INTO verdict (seq, json) VALUES (?, ?)", [seq, verdict.json.text])
    }

    private func enterCustody(
        _ seq: Int64, _ state: CustodyState, _ refersTo: CommentID?, _ db: Database
    ) throws {
        let owes = Self.owed(in: state)
        var turns = Turns()
        if let owes { turns.order(owes) }
        // A duplicate leaves its key to the first, so that the two never contend for it.
        let names = state == .duplicate ? nil : names
        try db.run(
            """
            INSERT INTO custody
                (seq, id, state, class, total, owes, turns, key, fingerprint, refers_to, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                seq, filing.id.blob, state.rawValue, verdict?.commentClass.rawValue,
                verdict?.total, owes?.rawValue, turns.packed, names?.key.blob,
                names?.fingerprint.blob, refersTo?.blob, filing.receivedAt,
            ])
    }

    private static func owed(in state: CustodyState) -> Publication? {
        switch state {
        case .releasing: .released
        case .held: .heldNotice
        default: nil
        }
    }

    private var verdict: Verdict? {
        guard case .judged(let verdict, _, _) = filing.finding else { return nil }
        return verdict
    }

    private var names: (key: [UInt8], fingerprint: [UInt8])? {
        guard case .judged(_, let key?, let fingerprint) = filing.finding else { return nil }
        return (key, fingerprint)
    }

    private var reason: String? {
        guard case .malformed(let reason) = filing.finding else { return nil }
        return reason
    }
}
