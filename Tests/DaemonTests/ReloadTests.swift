// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Ledger
import Lines
import Testing

@Suite("Rules change under the running daemon", .fewAtATime, .timeLimit(.minutes(10)))
struct ReloadTests {
    static let casino = """
        rule casino
            when    body contains "casino"
            score   spam +9
            catches "casino"
            passes  "cinema"
        """

    func write(_ rules: String, _ court: Courthouse) throws {
        try Data(rules.utf8).write(
            to: court.folder.appending(path: "rules/site.rules"), options: .atomic)
    }

    @Test("an edited file is swapped in without a signal, and with one", arguments: [false, true])
    func swap(signalled: Bool) async throws {
        let court = try Courthouse()
        try await court.start()
        try court.drop(comment("casino"), name: "before.json")
        _ = try await court.entry("before.json", [.released])
        try write(Self.casino, court)
        if signalled { court.reload() }
        try await court.until("swapped") { court.lines.contain("rules swapped: 1 rules") }
        try court.drop(comment("casino"), name: "after.json")
        _ = try await court.entry("after.json", [.held])
        try court.drop(comment("viagra"), name: "old.json")
        _ = try await court.entry("old.json", [.released])
        try await court.stop()
    }

    @Test("a wrong file changes nothing and is said in the status, until it is mended")
    func wrong() async throws {
        let court = try Courthouse()
        try await court.start()
        try write("rule pills\n    when body contians \"x\"\n", court)
        try await court.until("refused") { court.lines.contain("the old ones stay") }
        #expect(court.lines.contain("site.rules:2:15"))
        try court.drop(comment("viagra"), name: "a.json")
        _ = try await court.entry("a.json", [.held])
        let record = try court.record()
        func problems() throws -> [JSONValue] {
            let note = try #require(try record.note(NoteKey.daemon))
            return try JSONValue(json: Array(note.utf8))["rule_problems"]?.elements ?? []
        }
        try await court.until("the status says so") { try !problems().isEmpty }
        try write(Self.casino, court)
        try await court.until("mended") { court.lines.contain("rules swapped") }
        try await court.until("the status is clean") { try problems().isEmpty }
        try await court.stop()
    }

    @Test("a start on wrong rules goes on with those that were in force, lists and all")
    func wrongAtStart() async throws {
        let court = try Courthouse()
        try FileManager.default.createDirectory(
            atPath: court.path("rules/lists"), withIntermediateDirectories: false)
        try Data("bad.example\n".utf8).write(
            to: court.folder.appending(path: "rules/lists/hosts.list"))
        try write(
            """
            list hosts from "lists/hosts.list"

            rule listed
                when    link.host in list hosts
                score   spam +9
                catches "http://bad.example"
                passes  "http://good.example"
            """, court)
        try await court.start()
        try await court.stop()
        try write("rule listed\n    when body contians \"x\"\n", court)
        try FileManager.default.removeItem(atPath: court.path("rules/lists"))
        try await court.start()
        #expect(court.lines.contain("site.rules:2:15"))
        #expect(court.lines.contain("the old ones stay: 1 rules"))
        try court.drop(comment("http://bad.example"), name: "a.json")
        _ = try await court.entry("a.json", [.held])
        try write(Self.casino, court)
        try await court.until("mended") { court.lines.contain("rules swapped") }
        try await court.stop()
    }

    @Test("an included file below the folder is watched, and kept for a start on wrong rules")
    func included() async throws {
        let court = try Courthouse()
        try FileManager.default.createDirectory(
            atPath: court.path("rules/shop"), withIntermediateDirectories: false)
        func writeBelow(_ text: String) throws {
            try Data(text.utf8).write(
                to: court.folder.appending(path: "rules/shop/more.rules"), options: .atomic)
        }
        try writeBelow("# nothing yet")
        try write("include \"shop/more.rules\"", court)
        try await court.start()
        try writeBelow(Self.casino)
        try await court.until("swapped") { court.lines.contain("rules swapped: 1 rules") }
        try await court.stop()
        try FileManager.default.removeItem(atPath: court.path("rules/shop"))
        try await court.start()
        #expect(court.lines.contain("the old ones stay: 1 rules"))
        try court.drop(comment("casino"), name: "a.json")
        _ = try await court.entry("a.json", [.held])
        try await court.stop()
    }

    @Test("a first start on wrong rules ends with their mistakes")
    func wrongAtFirst() async throws {
        let court = try Courthouse(rules: "rule x\n    when body contians \"x\"\n")
        await #expect(throws: Diagnostics.self) { try await court.start() }
    }

    @Test("no comment is lost or judged by half a set while rules are swapped")
    func underLoad() async throws {
        let court = try Courthouse()
        try await court.start()
        for number in 0..<120 {
            try court.drop(comment("casino and viagra \(number)"), name: "c\(number).json")
            if number % 40 == 20 {
                try write(number < 60 ? Self.casino : Courthouse.rules, court)
                court.reload()
            }
        }
        let record = try court.record()
        try await court.until("all are held") { try record.books().states[.held] == 120 }
        try record.entries(EntryQuery()) { entry, _ in
            #expect(entry.total == 5 || entry.total == 9)
            return true
        }
        try await court.stop()
    }
}
