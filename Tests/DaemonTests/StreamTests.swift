// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Ledger
import Settings
import Spool
import Testing

@Suite(
    "A comment goes into the spool and is released or held", .fewAtATime, .timeLimit(.minutes(10)))
struct StreamTests {
    @Test("a genuine comment comes out untouched, with its verdict")
    func released() async throws {
        let court = try Courthouse()
        try await court.start()
        let text = #"{ "z_unknown" : [1, 2.50],"comment_content":"Good \u00e9vening"}"#
        try court.drop(text, name: "a.json")
        let entry = try await court.entry("a.json", [.released])
        let out = try court.json("spool/out/\(entry.id).json")
        #expect(out["comment_content"] == "Good évening")
        #expect(out["bailiff"]?["verdict"]?["disposition"] == "release")
        #expect(out["bailiff"]?["verdict"]?["automated"] == true)
        #expect(out["bailiff"]?["id"] == .string("\(entry.id)"))
        let bytes = try Data(contentsOf: court.folder.appending(path: "spool/out/\(entry.id).json"))
        #expect(String(decoding: bytes, as: UTF8.self).hasPrefix(String(text.dropLast())))
        #expect(court.files("spool/new").isEmpty && court.files("spool/claim").isEmpty)
        #expect(court.lines.contain("verdict=release id=\(entry.id)"))
        #expect(!court.lines.all.contains { $0.contains("vening") })
        try await court.stop()
    }

    @Test("a bad one is held, and the blog gets a notice without its text")
    func held() async throws {
        let court = try Courthouse()
        try await court.start()
        try court.drop(comment("Cheap viagra!", #""comment_id": 7, "blog": "b""#), name: "s.json")
        let entry = try await court.entry("s.json", [.held])
        #expect(entry.commentClass == .spam)
        #expect(entry.total == 5)
        try await court.until("the notice") { !court.files("spool/notice").isEmpty }
        let notice = try court.json("spool/notice/\(entry.id).held.json")
        #expect(notice["state"] == "held")
        #expect(notice["comment_id"] == "7")
        #expect(notice["says"] == ["It advertises prescription drugs."])
        #expect(!notice.text.contains("Cheap"))
        #expect(court.files("spool/out").isEmpty)
        let verdict = try #require(try court.record().verdict(of: entry.id))
        #expect(verdict.evidence.first?.marks == [Mark(field: .body, range: 6..<12)])
        try await court.stop()
    }

    @Test("many are each in the books once, and out once")
    func many() async throws {
        let court = try Courthouse()
        try SpoolDirectory.prepare(path: court.configuration.spool)
        for number in 0..<300 {
            let content = number % 3 == 0 ? "viagra \(number)" : "plain \(number)"
            if number == 100 { try await court.start() }
            try court.drop(comment(content), name: "c\(number).json")
        }
        let record = try court.record()
        try await court.until("300 settled") {
            let states = try record.books().states
            return states[.released] == 200 && states[.held] == 100
        }
        try await court.until("100 notices") { court.files("spool/notice").count == 100 }
        let books = try record.books()
        #expect(books.balances && books.received == 300)
        #expect(court.files("spool/out").count == 200)
        #expect(court.files("spool/claim").isEmpty && court.files("spool/tmp").isEmpty)
        try await court.stop()
    }

    @Test("the same file again is known, under another name it is another comment")
    func twice() async throws {
        let court = try Courthouse()
        try await court.start()
        try court.drop(comment("hello"), name: "a.json")
        let first = try await court.entry("a.json")
        try court.drop(comment("hello"), name: "a.json")
        try await court.until("known") { court.lines.contain("known id=\(first.id)") }
        try court.drop(comment("hello"), name: "b.json")
        let second = try await court.entry("b.json")
        #expect(second.id != first.id)
        #expect(try court.record().books().received == 2)
        try await court.stop()
    }

    @Test("blog and comment_id make a duplicate of the same content and an edit of another")
    func keys() async throws {
        let court = try Courthouse()
        try await court.start()
        let key = #""blog": "b", "comment_id": "1""#
        try court.drop(comment("hello", key), name: "a.json")
        let first = try await court.entry("a.json")
        try court.drop(comment("hello", key + #", "user_agent": "again""#), name: "b.json")
        let duplicate = try await court.entry("b.json")
        #expect(duplicate.state == .duplicate && duplicate.refersTo == first.id)
        try court.drop(comment("hello, edited", key), name: "c.json")
        let edit = try await court.entry("c.json", [.released])
        #expect(edit.refersTo == first.id)
        let out = try court.json("spool/out/\(edit.id).json")
        #expect(out["bailiff"]?["replaces"] == .string("\(first.id)"))
        #expect(court.files("spool/out").count == 2)
        // Back to the first text: the blog shows the second, so this is an edit too.
        try court.drop(comment("hello", key), name: "d.json")
        let back = try await court.entry("d.json", [.released])
        #expect(back.refersTo == edit.id)
        try await court.stop()
    }

    @Test("what is judged too costly is held for a person")
    func costly() async throws {
        let court = try Courthouse(budget: 0)
        try await court.start()
        try court.drop(comment(String(repeating: "great words ", count: 5000)), name: "a.json")
        let entry = try await court.entry("a.json", [.held])
        #expect(try court.record().verdict(of: entry.id)?.ground == .tooCostly)
        try await court.stop()
    }

    @Test("a second daemon on the same spool is refused and the first goes on")
    func second() async throws {
        let court = try Courthouse()
        try await court.start()
        let other = court.rival()
        await #expect(throws: (any Error).self) { try await other.start() }
        try court.drop(comment("still here"), name: "a.json")
        _ = try await court.entry("a.json", [.released])
        try await court.stop()
    }
}
