// SPDX-License-Identifier: MIT

import GRDB

/// The tables, as the steps that lead to them: step n makes version n out of version n − 1.
///
/// A step that was ever released is never edited again; a change is a new step. The daemon alone
/// takes steps, each in one transaction, after it has put a copy of the ledger beside it.
package struct Schema: Sendable {
    /// SQL scripts.
    package let steps: [String]

    package init(steps: [String]) { self.steps = steps }

    package static let current = Schema(steps: [version1, version2, version3, version4])

    package var version: Int { steps.count }

    /// `bail`: how SQLite and file(1) tell a ledger from other programs' databases.
    static let applicationID = 0x6261_696C

    /// Takes the steps that are missing.
    func migrate(_ queue: DatabaseQueue) throws {
        var migrator = DatabaseMigrator()
        for (index, script) in steps.enumerated() {
            migrator.registerMigration("v\(index + 1)", foreignKeyChecks: .immediate) { db in
                try db.execute(sql: script)
                try db.execute(sql: "PRAGMA user_version = \(index + 1)")
            }
        }
        try migrator.migrate(queue)
    }
}

extension Schema {
    /// The tables of version 1.
    ///
    /// Enumerations are stored as the words that the programs print, at some bytes a row, so that a
    /// ledger can be read with the `sqlite3` shell when all else fails; CHECK and STRICT hold every
    /// other writer to them. Times are milliseconds since 1970.
    ///
    /// `body` and `verdict` only grow, in the order of acceptance, and hold what is large;
    /// `custody` is what changes and stays small. It is keyed by that order too, not by `id`: ids
    /// are random, and a batch would write a page for each of its rows, twice. `custody_held`
    /// and `custody_owed` hold only what waits for a person or is on its way, so their size does not
    /// follow the ledger's; a released comment never passes through the first.
    private static let version1 = """
        CREATE TABLE body (
            seq INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            line INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            -- The state that it was accepted in.
            accepted_as TEXT NOT NULL
                CHECK (\(column("accepted_as", isOneOf: "releasing held malformed duplicate"))),
            -- Why it is malformed.
            reason TEXT CHECK ((reason IS NULL) = (accepted_as <> 'malformed')),
            bytes BLOB NOT NULL
        ) STRICT;
        -- For the residue rule and for the question "what became of this file".
        CREATE INDEX body_name ON body (name);

        CREATE TABLE custody (
            seq INTEGER PRIMARY KEY REFERENCES body,
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
            state TEXT NOT NULL CHECK (\(column("state", isOneOf: states))),
            class TEXT CHECK (\(column("class", isOneOf: "genuine shill spam"))),
            total REAL,
            owes TEXT CHECK (\(column("owes", isOneOf: "out held refused withdrawn"))),
            -- The decision that led to what is owed; null where bailiff judged.
            ordered_by INTEGER REFERENCES decision,
            -- How often each kind of file was ordered, 15 bits each; see Turns.
            turns INTEGER NOT NULL,
            -- What the blog calls it, and what it says; null in duplicates.
            key BLOB,
            fingerprint BLOB,
            -- What it is a duplicate or an edit of.
            refers_to BLOB,
            changed_at INTEGER NOT NULL,
            CHECK ((key IS NULL) = (fingerprint IS NULL)),
            CHECK ((state = 'releasing') <= (owes IS 'out')),
            CHECK ((state = 'withdrawing') <= (owes IS 'withdrawn'))
        ) STRICT;
        CREATE INDEX custody_owed ON custody (seq) WHERE owes IS NOT NULL;
        CREATE INDEX custody_held ON custody (seq) WHERE state = 'held';
        CREATE INDEX custody_key ON custody (key) WHERE key IS NOT NULL;

        CREATE TABLE verdict (
            seq INTEGER PRIMARY KEY REFERENCES body,
            json TEXT NOT NULL
        ) STRICT;

        -- The command inserts; the daemon fills in what came of it.
        CREATE TABLE decision (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            -- What a person named, in the books or not.
            id BLOB NOT NULL CHECK (length(id) = 16),
            ruling TEXT NOT NULL CHECK (\(column("ruling", isOneOf: "release refuse hold undo"))),
            refusal TEXT CHECK (\(column("refusal", isOneOf: "spam shill other"))),
            why TEXT,
            uid INTEGER NOT NULL,
            sudo_uid INTEGER,
            clerk TEXT NOT NULL,
            at INTEGER NOT NULL,
            acted_at INTEGER,
            outcome TEXT,
            -- The state that it found; null where it changed nothing and cannot be undone.
            before_state TEXT CHECK (\(column("before_state", isOneOf: decidable))),
            -- The decision whose training stood until this one.
            supersedes INTEGER REFERENCES training,
            undone_by INTEGER REFERENCES decision,
            CHECK ((refusal IS NULL) = (ruling <> 'refuse')),
            CHECK ((acted_at IS NULL) = (outcome IS NULL)),
            CHECK (acted_at IS NOT NULL OR before_state IS NULL)
        ) STRICT;
        CREATE INDEX decision_waiting ON decision (number) WHERE acted_at IS NULL;
        CREATE INDEX decision_waiting_of ON decision (id, number) WHERE acted_at IS NULL;
        CREATE INDEX decision_of ON decision (id, number);

        CREATE TABLE training (
            decision INTEGER PRIMARY KEY REFERENCES decision,
            id BLOB NOT NULL CHECK (length(id) = 16),
            class TEXT NOT NULL CHECK (\(column("class", isOneOf: "genuine shill spam"))),
            u INTEGER NOT NULL CHECK (u BETWEEN 1 AND 64),
            t INTEGER NOT NULL UNIQUE CHECK (t >= 1),
            standing INTEGER NOT NULL CHECK (standing IN (0, 1))
        ) STRICT;
        CREATE UNIQUE INDEX training_standing ON training (id) WHERE standing = 1;

        CREATE TABLE note (
            key TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// What a comment weighed before a decision on it was learnt, and the threshold of that day.
    ///
    /// See `Appraisal`. Null in decisions from before, and where nobody knows.
    private static let version2 = """
        ALTER TABLE training ADD COLUMN total REAL;
        ALTER TABLE training ADD COLUMN threshold REAL;
        """

    /// The order in which the daemon acted.
    ///
    /// Not that of the numbers, since decisions on one comment wait for each other. Null where
    /// nothing was changed, and in what was acted on before this step. A snapshot of the model
    /// says up to which act it goes.
    private static let version3 = """
        ALTER TABLE decision ADD COLUMN act INTEGER;
        CREATE UNIQUE INDEX decision_act ON decision (act) WHERE act IS NOT NULL;
        """

    /// What people brought to learn from, beside the comments: file by file, and never judged.
    ///
    /// The command inserts; the daemon changes `state` and what stands after it. Of one comment the
    /// latest example stands that nobody took back. `t` runs through both tables, this one and
    /// `training`.
    private static let version4 = """
        CREATE TABLE source (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            uid INTEGER NOT NULL,
            sudo_uid INTEGER,
            clerk TEXT NOT NULL,
            at INTEGER NOT NULL,
            -- This is the order to take another one back; it brings nothing.
            undoes INTEGER UNIQUE REFERENCES source,
            -- When the daemon was through with it.
            ended_at INTEGER
        ) STRICT;
        CREATE INDEX source_open ON source (number) WHERE ended_at IS NULL;

