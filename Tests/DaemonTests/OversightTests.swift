// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Ledger
import Screening
import Testing

@Suite("Rules are held to account", .fewAtATime, .timeLimit(.minutes(10)))
struct OversightTests {
    static let wild = """
        rule wild
            when    body contains "the"
            then    hold
            catches "the cat"
            passes  "a cat"
        """

    static let chorus = """
        rule chorus
            when    body contains "goldfish"
            mode    probation
            score   shill +6
            catches "goldfish"
            passes  "fish"
        """

    private func write(_ rules: String, _ court: Courthouse) async throws {
        court.lines.clear()
        try Data(rules.utf8).write(
            to: court.folder.appending(path: "rules/wild.rules"), options: .atomic)
        court.reload()
        try await court.until("swapped") { court.lines.contain("rules swapped") }
    }

    /// From as many readers, and waits until they are judged.
    private func pour(_ numbers: Range<Int>, _ text: String, _ court: Courthouse) async throws {
        for number in numbers {
            let writer =
                #""comment_author_email": "r\#(number)@x.example", "user_ip": "81.2.\#(number).1""#
            try court.drop(comment("\(text), says \(number)", writer), name: "\(number).json")
        }
        let record = try court.record()
        try await court.until("all are judged") {
            try record.books().received == numbers.upperBound
                && record.books().states[.releasing] == nil
        }
    }

    private func held(_ court: Courthouse) throws -> Int {
        try court.record().books().states[.held] ?? 0
    }

    private func register(_ court: Courthouse) throws -> Register {
        try #require(try court.record().json(NoteKey.register).flatMap(Register.init(json:)))
    }

