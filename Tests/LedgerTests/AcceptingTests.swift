// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Testing

@Suite("What arrives goes into the books once")
struct AcceptingTests {
    private let folder: Folder
    private let record: SQLiteRecord

    init() throws {
        folder = try Folder()
        record = try folder.daemon()
    }

    @Test("each finding becomes its state and owes its file")
    func states() throws {
        let outcome = try record.accept(
            [.released("a"), .held("b"), .malformed("c")], published: [])
        #expect(
            outcome == [
                .accepted(.releasing, replaces: nil), .accepted(.held, replaces: nil),
                .accepted(.malformed, replaces: nil),
            ])
        let owed = try record.owed(limit: 9)
        #expect(owed.map(\.id) == [CommentID(of: "a"), CommentID(of: "b")])
        #expect(owed.map(\.publication) == [.released, .heldNotice])
        #expect(owed.map(\.turn) == [1, 1])
        #expect(owed.allSatisfy { $0.decision == nil })
    }

    @Test("an entry tells what was handed over")
    func entry() throws {
        let held = Filing.held("a", at: 77)
        _ = try record.accept([held, .malformed("c")], published: [])
        let entry = try #require(try record.entry(held.id))
        #expect(entry.name == "a" && entry.line == 0 && entry.state == .held)
        #expect(entry.commentClass == .spam && entry.total == 5.5)
        #expect(entry.receivedAt == 77 && entry.changedAt == 77)
        #expect(entry.refersTo == nil && entry.malformed == nil)
        #expect(try record.bytes(of: held.id) == held.bytes)
        #expect(try record.verdict(of: held.id) == .sample(.hold))
        let malformed = try #require(try record.entry(CommentID(of: "c")))
        #expect(malformed.malformed == "1:1: not JSON" && malformed.commentClass == nil)
        #expect(try record.verdict(of: malformed.id) == nil)
        #expect(try record.bytes(of: malformed.id) == [0xFF, 0x00])
    }

    @Test("empty bytes, hostile names and infinite totals are kept as they are")
    func hostile() throws {
        let name = "\u{202E}'; DROP TABLE body; --\\x00 🧨"
        let verdict = Verdict(
            disposition: .hold, commentClass: .shill, total: .infinity, holdAt: 4,
            ground: .tooCostly, evidence: [], q: 0, stage: .abstaining)
        let filing = Filing(
            id: CommentID(of: name), name: name, line: .max, bytes: [], receivedAt: .min,
            finding: .judged(verdict, key: [], fingerprint: []))
        _ = try record.accept([filing], published: [])
        let entry = try #require(try record.entry(filing.id))
        #expect(entry.name == name && entry.line == .max && entry.receivedAt == .min)
        #expect(entry.total == .infinity)
        #expect(try record.bytes(of: filing.id) == [])
        #expect(try record.bodies(named: name, line: .max) == [[]])
    }

    @Test("what is known is left as it is", arguments: [true, false])
    func known(inOneBatch: Bool) throws {
        let again = Filing(
            id: CommentID(of: "a"), name: "other name", bytes: [1], receivedAt: 9_999,
            finding: .malformed(reason: "other"))
        let outcomes =
            inOneBatch
            ? try record.accept([.held("a"), again], published: [])
            : try record.accept([.held("a")], published: [])
                + record.accept([again], published: [])
        #expect(outcomes == [.accepted(.held, replaces: nil), .known(.held)])
        #expect(try record.entry(CommentID(of: "a"))?.name == "a")
        #expect(try record.books().received == 1)
    }

    struct Version: Sendable, CustomTestStringConvertible {
        let name: String
        let key: String?
        let says: String
        let expected: Acceptance
        var testDescription: String { name }
    }

    private static let versions = [
        Version(name: "first", key: "7", says: "x", expected: .accepted(.held, replaces: nil)),
        Version(
            name: "same", key: "7", says: "x", expected: .duplicate(of: CommentID(of: "first"))),
        Version(
            name: "edit", key: "7", says: "y",
            expected: .accepted(.held, replaces: CommentID(of: "first"))),
        Version(
            name: "back", key: "7", says: "x",
            expected: .accepted(.held, replaces: CommentID(of: "edit"))),
        Version(
            name: "edit again", key: "7", says: "z",
            expected: .accepted(.held, replaces: CommentID(of: "back"))),
        Version(
            name: "twice", key: "7", says: "z",
            expected: .duplicate(of: CommentID(of: "edit again"))),
        Version(name: "other", key: "8", says: "x", expected: .accepted(.held, replaces: nil)),
        Version(name: "no key", key: nil, says: "x", expected: .accepted(.held, replaces: nil)),
        Version(name: "none", key: nil, says: "x", expected: .accepted(.held, replaces: nil)),
        Version(name: "first", key: "7", says: "x", expected: .known(.held)),
        Version(name: "same", key: "7", says: "x", expected: .known(.duplicate)),
    ]

    @Test("one key names one comment: duplicates and edits", arguments: [1, 4, 11])
    func versions(batch: Int) throws {
        var outcomes: [Acceptance] = []
        var rest = Self.versions[...]
        while !rest.isEmpty {
            let filings = rest.prefix(batch).map {
                Filing.judged($0.name, .hold, key: $0.key, says: $0.says)
            }
            outcomes += try record.accept(filings, published: [])
            rest = rest.dropFirst(batch)
        }
        #expect(outcomes == Self.versions.map(\.expected))
        let books = try record.books()
        #expect(books.states == [.held: 7, .duplicate: 2] && books.balances)
        #expect(try record.entry(CommentID(of: "back"))?.refersTo == CommentID(of: "edit"))
        #expect(
            try record.owed(limit: 99).first { $0.id == CommentID(of: "edit") }?.replaces
                == CommentID(of: "first"))
    }

    @Test("a duplicate owes nothing and keeps its bytes")
    func duplicate() throws {
        _ = try record.accept(
            [.judged("a", .release, key: "k"), .judged("b", .release, key: "k")], published: [])
        #expect(try record.owed(limit: 9).map(\.id) == [CommentID(of: "a")])
        #expect(try record.bytes(of: CommentID(of: "b")) == Array("{\"b\"}".utf8))
    }
}