        CREATE TABLE example (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            source INTEGER NOT NULL REFERENCES source,
            id BLOB NOT NULL CHECK (length(id) = 16),
            class TEXT NOT NULL CHECK (\(column("class", isOneOf: "genuine shill spam"))),
            -- `replaced`: a later one stands in its place; `gone`: taken back, or never needed.
            state TEXT NOT NULL
                CHECK (\(column("state", isOneOf: "waiting standing replaced gone"))),
            u INTEGER CHECK (u BETWEEN 1 AND 64),
            t INTEGER UNIQUE CHECK (t >= 1),
            bytes BLOB NOT NULL,
            -- The order of the sources is that of the examples: they are noted in one transaction.
            UNIQUE (id, source),
            CHECK ((u IS NULL) = (t IS NULL)),
            CHECK ((state = 'waiting') <= (t IS NULL)),
            CHECK ((state IN ('standing', 'replaced')) <= (t IS NOT NULL))
        ) STRICT;
        CREATE UNIQUE INDEX example_standing ON example (id) WHERE state = 'standing';
        CREATE INDEX example_from ON example (source, state, number, class);
        """

    private static let states = decidable + " malformed duplicate"
    private static let decidable = "releasing released withdrawing withdrawn held refused"

    /// A condition for CHECK, spelt with OR: for an IN of more than two words SQLite builds a table
    /// each time a row is written, which took a fifth of the time of an acceptance.
    private static func column(_ name: String, isOneOf words: String) -> String {
        words.split(separator: " ").map { "\(name) = '\($0)'" }.joined(separator: " OR ")
    }
}
