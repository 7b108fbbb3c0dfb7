// SPDX-License-Identifier: MIT

import Comments
import Foundation

import Ledger
import Spool
import Testing

@Suite("Bad input meets a clear error and nothing is lost", .fewAtATime, .timeLimit(.minutes(10)))
struct BadInputTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var name = "bad.json"
        let bytes: [UInt8]
        let error: String

        init(_ what: String, _ text: String, name: String = "bad.json", error: String) {
            self.init(what, Array(text.utf8), name: name, error: error)
        }

        init(_ what: String, _ bytes: [UInt8], name: String = "bad.json", error: String) {
            testDescription = what
            self.name = name
            self.bytes = bytes
            self.error = error
        }
    }

    static let rows: [Row] = [
        Row("an empty file", "", error: "1:1:"),
        Row("malformed JSON", "{\n \"comment_content\": oops}", error: "2:21:"),
        Row("half a file", #"{"comment_content": "cut o"#, error: "1:"),
        Row("a list", "[]", error: "a comment must be an object, not a list"),
        Row("no content", #"{"blog": "b"}"#, error: "comment_content is missing"),
        Row("a number as content", #"{"comment_content": 1}"#, error: "1:21: comment_content"),
        Row("a key twice", #"{"comment_content": "a", "comment_content": "b"}"#, error: "1:26:"),
        Row(
            "invalid UTF-8", Array(#"{"comment_content": "caf"#.utf8) + [0xE9, 0x22, 0x7D],
            error: "1:25:"),
        Row("NUL bytes", [UInt8](repeating: 0, count: 100), error: "1:1:"),
        Row(
            "another format", "hello", name: "bad.txt", error: "NAME.json, NAME.form or NAME.jsonl"),
        Row("no format at all", "hello", name: "bad", error: "the name must say the format"),
        Row("a form without content", "blog=b\n", name: "bad.form", error: "1:1: comment_content"),
        Row("a form that is JSON", "{}\n", name: "bad.form", error: "this is JSON, not a form"),
        Row("no lines", "\n \r\n", name: "bad.jsonl", error: "there is no line in it"),
    ]

    @Test("what does not parse is kept with line and column", arguments: rows)
    func malformed(_ row: Row) async throws {
        let court = try Courthouse(settle: 50)
        try await court.start()
        try court.drop(row.bytes, name: row.name)
        try court.drop(comment("unaffected"), name: "good.json")
        let good = try await court.entry("good.json", [.released])
        let bad = try await court.entry(row.name, [.malformed])
        #expect(bad.malformed?.contains(row.error) == true, "\(bad.malformed ?? "nil")")
        #expect(try court.record().bytes(of: bad.id) == row.bytes)
        #expect(good.id != bad.id)
        #expect(try court.record().books().balances)
        try await court.stop()
    }

    @Test(
        "what is no file that may be read moves to bad",
        arguments: [
            "fifo", "symlink", "directory", "oversize",
        ])
    func unfit(_ kind: String) async throws {
        let court = try Courthouse()
        try await court.start()
        let path = court.path("spool/new/x.json")
        switch kind {
        case "fifo": try mkfifo(path)
        case "symlink":
            try FileManager.default.createSymbolicLink(
                atPath: path, withDestinationPath: "/etc/passwd")
        case "directory":
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: false)
        default: try Data(count: 10 << 20).write(to: URL(filePath: path))
        }
        let entry = try await court.entry("x.json", [.malformed])
        try await court.until("it is in bad") { court.files("spool/bad") == ["\(entry.id)"] }
        #expect(entry.malformed?.isEmpty == false)
        #expect(court.files("spool/claim").isEmpty)
        try await court.stop()
    }

    @Test("a file that is still being written is waited for")
    func unfinished() async throws {
        let court = try Courthouse(settle: 20_000)
        try await court.start()
        let text = comment("written slowly")
        let path = court.folder.appending(path: "spool/new/slow.json")
        try Data(text.utf8.prefix(10)).write(to: path)
        try await court.until("it is claimed") { court.files("spool/claim") == ["slow.json"] }
        let handle = try FileHandle(
            forWritingTo: court.folder.appending(path: "spool/claim/slow.json"))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(text.utf8.dropFirst(10)))
        try handle.close()
        _ = try await court.entry("slow.json", [.released])
        try await court.stop()
    }

    @Test("hidden names are left to their writers, odd ones are taken and shown escaped")
    func names() async throws {
        let court = try Courthouse()
        try await court.start()
        let new = court.path("spool/new")
        try Data("{}".utf8).write(to: URL(filePath: new + "/.half.json"))
        try court.drop(comment("x"), name: "two words\u{1B}[31m\n.json")
        let entry = try await court.entry(#"two words\x1B[31m\x0A.json"#, [.released])
        #expect(!entry.name.contains("\u{1B}"))
        #expect(court.files("spool/new") == [".half.json"])
        try await court.stop()
    }

    @Test("a daemon whose folder is taken away ends and says what to do; nothing is made anew")
    func folderGone() async throws {
        let court = try Courthouse()
        try await court.start()
        try court.drop(comment("before"), name: "a.json")
        _ = try await court.entry("a.json", [.released])
        try FileManager.default.removeItem(atPath: court.path("spool/new"))
        await #expect(throws: SpoolFailure.self) { try await court.ended() }
        for _ in 0..<2 {
            let failure = await #expect(throws: SpoolFailure.self) { try await court.start() }
            #expect(failure?.description.contains("new") == true)
        }
        #expect(court.files("spool/out").count == 1)
    }

    @Test("a start drops what a power cut left of an accepted file, and nothing else")
    func residue() async throws {
        let court = try Courthouse(settle: 50)
        let text = comment("whole and accepted")
        try await court.start()
        try court.drop(text, name: "a.json")
        _ = try await court.entry("a.json", [.released])
        try await court.stop()
        let claim = court.folder.appending(path: "spool/claim")
        try Data(text.utf8.prefix(12)).write(to: claim.appending(path: "a.json"))
        try Data(comment("never seen").utf8).write(to: claim.appending(path: "b.json"))
        try Data("{".utf8).write(to: court.folder.appending(path: "spool/new/c.json"))
        try await court.start()
        _ = try await court.entry("b.json", [.released])
        _ = try await court.entry("c.json", [.malformed])
        #expect(try court.record().books().received == 3)
        #expect(court.files("spool/claim").isEmpty)
        try await court.stop()
    }

    @Test("published comments that the ledger does not know are said, and no others")
    func strangers() async throws {
        let court = try Courthouse()
        try await court.start()
        try court.drop(comment("published"), name: "a.json")
        _ = try await court.entry("a.json", [.released])
        try await court.stop()
        try await court.start()
        #expect(!court.lines.contain("not in this ledger"))
        try await court.stop()
        for name in court.files("") where name.hasPrefix("ledger.sqlite") {
            try FileManager.default.removeItem(atPath: court.path(name))
        }
        try await court.start()
        #expect(court.lines.contain("1 of 1 published comments that were looked at are not in"))
        try await court.stop()
    }

    @Test("what is dropped while the daemon runs is never taken for a power cut's leavings")
    func noResidue() async throws {
        let court = try Courthouse()
        let text = comment("same words")
        try await court.start()
        try court.drop(text + "   \n", name: "a.json")
        _ = try await court.entry("a.json", [.released])
        try court.drop(text, name: "a.json")
        try await court.until("both are in the books") {
            try court.record().books().received == 2
        }
        try await court.stop()
    }

    @Test("a flood of large files that do not parse is taken in a little at a time")
    func flood() async throws {
        let court = try Courthouse(settle: 50)
        try await court.start()
        let large = [UInt8](repeating: UInt8(ascii: "x"), count: 200_000)
        for number in 0..<40 { try court.drop(large, name: "x\(number).json") }
        try court.drop(comment("in between"), name: "good.json")
        _ = try await court.entry("good.json", [.released])
        let record = try court.record()
        try await court.until("all are in the books") { try record.books().received == 41 }
        #expect(try record.books().states[.malformed] == 40)
        #expect(court.files("spool/claim").isEmpty)
        try await court.stop()
    }

    @Test("a ledger that is moved away under the daemon ends it")
    func ledgerMoved() async throws {
        let court = try Courthouse()
        try await court.start()
        try FileManager.default.moveItem(
            atPath: court.path("ledger.sqlite"), toPath: court.path("elsewhere.sqlite"))
        await #expect(throws: (any Error).self) { try await court.ended() }
        #expect(court.files("").contains("elsewhere.sqlite"))
    }
}

private func mkfifo(_ path: String) throws {
    let process = try Process.run(URL(filePath: "/usr/bin/mkfifo"), arguments: [path])
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
}
