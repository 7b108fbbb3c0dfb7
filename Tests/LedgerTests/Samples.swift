// SPDX-License-Identifier: MIT

import Comments
import Ledger

extension CommentID {
    init(of name: String) { self.init(name: Array(name.utf8), content: Array(name.utf8)) }
}

extension Verdict {
    static func sample(_ disposition: Disposition) -> Verdict {
        Verdict(
            disposition: disposition, commentClass: disposition == .hold ? .spam : .genuine,
            total: disposition == .hold ? 5.5 : -0.1, holdAt: 4, ground: .forced(rule: "pills"),
            evidence: [
                Evidence(
                    source: .rule(name: "pills", file: "pills.rules", line: 3), charge: .spam,
                    points: 5.5, marks: [Mark(field: .body, range: 1..<4)], says: "no \"pills\"\n")
            ], q: 0.1 + 0.2, stage: .learning)
    }
}

extension Filing {
    static func judged(
        _ name: String, _ disposition: Disposition, key: String? = nil, says: String = "",
        at: Milliseconds = 1_000
    ) -> Filing {
        Filing(
            id: CommentID(of: name), name: name, bytes: Array("{\"\(name)\"}".utf8), receivedAt: at,
            finding: .judged(
                .sample(disposition), key: key.map { Array($0.utf8) },
                fingerprint: Array(says.utf8)))
    }

    static func held(_ name: String, at: Milliseconds = 1_000) -> Filing {
        judged(name, .hold, at: at)
    }

    static func released(_ name: String, at: Milliseconds = 1_000) -> Filing {
        judged(name, .release, at: at)
    }

    static func malformed(_ name: String, at: Milliseconds = 1_000) -> Filing {
        Filing(
            id: CommentID(of: name), name: name, bytes: [0xFF, 0x00], receivedAt: at,
            finding: .malformed(reason: "1:1: not JSON"))
    }
}

extension Clerk {
    static let renate = Clerk(uid: 1000, sudoUID: nil, name: "renate")
}

extension Decision {
    init(
        _ ruling: Ruling, _ name: String, why: String? = nil, clerk: Clerk = .renate,
        at: Milliseconds = 2_000
    ) {
        self.init(id: CommentID(of: name), ruling: ruling, why: why, clerk: clerk, at: at)
    }
}

/// The daemon's part, as small as it can be: acts on what waits and publishes what is owed.
struct Court {
    let record: SQLiteRecord
    var ordinal: Int
    var now: Milliseconds = 10_000

    init(_ record: SQLiteRecord) throws {
        self.record = record
        ordinal = try record.lastOrdinal()
    }

    /// Orders one thing and acts on it.
    @discardableResult
    mutating func rule(_ ruling: Ruling, _ name: String) throws -> String? {
        let number = try record.decide([Decision(ruling, name)])
        try actOnAll()
        return try record.outcomes(of: number).values.first
    }

    mutating func actOnAll() throws {
        while case let waiting = try record.waitingDecisions(limit: 10), !waiting.isEmpty {
            try record.act(waiting.map { act(on: $0) })
        }
    }

    mutating func act(on waiting: WaitingDecision) -> Act {
        now += 1
        let ruling = waiting.decision.ruling
        guard let state = waiting.entry?.state,
            let transition = Transition.of(state, ruling, undone: waiting.undoes?.before)
        else {
            return Act(
                number: waiting.number, id: waiting.decision.id, outcome: "nothing to do",
                transition: nil, at: now)
        }
        return Act(
            number: waiting.number, id: waiting.decision.id, outcome: "done",
            transition: transition, training: training(for: ruling), untrains: ruling.untrains,
            undoes: waiting.undoes?.number, at: now)
    }

    private mutating func training(for ruling: Ruling) -> Training? {
        guard let commentClass = ruling.trains else { return nil }
        ordinal += 1
        return Training(commentClass, measured: 1 + ordinal % 64, ordinal: ordinal)
    }

    func publishAll() throws {
        try record.mark(try record.owed(limit: 1_000).map(Published.init))
    }
}

extension Ruling {
    var trains: CommentClass? {
        switch self {
        case .release: .genuine
        case .refuse(as: .spam): .spam
        case .refuse(as: .shill): .shill
        default: nil
        }
    }

    var untrains: Bool { self == .hold || self == .refuse(as: .other) }
}

extension Published {
    init(_ owed: Owed) {
        self.init(id: owed.id, publication: owed.publication, turn: owed.turn)
    }
}

/// Repeatable chance (SplitMix64): a failing test names its seed.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
