// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Screening

/// What the daemon last said of itself, in the ledger: true while it runs.
struct DaemonNote {
    let json: JSONValue

    init(_ record: SQLiteRecord) throws {
        json = try record.json(NoteKey.daemon) ?? .object([])
    }

    /// What the scorer may say by now; nil before a daemon has ever said so.
    var scorer: ScorerStanding? { json["scorer"].flatMap(ScorerStanding.init(json:)) }
    var rules: Int { json["rules"]?.intValue ?? 0 }
    var pid: Int? { json["pid"]?.intValue }
    var isMatcherSlow: Bool { json["jit"]?.boolValue == false }

    /// Whether it has opened the ledger and is not ready yet.
    var isStarting: Bool { json["starting"]?.boolValue == true }
    /// What is published and not in this ledger.
    var strangers: String? { json["strangers"]?.stringValue }
    /// Why it takes nothing in.
    var paused: String? { json["paused"]?.stringValue }
    var ruleProblems: [String] { texts("rule_problems") }
    /// Whether the last start ended with wrong rules, with no older ones to go on with.
    var couldNotStart: Bool { !ruleProblems.isEmpty && json["rules"] == nil }
    var stuck: [String] { texts("stuck") }
    /// Rules that are wrong more often than right.
    var ruleDoubts: [String] { texts("rule_doubts") }
    var warnings: [String] { texts("spool_warnings") + texts("rule_warnings") }

    private func texts(_ key: String) -> [String] {
        json[key]?.elements?.compactMap(\.stringValue) ?? []
    }
}
