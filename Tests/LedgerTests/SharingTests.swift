// SPDX-License-Identifier: MIT

import Comments
import GRDB
import Ledger
import Testing

@Suite("A daemon and commands work on one ledger at once", .timeLimit(.minutes(1)))
struct SharingTests {
    private let folder: Folder
    private let daemon: SQLiteRecord

    init() throws {
        folder = try Folder()
        daemon = try folder.daemon()
    }

    @Test("writers at the same time lose nothing")
    func writers() async throws {
        let commands = 3
        let each = 40
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [daemon] in
                for number in 0..<each {
                    _ = try daemon.accept([.held("n\(number)")], published: [])
                }
            }
            for command in 0..<commands {
                group.addTask { [folder] in
                    let record = try SQLiteRecord.openForCommand(path: folder.ledger)
                    for number in 0..<each {
                        _ = try record.decide([Decision(.hold, "n\(number)", why: "\(command)")])
                    }
                }
            }
            try await group.waitForAll()
        }
        var court = try Court(daemon)
        try court.actOnAll()
        let books = try daemon.books()
        #expect(books.received == each && books.waitingDecisions == 0)
        for number in 0..<each {
            let past = try daemon.decisions(on: CommentID(of: "n\(number)"))
            #expect(Set(past.map(\.decision.why)) == ["0", "1", "2"])
            #expect(past.allSatisfy { $0.outcome != nil })
        }
    }

    @Test("the change counter moves with the others' writes and not with one's own")
    func changeCounter() throws {
        let command = try folder.command()
        let start = try daemon.changeCounter()
        _ = try daemon.accept([.held("a")], published: [])
        #expect(try daemon.changeCounter() == start)
        _ = try command.books()
        #expect(try daemon.changeCounter() == start)
        _ = try command.decide([Decision(.release, "a")])
        let moved = try daemon.changeCounter()
        #expect(moved != start)
        #expect(try daemon.changeCounter() == moved)
    }

    @Test("who finds the write lock taken waits, then says so and can try again")
    func busy() throws {
        let impatient = try SQLiteRecord.openForCommand(path: folder.ledger, patience: 0.05)
        let other = try DatabaseQueue(path: folder.ledger)
        try other.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                #expect(throws: LedgerFailure.busy) {
                    try impatient.decide([Decision(.hold, "a")])
                }
                // Readers are not kept waiting.
                let waiting = try impatient.books().waitingDecisions
                #expect(waiting == 0)
                return .rollback
            }
        }
        #expect(try impatient.decide([Decision(.hold, "a")]).count == 1)
        #expect(try impatient.books().waitingDecisions == 1)
    }

    @Test("a command sees what the daemon did of its decision")
    func together() throws {
        let command = try folder.command()
        _ = try daemon.accept([.held("a")], published: [])
        let numbers = try command.decide([Decision(.release, "a")])
        #expect(try command.outcomes(of: numbers).isEmpty)
        var court = try Court(daemon)
        try court.actOnAll()
        #expect(try command.outcomes(of: numbers).values.first == "done")
        #expect(try command.entry(CommentID(of: "a"))?.state == .releasing)
    }

    @Test("a bulk that fails half-way tells what was noted")
    func partial() throws {
        let command = try folder.command()
        // The ledger's own check stops the 701st, in the second transaction.
        try folder.sql(
            """
            CREATE TRIGGER full BEFORE INSERT ON decision WHEN new.why = 'stop'
            BEGIN SELECT RAISE(ABORT, 'no more'); END
            """)
        let decisions = (0..<900).map { Decision(.hold, "n", why: $0 == 700 ? "stop" : nil) }
        let failure = #expect(throws: LedgerFailure.self) { try command.decide(decisions) }
        guard case .partial(let noted, .other) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(noted == Array(1...500))
        #expect(try command.books().waitingDecisions == 500)
    }

    @Test("a closed record says so")
    func closed() throws {
        try daemon.close()
        #expect(throws: LedgerFailure.self) { try daemon.books() }
    }
}
