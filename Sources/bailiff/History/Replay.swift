// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Ledger
import Rules
import Screening

/// The ledger's history once more: comments and decisions in the order in which they came, with the
/// memory as it was then.
///
/// Read page by page, with no lock held meanwhile. Only decisions that stand today are learnt, each
/// at its time: one that was taken back left no trace.
struct Replay {
    private static let pageSize = 500

    /// A comment that was judged when it came.
    struct Arrival {
        let id: CommentID
        let at: Milliseconds
        let comment: Comment

        /// In seconds; what the comment says of its own time counts where that had come, as when it
        /// was judged first.
        var time: Int64 { comment.time(receivedAt: at / 1000) }
        /// As what it counts among those that came before another one.
        var identity: [UInt8] { comment.identity(orElse: id) }
    }

    private let record: SQLiteRecord
    let rulings: Rulings
    private var memory: Memory
    private var learnt: Set<CommentID> = []

    /// - Parameters:
    ///   - record: the ledger.
    ///   - demand: what is to be remembered of comments for those after them.
    ///   - budget: what the scorer may do by itself, as configured.
    /// - Throws: what keeps the ledger from being read.
    init(
        _ record: SQLiteRecord, remembering demand: TrafficDemand, budget: FalseArrestBudget
    ) throws {
        self.record = record
        memory = Memory(budget: budget)
        memory.traffic = Traffic(for: demand)
        rulings = try Rulings(record)
    }

    /// How many arrivals there are.
    func count() throws -> Int {
        try record.books().states.reduce(0) { $0 + ($1.key.isDecidable ? $1.value : 0) }
    }

    /// Hands over each arrival with what had been learnt and had come before it.
    ///
    /// - Parameter visit: must not keep the memory, which would then be copied.
    /// - Throws: what keeps the ledger from being read, and what `visit` throws.
    mutating func run(_ visit: (Arrival, Memory) throws -> Void) throws {
        var mark: EventMark?
        var page: [Event]
        repeat {
            page = try record.events(after: mark, limit: Self.pageSize)
            for event in page { try take(event, visit) }
            mark = page.last?.mark ?? mark
        } while page.count == Self.pageSize
    }

    private mutating func take(
        _ event: Event, _ visit: (Arrival, Memory) throws -> Void
    ) throws {
        switch event.what {
        case .accepted(let state, _, _) where state.isDecidable:
            guard let comment = try comment(event.id) else { return }
            let arrival = Arrival(id: event.id, at: event.at, comment: comment)
            try visit(arrival, memory)
            memory.traffic.note(
                comment, Appearance(at: arrival.time, identity: arrival.identity))
        case .decided(let ruling, _, _, _):
            guard let said = ruling.commentClass, let training = rulings[event.id],
                training.commentClass == said,
                learnt.insert(event.id).inserted, let comment = try comment(event.id)
            else { return }
            // What it weighed then, by the rules that were in force.
            _ = memory.learn(comment, as: said, total: training.appraisal?.total)
        case .accepted: break
        }
    }

    private func comment(_ id: CommentID) throws -> Comment? {
        try record.bytes(of: id).flatMap { try? Submission(stored: $0).comment }
    }
}
