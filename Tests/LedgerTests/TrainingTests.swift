// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Testing

@Suite("At most one increment of a comment stands")
struct TrainingTests {
    private let folder: Folder
    private let record: SQLiteRecord

    init() throws {
        folder = try Folder()
        record = try folder.daemon()
        _ = try record.accept([.held("a"), .released("b")], published: [])
        try Court(record).publishAll()
    }

    struct Course: Sendable, CustomTestStringConvertible {
        let rulings: [Ruling]
        /// Ordinals that stand at the end; each training decision takes the next.
        let standing: [Int]
        let state: CustodyState
        var testDescription: String { "\(rulings)" }
    }

    @Test(
        "a course of rulings on a held comment",
        arguments: [
            Course(rulings: [.release], standing: [1], state: .releasing),
            Course(rulings: [.release, .release], standing: [2], state: .releasing),
            Course(rulings: [.release, .undo], standing: [], state: .held),
            Course(rulings: [.release, .refuse(as: .spam)], standing: [2], state: .withdrawing),
            Course(
                rulings: [.release, .refuse(as: .spam), .undo], standing: [1], state: .releasing),
            Course(
                rulings: [.release, .refuse(as: .spam), .undo, .undo], standing: [], state: .held),
            Course(rulings: [.refuse(as: .shill), .undo], standing: [], state: .held),
            Course(
                rulings: [.refuse(as: .shill), .refuse(as: .other)], standing: [], state: .refused),
            Course(
                rulings: [.refuse(as: .shill), .refuse(as: .other), .undo], standing: [1],
                state: .refused),
            Course(rulings: [.refuse(as: .spam), .hold], standing: [], state: .held),
            Course(rulings: [.refuse(as: .spam), .hold, .undo], standing: [1], state: .refused),
            Course(
                rulings: [.refuse(as: .spam), .hold, .release, .undo, .undo], standing: [1],
                state: .refused),
            Course(rulings: [.refuse(as: .other)], standing: [], state: .refused),
            Course(rulings: [.release, .undo, .undo], standing: [], state: .held),
            Course(rulings: [.release, .undo, .refuse(as: .spam)], standing: [2], state: .refused),
        ])
    func course(_ course: Course) throws {
        var court = try Court(record)
        for ruling in course.rulings { try court.rule(ruling, "a") }
        var standing: [Int] = []
        try record.standingTraining { standing.append($0.training.ordinal) }
        #expect(standing == course.standing)
        #expect(try record.entry(CommentID(of: "a"))?.state == course.state)
    }

    @Test("undo is told what it takes back and what comes back with it")
    func undone() throws {
        var court = try Court(record)
        try court.rule(.release, "a")
        try court.rule(.refuse(as: .spam), "a")
        _ = try record.decide([Decision(.undo, "a")])
        let waiting = try #require(try record.waitingDecisions(limit: 1).first)
        let spam = Training(.spam, measured: 3, ordinal: 2)
        #expect(waiting.standing == spam)
        #expect(waiting.undoes?.number == 2 && waiting.undoes?.before == .releasing)
        #expect(waiting.undoes?.training == spam)
        #expect(
            waiting.undoes?.restores == Training(.genuine, measured: 2, ordinal: 1))
        try court.actOnAll()
        let past = try record.decisions(on: CommentID(of: "a"))
        #expect(past.map(\.isUndone) == [false, true, false])
        #expect(past.map(\.training?.ordinal) == [1, 2, nil])
        // The last ordinal is never given twice, standing or not.
        #expect(try record.lastOrdinal() == 2)
    }

    @Test("a decision that only confirms can be undone and stays on the books")
    func confirmed() throws {
        var court = try Court(record)
        try court.rule(.release, "b")
        #expect(try record.owed(limit: 9).isEmpty)
        try court.rule(.undo, "b")
        #expect(try record.entry(CommentID(of: "b"))?.state == .released)
        #expect(try record.decisions(on: CommentID(of: "b")).map(\.isUndone) == [true, false])
    }

    @Test("all that stands is streamed in the order of its ordinals, with its bytes")
    func streamed() throws {
        let names = (0..<150).map { "n\($0)" }
        _ = try record.accept(names.map { .held($0) }, published: [])
        var court = try Court(record)
        _ = try record.decide(names.map { Decision(.release, $0) })
        try court.actOnAll()
        var seen: [CommentID] = []
        var ordinals: [Int] = []
        try record.standingTraining { standing in
            // The record may be asked again from inside.
            let bytes = try record.bytes(of: standing.id)
            #expect(bytes == standing.bytes)
            seen.append(standing.id)
            ordinals.append(standing.training.ordinal)
        }
        #expect(seen == names.map { CommentID(of: $0) } && ordinals == Array(1...150))
    }

    @Test("the stream ends where its reader throws")
    func thrown() throws {
        struct Enough: Error {}
        var court = try Court(record)
        try court.rule(.release, "a")
        #expect(throws: Enough.self) { try record.standingTraining { _ in throw Enough() } }
    }
}
