// SPDX-License-Identifier: MIT

import CLinux
import Glibc
import Ledger

/// Tells what happens in the ledger as it happens, through any number of restarts of the daemon.
///
/// A decision is told when it was acted on, so that one line says what became of it; one that
/// waits longer is told twice: as waiting, and once it was acted on.
struct LogFollower {
    /// How often the ledger is looked at, in milliseconds.
    private static let pace: Int32 = 250
    /// How many looks a decision is given before it is told as waiting.
    private static let patience = 8
    private static let pageSize = 500

    private let record: SQLiteRecord
    private var mark: EventMark
    private var counter: Int?
    /// By their numbers, with the looks that each has had.
    private var waiting: [Int: (event: Event, looks: Int)] = [:]

    /// - Parameters:
    ///   - record: the ledger.
    ///   - told: what was told already, newest last.
    ///   - start: where the log began to be read.
    init(_ record: SQLiteRecord, after told: ArraySlice<Event>, from start: EventMark) {
        self.record = record
        mark = told.last?.mark ?? start
        for event in told where event.isUnanswered {
            waiting[Int(event.mark.decision)] = (event, Self.patience)
        }
    }

    /// Goes on until nobody reads the output any more; Ctrl-C ends the program as it ends any.
    mutating func run(_ tell: (Event) -> Void) throws {
        repeat {
            do { try look(tell) } catch LedgerFailure.busy { counter = nil }
            linux_flush_output()
        } while linux_wait_for_hangup(STDOUT_FILENO, Self.pace) <= 0
    }

    private mutating func look(_ tell: (Event) -> Void) throws {
        let seen = try record.changeCounter()
        if seen != counter { try readOn(tell) }
        counter = seen
        for number in waiting.keys.sorted() {
            waiting[number]?.looks += 1
            if let (event, looks) = waiting[number], looks == Self.patience { tell(event) }
        }
    }

    private mutating func readOn(_ tell: (Event) -> Void) throws {
        var page: [Event]
        repeat {
            page = try record.events(after: mark, limit: Self.pageSize)
            for event in page {
                mark = event.mark
                guard event.isUnanswered else {
                    tell(event)
                    continue
                }
                waiting[Int(mark.decision)] = (event, 0)
            }
        } while page.count == Self.pageSize
        try answer(tell)
    }

    private mutating func answer(_ tell: (Event) -> Void) throws {
        let outcomes = try record.outcomes(of: waiting.keys.sorted())
        for (number, outcome) in outcomes.sorted(by: { $0.key < $1.key }) {
            if let event = waiting.removeValue(forKey: number)?.event {
                tell(event.answered(outcome))
            }
        }
    }
}

extension Event {
    fileprivate var isUnanswered: Bool {
        if case .decided(_, _, _, outcome: nil) = what { true } else { false }
    }
}
