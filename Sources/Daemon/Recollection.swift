// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Ledger
import Logging
import Rules
import Screening

/// Brings the memory back from the ledger at the start.
enum Recollection {
    /// What the decisions of the past have taught.
    ///
    /// - Parameters:
    ///   - record: the ledger.
    ///   - budget: what the scorer may do by itself, as configured.
    ///   - log: hears whether the model is the one that was left.
    /// - Returns: all but the traffic.
    /// - Throws: what keeps the ledger from being read, or the moved origin from being kept.
    static func memory(
        from record: any Record, budget: FalseArrestBudget, log: Logger
    ) throws -> Memory {
        let kept = try record.modelOrigin()
        let memory = try Memory.rebuilt(
            origin: kept, last: try record.lastOrdinal(), budget: budget, from: record.lessons)
        let origin = memory.model.ageing.origin
        if origin != kept { try record.setNote(NoteKey.modelOrigin, String(origin)) }
        try compare(memory, record, log)
        return memory
    }

    /// What rules ask of the comments of late.
    static func traffic(
        for demand: TrafficDemand, from record: any Record, at now: Int64
    ) throws -> Traffic {
        try Traffic.recalled(for: demand) { take in
            try record.arrivals(since: now - demand.longest) { comment, time, identity in
                take(comment, Appearance(at: time, identity: identity))
            }
        }
    }

    /// Leaves the counts behind at a clean stop.
    static func keep(_ memory: Memory, in record: any Record) throws {
        try record.setNote(NoteKey.model, mark(memory))
    }

    /// After a clean stop the rebuild must give the counts that the last process had.
    private static func compare(_ memory: Memory, _ record: any Record, _ log: Logger) throws {
        guard let left = try record.note(NoteKey.model) else { return }
        // An undo moves no ordinal: after a kill this note would be taken for a later state.
        try record.setNote(NoteKey.model, nil)
        let rebuilt = mark(memory)
        if left == rebuilt {
            log.info("the rebuilt model equals the one that was left")
        } else if left.split(separator: " ").first == rebuilt.split(separator: " ").first {
            log.error("the rebuilt model differs from the one that was left: \(rebuilt), \(left)")
        }
    }

    /// Ordinal and origin, then a digest of the counts: comparable where the first two agree.
    private static func mark(_ memory: Memory) -> String {
        let model = memory.model
        return "\(model.ordinal)/\(model.ageing.origin) \(model.countsDigest)"
    }
}