    @Test("a rule that runs away is stopped within a few comments, whatever happens then")
    func brake() async throws {
        let court = try Courthouse()
        try await court.start()
        try await pour(0..<20, "the first", court)
        try await write(Self.wild, court)
        try await pour(20..<60, "the second", court)
        #expect(try held(court) == 5)
        #expect(
            court.lines.contain("error: emergency brake: the rule wild (wild.rules:1) held 5 of 5"))
        try await court.until("it is kept") { try register(court).stopped.map(\.rule) == ["wild"] }
        try await court.stop()
        try await court.start()
        try await pour(60..<80, "the third", court)
        #expect(try held(court) == 5)
        #expect(!court.lines.contain("emergency brake"), "it is no news")
        try await write(Self.wild + "\n    says \"It is wild.\"", court)
        try await pour(80..<90, "the fourth", court)
        #expect(try held(court) == 5, "what is said about a rule is no edit of it")
        try await write(Self.wild.replacing("\"the\"", with: "\"the\", \"cats\""), court)
        try await court.until("it is said") {
            court.lines.contain("notice: the emergency brake lets go of the rule wild")
        }
        try await pour(90..<100, "cats", court)
        #expect(try held(court) == 10, "an edited rule has another try, and runs away again")
        try await court.stop()
    }

    @Test("a stop that a kill kept from being noted is found again in the ledger")
    func killed() async throws {
        let court = try Courthouse()
        try await court.start()
        try await write(Self.wild, court)
        try await court.until("it is kept") { try register(court).dossiers["wild"] != nil }
        let before = try #require(try court.record().note(NoteKey.register))
        try await pour(0..<20, "the first", court)
        #expect(try held(court) == 5)
        try await court.stop()
        // As it was before the batch that tripped it.
        try court.record().setNote(NoteKey.register, before)
        try await court.start()
        #expect(court.lines.contain("emergency brake: the rule wild"))
        try await pour(20..<40, "the second", court)
        #expect(try held(court) == 5)
        try await court.stop()
    }

    @Test("the first rules of a ledger are fresh, those of one that had them before are not")
    func first() async throws {
        let court = try Courthouse(rules: Self.wild)
        try await court.start()
        try await court.stop()
        try court.record().setNote(NoteKey.register, nil)
        try await court.start()
        try await pour(0..<10, "the first", court)
        #expect(try held(court) == 10, "it was in force before there was a register")
        try await court.stop()
    }

    @Test("the first rules of a ledger are given a hundred writers, and freed by decisions")
    func beginning() async throws {
        let court = try Courthouse(rules: Self.wild)
        try await court.start()
        try await pour(0..<99, "the first", court)
        #expect(try held(court) == 99)
        try await pour(99..<120, "the second", court)
        #expect(try held(court) == 100)
        #expect(court.lines.contain("held 100 of 100 writers since it was edited"))
        let record = try court.record()
        var orders: [Decision] = []
        let clerk = Clerk(uid: 1000, sudoUID: nil, name: "anna")
        try record.entries(EntryQuery(limit: 5)) { entry, _ in
            orders.append(
                Decision(id: entry.id, ruling: .refuse(as: .spam), why: nil, clerk: clerk, at: 1))
            return true
        }
        _ = try record.decide(orders)
        try await court.until("it is said") {
            court.lines.contain("notice: the emergency brake lets go of the rule wild, with which")
        }
        try await pour(120..<130, "the third", court)
        #expect(try held(court) == 100 - 5 + 10)
        try await court.until("it is kept") { try register(court).stopped.isEmpty }
        try await court.stop()
        try await court.start()
        #expect(try register(court).stopped.isEmpty)
        try await court.stop()
    }

    @Test("a flood by one stops no rule")
    func flood() async throws {
        let court = try Courthouse()
        try await court.start()
        for number in 0..<40 {
            let name = #""comment_author": "N\#(number)", "user_ip": "81.2.3.4""#
            try court.drop(comment("viagra \(number)", name), name: "\(number).json")
        }
        try await court.until("all are held") { try held(court) == 40 }
        #expect(!court.lines.contain("emergency brake"))
        try await court.stop()
    }

    @Test("a rule on probation holds when decisions have proved it, and not when they no longer do")
    func probation() async throws {
        let court = try Courthouse(rules: Self.chorus)
        try await court.start()
        try await pour(0..<40, "goldfish", court)
        #expect(try held(court) == 0)
        let record = try court.record()
        var ids: [CommentID] = []
        try record.entries(EntryQuery()) { entry, _ in
            ids.append(entry.id)
            return true
        }
        let clerk = Clerk(uid: 1000, sudoUID: nil, name: "anna")
        func decide(_ ruling: Ruling, _ ids: some Sequence<CommentID>) async throws {
            let numbers = try record.decide(
                ids.map { Decision(id: $0, ruling: ruling, why: nil, clerk: clerk, at: 1) })
            try await court.until("acted on") {
                try record.outcomes(of: numbers).count == numbers.count
            }
        }
        try await decide(.refuse(as: .shill), ids)
        try await court.until("it is said") {
            court.lines.contain("notice: the rule chorus is no longer on probation (people agreed")
        }
        try court.drop(comment("goldfish again"), name: "again.json")
        let again = try await court.entry("again.json", [.held])
        #expect(again.total == 6)
        try await court.stop()
        try await court.start()
        #expect(try register(court).standings["chorus"] == .active, "a restart changes nothing")
        try await decide(.undo, ids.prefix(30))
        try await court.until("it is said") {
            court.lines.contain("warning: the rule chorus is on probation again")
        }
        try court.drop(comment("goldfish at last"), name: "last.json")
        _ = try await court.entry("last.json", [.released])
        try await decide(.release, ids.prefix(30))
        try await court.until("it is said") {
            court.lines.contain("warning: the rule chorus counts nothing by now")
        }
        try await court.until("it is kept") {
            try register(court).dossiers["chorus"]?.change?.to == .shadow
        }
        try await court.stop()
    }

    @Test("a rule that nobody put on probation is left as it is, and doubted aloud")
    func doubtful() async throws {
        let court = try Courthouse(rules: Courthouse.rules)
        try await court.start()
        try await pour(0..<20, "great site", court)
        let record = try court.record()
        var orders: [Decision] = []
        let clerk = Clerk(uid: 1000, sudoUID: nil, name: "anna")
        try record.entries(EntryQuery()) { entry, _ in
            orders.append(Decision(id: entry.id, ruling: .release, why: nil, clerk: clerk, at: 1))
            return true
        }
        _ = try record.decide(orders)
        try await court.until("doubted") {
            try record.note(NoteKey.daemon)?.contains("the rule praise was wrong on 20 of the 20")
                == true
        }
        #expect(try register(court).standings == Standings())
        try await court.stop()
    }
}
