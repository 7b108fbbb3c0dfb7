// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Testing

@Suite("What everyone reads")
struct ReadingTests {
    private let folder: Folder
    private let record: SQLiteRecord

    init() throws {
        folder = try Folder()
        record = try folder.daemon()
    }

    // MARK: Ids

    @Test("a prefix finds the ids that start with it, and no other")
    func prefixes() throws {
        let names = (0..<300).map { "n\($0)" }
        _ = try record.accept(names.map { .held($0) }, published: [])
        let ids = names.map { CommentID(of: $0) }.sorted()
        for length in [0, 1, 2, 3, 4, 31, 32] {
            let prefix = String(ids[150].description.prefix(length))
            let expected = ids.filter { $0.description.hasPrefix(prefix) }
            #expect(try record.ids(startingWith: prefix, limit: 999) == expected, "\(prefix)")
            #expect(try record.ids(startingWith: prefix.uppercased(), limit: 1) == [expected[0]])
        }
        #expect(try record.ids(startingWith: "", limit: 7).count == 7)
        #expect(try record.ids(startingWith: "", limit: -1).isEmpty)
    }

    @Test("what is no prefix finds nothing", arguments: ["g", "0x", "é", " ", "%"])
    func notAPrefix(_ prefix: String) throws {
        _ = try record.accept([.held("a")], published: [])
        #expect(try record.ids(startingWith: prefix, limit: 9).isEmpty)
        let long = CommentID(of: "a").description + "0"
        #expect(try record.ids(startingWith: long, limit: 9).isEmpty)
    }

    @Test("an unknown id has nothing to tell")
    func unknown() throws {
        let id = CommentID(of: "nobody")
        #expect(try record.entry(id) == nil)
        #expect(try record.bytes(of: id) == nil)
        #expect(try record.verdict(of: id) == nil)
        #expect(try record.decisions(on: id).isEmpty)
    }

    // MARK: Entries

    struct Selection: Sendable, CustomTestStringConvertible {
        let query: EntryQuery
        let expected: [Int]
        var testDescription: String { "\(query)" }
    }

    /// Of 0…199: every third released, every third held, every third malformed.
    private static func numbers(_ remainders: Set<Int>) -> [Int] {
        (0..<200).filter { remainders.contains($0 % 3) }
    }

    @Test(
        "a query selects",
        arguments: [
            Selection(query: EntryQuery(), expected: numbers([0, 1, 2])),
            Selection(query: EntryQuery(states: []), expected: []),
            Selection(query: EntryQuery(states: [.held]), expected: numbers([1])),
            Selection(query: EntryQuery(states: [.held, .releasing]), expected: numbers([0, 1])),
            Selection(query: EntryQuery(states: [.held, .malformed]), expected: numbers([1, 2])),
            Selection(query: EntryQuery(states: [.refused]), expected: []),
            Selection(query: EntryQuery(commentClass: .spam), expected: numbers([1])),
            Selection(query: EntryQuery(states: [.malformed], commentClass: .spam), expected: []),
            Selection(
                query: EntryQuery(states: [.held], newestFirst: true),
                expected: numbers([1]).reversed()),
            Selection(
                query: EntryQuery(newestFirst: true, limit: 3), expected: [199, 198, 197]),
            Selection(
                query: EntryQuery(states: [.held], limit: 65),
                expected: Array(numbers([1]).prefix(65))),
            Selection(query: EntryQuery(limit: 64), expected: Array(0..<64)),
            Selection(query: EntryQuery(limit: 0), expected: []),
        ])
    func entries(_ row: Selection) throws {
        let filings: [Filing] = (0..<200).map { number in
            switch number % 3 {
            case 0: .released("\(number)")
            case 1: .held("\(number)")
            default: .malformed("\(number)")
            }
        }
        _ = try record.accept(filings, published: [])
        var names: [Int?] = []
        try record.entries(row.query) { entry, bytes in
            names.append(Int(entry.name))
            // The record may be asked again from inside.
            let again = try record.bytes(of: entry.id)
            #expect(again == bytes)
            return true
        }
        #expect(names == row.expected)
    }

    @Test("the stream stops where its reader has enough")
    func stop() throws {
        _ = try record.accept((0..<9).map { .held("\($0)") }, published: [])
        var seen = 0
        try record.entries(EntryQuery()) { _, _ in
            seen += 1
            return seen < 4
        }
        #expect(seen == 4)
    }

    @Test("bodies are found by the name that they were dropped under")
    func bodies() throws {
        _ = try record.accept([.held("a"), .malformed("b")], published: [])
        #expect(try record.bodies(named: "a", line: 0) == [Array("{\"a\"}".utf8)])
        #expect(try record.bodies(named: "b", line: 0) == [[0xFF, 0x00]])
        #expect(try record.bodies(named: "A", line: 0).isEmpty)
    }

    // MARK: The log

    @Test("acceptances and decisions are told in the order of their times")
    func events() throws {
        _ = try record.accept([.held("a", at: 10), .released("b", at: 30)], published: [])
        var court = try Court(record)
        _ = try record.decide([
            Decision(.release, "a", why: "fine", at: 20), Decision(.hold, "b", at: 40),
        ])
        try court.actOnAll()
        let events = try record.events(after: nil, limit: 99)
        #expect(events.map(\.at) == [10, 20, 30, 40])
        guard case .accepted(.held, .spam, 5.5) = events[0].what,
            case .decided(.release, .renate, "fine", "done") = events[1].what
        else {
            Issue.record("\(events)")
            return
        }
        // Page by page it is the same log.
        for limit in 1...5 {
            var mark: EventMark?
            var pages: [EventMark] = []
            while case let page = try record.events(after: mark, limit: limit), !page.isEmpty {
                pages += page.map(\.mark)
                mark = page.last?.mark
            }
            #expect(pages == events.map(\.mark), "\(limit)")
        }
        #expect(try record.events(after: nil, limit: -1).isEmpty)
    }

    @Test("clocks that run back lose no event")
    func unordered() throws {
        let times: [Milliseconds] = [50, 10, .max, 20]
        _ = try record.accept(times.enumerated().map { .held("\($0)", at: $1) }, published: [])
        _ = try record.decide([Decision(.hold, "0", at: .min), Decision(.hold, "0", at: 15)])
        #expect(try record.events(after: nil, limit: 99).count == 6)
    }

    // MARK: The books

    @Test("the books tell every state, what waits and what is held longest")
    func books() throws {
        #expect(try record.books() == Books(states: [:], received: 0, waitingDecisions: 0))
        _ = try record.accept(
            [.held("a", at: 30), .held("b", at: 20), .released("c", at: 10), .malformed("d")],
            published: [])
        _ = try record.decide([Decision(.hold, "c")])
        let books = try record.books()
        #expect(books.states == [.held: 2, .releasing: 1, .malformed: 1])
        #expect(books.received == 4 && books.waitingDecisions == 1 && books.oldestHeld == 20)
        #expect(books.balances)
    }

    @Test("books that lost a line do not balance")
    func unbalanced() throws {
        _ = try record.accept([.held("a"), .held("b")], published: [])
        try folder.sql("PRAGMA foreign_keys = OFF")
        try folder.sql("DELETE FROM custody WHERE seq = 1")
        #expect(try !record.books().balances)
    }

    @Test("a note is kept, replaced and dropped")
    func notes() throws {
        #expect(try record.note("model") == nil)
        try record.setNote("model", "one")
        try record.setNote("model", "two \u{0}?")
        #expect(try record.note("model")?.hasPrefix("two") == true)
        try record.setNote("model", nil)
        #expect(try record.note("model") == nil)
    }
}
