// SPDX-License-Identifier: MIT

/// Why a snapshot of the model cannot be used or written; the ledger holds all that was in it.
package enum SnapshotFailure: Error, Equatable, CustomStringConvertible {
    case missing
    /// With the errno.
    case unreadable(Int32)
    case unwritable(Int32)
    case foreign
    /// Of another version of the format, of the features or of their views.
    case otherVersion
    case damaged
    /// Of a ledger that has another history.
    case otherLedger
    /// Decisions have faded so far since that the counts are due for another origin.
    case outdated

    package var description: String {
        switch self {
        case .missing: "there is none"
        case .unreadable(let code): "it cannot be read: \(sentence(code))"
        case .unwritable(let code): "it cannot be written: \(sentence(code))"
        case .foreign: "it is no snapshot of a model"
        case .otherVersion: "another version of bailiff wrote it"
        case .damaged: "it is damaged"
        case .otherLedger: "it belongs to another ledger, or to a later state of this one"
        case .outdated: "it is due to be counted anew, as it is every 32,000 decisions"
        }
    }
}
