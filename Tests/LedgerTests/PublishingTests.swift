// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Testing

@Suite("What the blog is owed")
struct PublishingTests {
    private let folder: Folder
    private let record: SQLiteRecord
    private let a = CommentID(of: "a")

    init() throws {
        folder = try Folder()
        record = try folder.daemon()
    }

    @Test("the next batch's transaction marks what was published")
    func withTheNextBatch() throws {
        _ = try record.accept([.released("a")], published: [])
        _ = try record.accept(
            [.released("b")], published: [Published(id: a, publication: .released, turn: 1)])
        #expect(try record.entry(a)?.state == .released)
        #expect(try record.owed(limit: 9).map(\.id) == [CommentID(of: "b")])
    }

    @Test("an owed file carries all that stands in it")
    func content() throws {
        _ = try record.accept([.released("a", at: 5)], published: [])
        let owed = try #require(try record.owed(limit: 9).first)
        #expect(owed.bytes == Array("{\"a\"}".utf8) && owed.receivedAt == 5)
        #expect(owed.verdict == .sample(.release) && owed.replaces == nil)
    }

    @Test("oldest first, so many as were asked for", arguments: [-1, 0, 1, 2, 9])
    func limit(_ limit: Int) throws {
        let names = ["a", "b", "c"]
        _ = try record.accept(names.map { .held($0) }, published: [])
        let expected = names.prefix(max(0, limit)).map { CommentID(of: $0) }
        #expect(try record.owed(limit: limit).map(\.id) == expected)
    }

    struct Mismatch: Sendable, CustomTestStringConvertible {
        let name: String
        let publication: Publication
        let turn: Int
        var testDescription: String { "\(name) \(publication) \(turn)" }
    }

    @Test(
        "a mark for what is not owed changes nothing",
        arguments: [
            Mismatch(name: "a", publication: .heldNotice, turn: 1),
            Mismatch(name: "a", publication: .withdrawnNotice, turn: 0),
            Mismatch(name: "a", publication: .released, turn: 2),
            Mismatch(name: "nobody", publication: .released, turn: 1),
        ])
    func mismatch(_ row: Mismatch) throws {
        _ = try record.accept([.released("a")], published: [])
        try record.mark([
            Published(id: CommentID(of: row.name), publication: row.publication, turn: row.turn)
        ])
        #expect(try record.entry(a)?.state == .releasing)
        #expect(try record.owed(limit: 9).count == 1)
    }

    @Test("a file of a kind that was out before gets the next turn")
    func turns() throws {
        var court = try Court(record)
        _ = try record.accept([.released("a")], published: [])
        let first = try #require(try record.owed(limit: 1).map(Published.init).first)
        try court.rule(.refuse(as: .spam), "a")
        try court.rule(.undo, "a")
        let owed = try #require(try record.owed(limit: 9).first)
        #expect(owed.publication == .released && owed.turn == 2)
        // The mark of the first turn comes late: the second is owed all the same.
        try record.mark([first])
        #expect(try record.entry(a)?.state == .releasing)
        try record.mark([Published(owed)])
        #expect(try record.entry(a)?.state == .released)
        try record.mark([Published(owed)])
        #expect(try record.owed(limit: 9).isEmpty)
    }

    @Test("what a person ordered names the decision, what bailiff judged names none")
    func decision() throws {
        var court = try Court(record)
        _ = try record.accept([.held("a"), .held("b")], published: [])
        try court.rule(.hold, "b")
        try court.rule(.release, "a")
        let owed = try record.owed(limit: 9)
        #expect(owed.map(\.publication) == [.released, .heldNotice])
        #expect(owed.first?.decision?.decision.ruling == .release)
        #expect(owed.first?.decision?.decision.clerk == .renate)
        // Confirming a hold orders no file: the notice is still the judge's own.
        #expect(owed.last?.decision == nil)
    }

    @Test("a notice of withdrawal ends the withdrawal, and only that")
    func withdrawal() throws {
        var court = try Court(record)
        _ = try record.accept([.released("a"), .released("b")], published: [])
        try court.publishAll()
        try court.rule(.refuse(as: .spam), "a")
        try court.rule(.hold, "b")
        #expect(try record.entry(a)?.state == .withdrawing)
        #expect(
            try record.owed(limit: 9).map(\.publication) == [.withdrawnNotice, .withdrawnNotice])
        try court.publishAll()
        #expect(try record.entry(a)?.state == .withdrawn)
        #expect(try record.entry(CommentID(of: "b"))?.state == .held)
    }
}
