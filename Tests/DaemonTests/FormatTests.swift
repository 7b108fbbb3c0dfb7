// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Ledger
import Testing

@Suite(
    "Forms and files of lines are taken in as objects are", .fewAtATime, .timeLimit(.minutes(10)))
struct FormatTests {
    private func object(_ number: Int) -> String { comment("comment \(number)") }

    private func lines(_ numbers: Range<Int>) -> String {
        numbers.map { object($0) + "\n" }.joined()
    }

    private func contents(_ court: Courthouse) throws -> [String] {
        try court.files("spool/out").compactMap {
            try court.json("spool/out/\($0)")["comment_content"]?.stringValue
        }.sorted()
    }

    @Test("a form with its newline is taken at once, and comes out as an object")
    func form() async throws {
        let court = try Courthouse(settle: 3_600_000)
        try await court.start()
        try court.drop("comment_author=R%26D&comment_content=two%0D%0Alines\n", name: "a.form")
        let entry = try await court.entry("a.form", [.released])
        let out = try court.json("spool/out/\(entry.id).json")
        #expect(out["comment_author"] == "R&D")
        #expect(out["comment_content"] == "two\r\nlines")
        #expect(out["bailiff"]?["verdict"]?["class"] == "genuine")
        try await court.stop()
    }

    @Test("a form without a newline waits until it has stood still")
    func formWithoutNewline() async throws {
        let court = try Courthouse(settle: 50)
        try await court.start()
        try court.drop("comment_content=viagra", name: "a.form")
        let entry = try await court.entry("a.form", [.held])
        #expect(try court.json("spool/notice/\(entry.id).held.json")["state"] == "held")
        try await court.stop()
    }

    @Test("a decision on a form teaches, and a restart learns the same")
    func formDecided() async throws {
        let court = try Courthouse()
        try await court.start()
        try court.drop("comment_content=viagra+once\n", name: "a.form")
        let entry = try await court.entry("a.form", [.held])
        #expect(try await court.decide(.refuse(as: .spam), entry.id) == "refused as spam")
        try await court.stop()
        try await court.start()
        #expect(court.lines.contain("the model comes from its snapshot and 0 later acts"))
        #expect(court.lines.contain("1 spam decisions"))
        try await court.stop()
    }

