// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Ledger
import Logging
import Rules
import Screening
import Settings

/// Brings the memory back at the start, and leaves it on the disk for the next one.
struct Recollection {
    private let record: any Record
    private let log: Logger
    /// What the scorer may do by itself, as configured, before any decision.
    private let budget: FalseArrestBudget
    /// Of the snapshot.
    let path: String

    init(_ record: any Record, _ configuration: Configuration, log: Logger) {
        self.record = record
        budget = FalseArrestBudget(percent: configuration.falseArrestBudget)
        self.log = log
        path = SQLiteRecord.modelPath(besides: configuration.ledger)
    }

    /// From the snapshot and the acts after it; from the ledger alone where that cannot be.
    ///
    /// - Returns: the memory, and whether the snapshot may stay as it is for now.
    func memory() throws -> (Memory, isKept: Bool) {
        do {
            var acts = 0
            var memory = try Memory.recalled(
                from: path, origin: try record.modelOrigin(), last: try record.lastOrdinal()
            ) { mark, revise in
                try record.lessons(after: mark) { comment, revision in
                    acts += 1
                    revise(comment, revision)
                }
            }
            try memory.recallTotals(budget, from: record.appraisedTraining)
            log.info("the model comes from its snapshot and \(acts) later acts")
            return (memory, acts == 0)
        } catch let failure as SnapshotFailure {
            log.log(
                level: failure.isOrdinary ? .info : .warning,
                "no snapshot of the model (\(failure)): it is counted anew from the ledger")
            return (try rebuilt(), false)
        }
    }

    /// From the ledger alone: all decisions that stand.
    func rebuilt() throws -> Memory {
        let kept = try record.modelOrigin()
        let memory = try Memory.rebuilt(
            origin: kept, last: try record.lastOrdinal(), budget: budget, from: record.lessons)
        let origin = memory.model.ageing.origin
        if origin != kept { try record.setNote(NoteKey.modelOrigin, String(origin)) }
        return memory
    }

    /// What rules ask of the comments of late.
    func traffic(for demand: TrafficDemand, at now: Int64) throws -> Traffic {
        try Traffic.recalled(for: demand) { take in
            try record.arrivals(since: now - demand.longest) { comment, time, identity in
                take(comment, Appearance(at: time, identity: identity))
            }
        }
    }

    /// Leaves a snapshot; the ledger's latest act must be the last that the memory lived through.
    func keep(_ memory: Memory) throws {
        try memory.keep(at: path, mark: try record.actMark())
    }
}

extension SnapshotFailure {
    /// Whether it is no sign of anything amiss.
    fileprivate var isOrdinary: Bool {
        switch self {
        case .missing, .otherVersion, .outdated: true
        default: false
        }
    }
}
