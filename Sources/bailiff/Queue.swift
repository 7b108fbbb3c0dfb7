// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Rules
import Screening

/// What is held, in the order in which it should be looked at: first what nothing that it says
/// keeps in, then the others as they came.
struct Queue {
    let register: Register
    /// The victims of stopped rules, then of failing ones, then what was too costly to judge; each
    /// oldest first.
    let first: [(id: CommentID, urgency: Urgency)]

    init(_ record: SQLiteRecord) throws {
        let register = try Register(keptIn: record)
        var found: [(id: CommentID, urgency: Urgency)] = []
        try record.heldUnlooked(naming: Set(register.stops.map(\.rule)).sorted()) { judged in
            let urgency = Urgency(judged.verdict, at: judged.receivedAt, stops: register.stops)
            if let urgency { found.append((judged.id, urgency)) }
        }
        self.register = register
        let ranked = found.enumerated().sorted {
            ($0.element.urgency.rank, $0.offset) < ($1.element.urgency.rank, $1.offset)
        }
        first = ranked.map(\.element)
    }

    /// Why each of the first comes first.
    var urgencies: [CommentID: Urgency] {
        Dictionary(first.map { ($0.id, $0.urgency) }) { first, _ in first }
    }

    /// What a query selects of what is held, in this order, until the body says false.
    func entries(
        _ query: EntryQuery, _ record: SQLiteRecord, _ body: (Entry, [UInt8]) throws -> Bool
    ) throws {
        var left = query.limit ?? .max
        func isWanted(_ entry: Entry) -> Bool {
            entry.state == .held
                && (query.commentClass == nil || entry.commentClass == query.commentClass)
        }
        for one in first where left > 0 {
            guard let entry = try record.entry(one.id), isWanted(entry),
                let bytes = try record.bytes(of: one.id)
            else { continue }
            left -= 1
            guard try body(entry, bytes) else { return }
        }
        var others = query
        others.limit = nil
        let seen = urgencies
        try record.entries(others) { entry, bytes in
            guard left > 0 else { return false }
            guard seen[entry.id] == nil else { return true }
            left -= 1
            return try body(entry, bytes)
        }
    }
}

extension Register {
    /// As the daemon left it; empty before one ever has.
    init(keptIn record: SQLiteRecord) throws {
        self = try record.json(NoteKey.register).flatMap(Register.init(json:)) ?? Register()
    }

    /// As it will be once bailiffd has taken these rules over: an edited one starts anew, and is
    /// stopped no longer.
    init(keptIn record: SQLiteRecord, for rules: RuleSet) throws {
        try self.init(keptIn: record)
        _ = take(rules.rules, at: now())
    }
}

extension Urgency {
    fileprivate var rank: Int {
        switch self {
        case .stopped: 0
        case .ruleError: 1
        case .tooCostly: 2
        }
    }

    /// As it stands in a column; a rule's name is plain.
    var words: String {
        switch self {
        case .stopped(let rule): "\(rule) was stopped"
        case .ruleError(let rule, _): "\(rule) failed"
        case .tooCostly: "too costly"
        }
    }

    var json: JSONValue {
        switch self {
        case .stopped(let rule): ["kind": "stopped", "rule": .string(rule)]
        case .ruleError(let rule, let reason):
            ["kind": "rule_error", "rule": .string(rule), "reason": .string(reason)]
        case .tooCostly: ["kind": "too_costly"]
        }
    }
}
