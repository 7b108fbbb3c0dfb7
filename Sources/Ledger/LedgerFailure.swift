// SPDX-License-Identifier: MIT

import GRDB

/// Why the ledger could not be opened, read or written.
///
/// A failed call changed nothing, with one exception that says so: ``partial(noted:because:)``.
/// After ``other(code:message:)`` from a write (a failed flush among them) it is unknown whether
/// the transaction will be there after a restart, so the daemon ends and recovers.
package indirect enum LedgerFailure: Error, Sendable, Equatable {
    case missing
    /// Not a database, or one of another program.
    case notALedger(reason: String)
    /// A ledger whose content cannot be trusted any more.
    case corrupt(reason: String)
    case newerVersion(found: Int, known: Int)
    case olderVersion(found: Int, known: Int)
    /// Another daemon works on it.
    case inUse
    /// Another program holds the write lock; nothing was written, so the call may be made again.
    case busy
    case noSpace
    case readOnly
    /// Whoever asks may not reach it.
    case notPermitted
    case cannotOpen(reason: String)
    /// Some of many decisions were noted before it failed; these are their numbers.
    case partial(noted: [Int], because: LedgerFailure)
    /// SQLite's extended result code and message.
    case other(code: Int, message: String)
}

extension LedgerFailure {
    /// Names a failure by what it means for the caller.
    init(_ error: any Error) {
        if let failure = error as? LedgerFailure {
            self = failure
        } else if let failure = error as? DatabaseError {
            self.init(failure)
        } else {
            self = .other(code: 0, message: String(describing: error))
        }
    }

    private init(_ error: DatabaseError) {
        let message = error.message ?? "no reason given"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_FULL: self = .noSpace
        case .SQLITE_READONLY: self = .readOnly
        case .SQLITE_NOTADB: self = .notALedger(reason: message)
        case .SQLITE_CORRUPT: self = .corrupt(reason: message)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .cannotOpen(reason: message)
        default: self = .other(code: Int(error.extendedResultCode.rawValue), message: message)
        }
    }
}

extension LedgerFailure: CustomStringConvertible {
    /// What is wrong and how to mend it; the caller sets the ledger's path before it.
    package var description: String {
        switch self {
        case .missing:
            "there is no ledger yet; start bailiffd, which makes one, or name another with --config"
        case .notALedger(let reason):
            """
            this is not a ledger of bailiff: \(reason); it was left as it is. \
            Correct the path, or move the file away
            """
        case .corrupt(let reason):
            """
            the ledger is damaged: \(reason); it was left as it is. Keep a copy of it and of the \
            -wal file beside it, then put the last backup in its place
            """
        case .newerVersion(let found, let known):
            """
            the ledger has version \(found) and this program knows up to \(known); \
            install the newer bailiff again, or put back the copy kept before the upgrade
            """
        case .olderVersion(let found, let known):
            """
            the ledger has version \(found) and this program needs \(known); \
            start its bailiffd, which upgrades the ledger and keeps a copy
            """
        case .inUse:
            "another bailiffd works on this ledger; stop it first"
        case .busy:
            "another program has been writing to the ledger for seconds; try again"
        case .noSpace:
            "the disk that holds the ledger is full; nothing was written. Free some space"
        case .readOnly:
            "the ledger cannot be written; use sudo, or become a member of its group"
        case .notPermitted:
            "you may not read the ledger; become a member of its group (bailiff-mod), or use sudo"
        case .cannotOpen(let reason):
            "the ledger cannot be opened: \(reason); look at the path and who may read it"
        case .partial(let noted, let failure):
            "\(noted.count) decisions were noted and the rest were not: \(failure)"
        case .other(let code, let message):
            "SQLite says \(message) (\(code)); nothing more is known"
        }
    }
}