    @Test("each line is a comment, a wrong one is kept with its line, and the file goes")
    func lines() async throws {
        let court = try Courthouse(settle: 50)
        try await court.start()
        let text =
            object(1) + "\n\n{\"comment_content\": 7}\r\n" + comment("viagra") + "\n" + object(2)
        try court.drop(text, name: "a.jsonl")
        let record = try court.record()
        try await court.until("all are in the books") { try record.books().received == 4 }
        try await court.until("both are out") { court.files("spool/out").count == 2 }
        #expect(try contents(court) == ["comment 1", "comment 2"])
        var found: [String] = []
        try record.entries(EntryQuery()) { entry, _ in
            found.append("\(entry.line) \(entry.malformed ?? entry.commentClass?.rawValue ?? "")")
            return true
        }
        #expect(
            found.sorted() == [
                "1 genuine", "3 3:21: comment_content must be a text, not a number", "4 spam",
                "5 genuine",
            ])
        try await court.until("the claim is gone") { court.files("spool/claim").isEmpty }
        try await court.stop()
    }

    @Test("a line that is too long is kept, and the next ones come through")
    func longLine() async throws {
        let court = try Courthouse(settle: 50)
        try await court.start()
        let long = comment(String(repeating: "long ", count: 100_000))
        try court.drop(object(1) + "\n" + long + "\n" + object(2) + "\n", name: "a.jsonl")
        let record = try court.record()
        try await court.until("all are in the books") { try record.books().received == 3 }
        #expect(try record.books().states[.malformed] == 1)
        try record.entries(EntryQuery(states: [.malformed])) { entry, bytes in
            #expect(bytes == Array(long.utf8))
            #expect(entry.malformed?.contains("the limit is 262144") == true)
            return true
        }
        try await court.stop()
    }

    @Test("many lines, other files beside them and a second file of lines: all once")
    func manyLines() async throws {
        let court = try Courthouse(settle: 50)
        try await court.start()
        try court.drop(lines(0..<300), name: "a.jsonl")
        try court.drop(lines(300..<500), name: "b.jsonl")
        for number in 500..<520 { try court.drop(object(number), name: "\(number).json") }
        try await court.until("all are out") { court.files("spool/out").count == 520 }
        #expect(try contents(court) == (0..<520).map { "comment \($0)" }.sorted())
        try await court.until("the claims are gone") { court.files("spool/claim").isEmpty }
        #expect(try court.record().books().balances)
        try await court.stop()
    }

    @Test("many small files of lines are taken in together, and keep nobody waiting")
    func manyFiles() async throws {
        let court = try Courthouse(settle: 50)
        try await court.start()
        for number in 0..<150 { try court.drop(object(number) + "\n", name: "l\(number).jsonl") }
        try court.drop(object(150), name: "live.json")
        _ = try await court.entry("live.json", [.released])
        try await court.until("all are out") { court.files("spool/out").count == 151 }
        #expect(try contents(court) == (0...150).map { "comment \($0)" }.sorted())
        // A commit a file would be 150; each acceptance is logged with its batch.
        try await court.until("the claims are gone") { court.files("spool/claim").isEmpty }
        try await court.stop()
    }

    @Test("lines that a writer adds while the file waits to settle are taken in too")
    func appended() async throws {
        // Longer than a busy machine may keep this test from seeing the claim.
        let court = try Courthouse(settle: 4000)
        try await court.start()
        try court.drop(lines(0..<200), name: "a.jsonl")
        try await court.until("it is claimed") { court.files("spool/claim") == ["a.jsonl"] }
        let handle = try FileHandle(
            forWritingTo: court.folder.appending(path: "spool/claim/a.jsonl"))
        try handle.seekToEnd()
        for number in 200..<240 { try handle.write(contentsOf: Data((object(number) + "\n").utf8)) }
        try await court.until("all are out") { court.files("spool/out").count == 240 }
        #expect(try court.record().books().received == 240)
        try await court.stop()
    }

    @Test("a file of lines that a stop left half taken is finished by the next start")
    func interrupted() async throws {
        let court = try Courthouse(settle: 50)
        let text = lines(0..<50)
        try await court.start()
        // What a kill after the first batch leaves: its lines in the books, the claim in place.
        try court.drop(lines(0..<20), name: "a.jsonl")
        try await court.until("the first are out") { court.files("spool/out").count == 20 }
        try await court.until("the claim is gone") { court.files("spool/claim").isEmpty }
        try await court.stop()
        let claim = court.folder.appending(path: "spool/claim/a.jsonl")
        try Data(text.utf8).write(to: claim)
        try await court.start()
        try await court.until("all are out") { court.files("spool/out").count == 50 }
        #expect(try court.record().books().received == 50)
        try await court.stop()
    }

    @Test(
        "a start drops what a power cut left of a file of lines, and nothing else",
        arguments: [
            (0, true), (1, true), (10, true), (40, true), (-1, false),
        ])
    func residue(_ left: Int, _ isResidue: Bool) async throws {
        let court = try Courthouse(settle: 50)
        let text = lines(0..<3)
        try await court.start()
        try court.drop(text, name: "a.jsonl")
        try await court.until("all are out") { court.files("spool/out").count == 3 }
        try await court.until("the claim is gone") { court.files("spool/claim").isEmpty }
        try await court.stop()
        let rest =
            left < 0 ? object(7) + "\n" + String(object(1).prefix(9)) : String(text.prefix(left))
        try Data(rest.utf8).write(to: court.folder.appending(path: "spool/claim/a.jsonl"))
        try await court.start()
        try await court.until("the claim is gone") { court.files("spool/claim").isEmpty }
        #expect(try court.record().books().received == (isResidue ? 3 : 5))
        try await court.stop()
    }
}
