// SPDX-License-Identifier: MIT

/// What an administrator can set, in one file for both programs.
package struct Configuration: Sendable, Equatable {
    package enum Key: String, CaseIterable, Sendable {
        case spool, ledger, rules
        case holdAt = "hold-at"
        case falseArrestBudget = "false-arrest-budget"
        case workBudget = "work-budget"
        case sizeLimit = "size-limit"
        case settle
        case batch
        case freeSpace = "free-space"
    }

    /// Where the file lies unless `--config` or `BAILIFF_CONFIG` names another.
    package static let defaultPath = "/etc/bailiff/bailiff.conf"

    package var spool = "/var/spool/bailiff"
    package var ledger = "/var/lib/bailiff/ledger.sqlite"
    package var rules = "/etc/bailiff/rules"
    /// Natural-log odds against "genuine" from which a comment is held.
    package var holdAt = 4.0
    /// The share of genuine comments that the scorer may hold by itself, in per cent.
    package var falseArrestBudget = 1.0
    /// CPU time of matching a comment, in milliseconds.
    package var workBudget = 5
    /// The largest spool file, in bytes; also the largest line of a `.jsonl` file.
    package var sizeLimit = 256 << 10
    /// How long a file that does not parse must be left alone before that is final, in milliseconds.
    package var settle = 10_000
    /// The most comments that one transaction accepts.
    package var batch = 64
    /// The share of the filesystem that stays free: below it nothing more is claimed, in per cent.
    package var freeSpace = 5.0
    package var origins: [Key: Origin] = [:]

    package init() {}

    package func origin(of key: Key) -> Origin { origins[key] ?? .builtIn }
}
