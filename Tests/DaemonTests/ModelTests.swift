// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Foundation
import Ledger
import Screening
import Settings
import Testing

@Suite("The model comes back from its snapshot as it was", .fewAtATime, .timeLimit(.minutes(10)))
struct ModelTests {
    private static let kim = #""blog": "b", "comment_author_email": "kim@reader.example""#

    /// Some comments and a decision on each.
    private func decide(
        _ count: Int, named name: String, in court: Courthouse
    ) async throws -> [CommentID] {
        var ids: [CommentID] = []
        for number in 0..<count {
            let words = number % 2 == 0 ? "kind words about bread" : "winning casino money now"
            try court.drop(
                comment("\(words) \(name) \(number)", Self.kim), name: "\(name)\(number).json")
            let id = try await court.entry("\(name)\(number).json", [.released, .held]).id
            _ = try await court.decide(number % 2 == 0 ? .release : .refuse(as: .spam), id)
            ids.append(id)
        }
        return ids
    }

    private func path(_ court: Courthouse) -> String {
        SQLiteRecord.modelPath(besides: court.configuration.ledger)
    }

    private func rebuilt(_ court: Courthouse) throws -> Memory {
        let record = try court.record()
        return try Memory.rebuilt(
            origin: try record.modelOrigin(), last: try record.lastOrdinal(), from: record.lessons)
    }

    private func recalled(_ court: Courthouse) throws -> (memory: Memory, acts: Int) {
        let record = try court.record()
        var acts = 0
        let memory = try Memory.recalled(
            from: path(court), origin: try record.modelOrigin(), last: try record.lastOrdinal()
        ) { mark, revise in
            try record.lessons(after: mark) {
                acts += 1
                revise($0, $1)
            }
        }
        // All of it is read, since the file is about to change.
        _ = memory.model.countsDigest
        return (memory, acts)
    }

    @Test("after a clean stop a start lives through nothing again")
    func cleanStop() async throws {
        let court = try Courthouse()
        try await court.start()
        _ = try await decide(6, named: "a", in: court)
        try await court.stop()
        try await court.start()
        #expect(court.lines.contain("the model comes from its snapshot and 0 later acts"))
        #expect(court.lines.contain("abstaining from 3 genuine, 0 shill, 3 spam decisions"))
        try await court.stop()
    }

    @Test("a start lives through the acts after the snapshot, each as it was")
    func laterActs() async throws {
        let court = try Courthouse()
        try await court.start()
        let before = try await decide(8, named: "a", in: court)
        try await court.stop()
        let old = try Data(contentsOf: URL(filePath: path(court)))
        try await court.start()
        // Each kind of act on what stood before, and on what comes after.
        for (ruling, id) in [
            (Ruling.undo, before[0]), (.refuse(as: .other), before[1]),
            (.refuse(as: .shill), before[2]), (.undo, before[2]), (.hold, before[3]),
            (.release, before[4]), (.undo, before[5]), (.release, before[5]),
            (.refuse(as: .spam), before[6]), (.refuse(as: .shill), before[6]), (.undo, before[6]),
        ] { _ = try await court.decide(ruling, id) }
        let after = try await decide(4, named: "b", in: court)
        _ = try await court.decide(.undo, after[1])
        try await court.stop()
        let lived = try recalled(court)
        #expect(lived.acts == 0)

        // As after a kill: the older snapshot is the latest.
        try old.write(to: URL(filePath: path(court)))
        let again = try recalled(court)
        #expect(again.acts == 16)
        #expect(again.memory.model == lived.memory.model)
        #expect(again.memory.history == lived.memory.history)
        let counted = try rebuilt(court)
        #expect(counted.model.tally == lived.memory.model.tally)
        #expect(counted.model.countsDigest == lived.memory.model.countsDigest)
        #expect(counted.model.decisions == lived.memory.model.decisions)
        #expect(counted.history == lived.memory.history)
        try await court.start()
        #expect(court.lines.contain("the model comes from its snapshot and 16 later acts"))
        try await court.stop()
    }

    @Test(
        "without a usable snapshot it is counted anew",
        arguments: ["missing", "torn", "of another"])
    func unusable(state: String) async throws {
        let court = try Courthouse()
        try await court.start()
        _ = try await decide(4, named: "a", in: court)
        try await court.stop()
        let lived = try recalled(court).memory
        let file = URL(filePath: path(court))
        switch state {
        case "torn": try Data(contentsOf: file).prefix(9000).write(to: file)
        case "of another":
            let other = try Courthouse()
            try await other.start()
            _ = try await decide(2, named: "a", in: other)
            try await other.stop()
            try Data(contentsOf: URL(filePath: path(other))).write(to: file)
        default: try FileManager.default.removeItem(at: file)
        }
        try await court.start()
        #expect(court.lines.contain("it is counted anew from the ledger"))
        #expect(court.lines.contain("from 2 genuine, 0 shill, 2 spam decisions"))
        try await court.stop()
        #expect(try recalled(court).memory.model == lived.model)
    }

    @Test("a ledger that was brought back from a copy does not take a later snapshot")
    func copy() async throws {
        let court = try Courthouse()
        try await court.start()
        _ = try await decide(2, named: "a", in: court)
        try await court.stop()
        let ledger = URL(filePath: court.configuration.ledger)
        let copy = try Data(contentsOf: ledger)
        try await court.start()
        _ = try await decide(2, named: "b", in: court)
        try await court.stop()
        let later = try Data(contentsOf: URL(filePath: path(court)))
        try copy.write(to: ledger)
        #expect(throws: SnapshotFailure.otherLedger) { try recalled(court) }
        // And not either when it has as many acts again, which are others.
        try await court.start()
        _ = try await decide(2, named: "c", in: court)
        try await court.stop()
        try later.write(to: URL(filePath: path(court)))
        #expect(throws: SnapshotFailure.otherLedger) { try recalled(court) }
        try await court.start()
        #expect(court.lines.contain("it belongs to another ledger"))
        try await court.stop()
        #expect(try recalled(court).memory.model.tally == rebuilt(court).model.tally)
    }

    @Test("damage that shows only when a comment is judged is mended before it is")
    func damage() async throws {
        let court = try Courthouse()
        try await court.start()
        _ = try await decide(4, named: "a", in: court)
        try await court.stop()
        let lived = try recalled(court).memory
        let file = URL(filePath: path(court))
        var bytes = try Data(contentsOf: file)
        // Every segment of the table has a slot of 32 bytes within the last 300 of it.
        for offset in stride(from: bytes.count - 75_000, to: bytes.count, by: 300) {
            bytes[offset] ^= 0x10
        }
        try bytes.write(to: file)
        try await court.start()
        #expect(court.lines.contain("the model comes from its snapshot"))
        try court.drop(comment("kind words about bread"), name: "z.json")
        _ = try await court.entry("z.json", [.released])
        #expect(court.lines.contain("the snapshot of the model is damaged"))
        #expect(court.files("spool/out").count == 5)
        try await court.stop()
        #expect(try recalled(court).memory.model == lived.model)
    }

    @Test("counted anew at somebody's request it is the same, and says so")
    func request() async throws {
        let court = try Courthouse()
        try await court.start()
        let ids = try await decide(6, named: "a", in: court)
        _ = try await court.decide(.undo, ids[2])
        let record = try court.record()
        try record.setNote(NoteKey.modelRequest, #"{"id": "r1"}"#)
        try await court.until("it is answered") { try record.note(NoteKey.modelAnswer) != nil }
        let answer = try #require(try record.json(NoteKey.modelAnswer))
        #expect(answer["id"] == "r1" && answer["equal"] == true && answer["decisions"] == 5)
        #expect(answer["digest"]?.stringValue == (try rebuilt(court)).model.countsDigest)
        try await court.until("it is done with") { try record.note(NoteKey.modelRequest) == nil }
        try await court.stop()
    }
}
