// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Ledger
import Testing

@Suite(
    "A decision is acted on, learnt from, and can be undone", .fewAtATime, .timeLimit(.minutes(10)))
struct DecisionTests {
    static let kim = #""blog": "b", "comment_author_email": "kim@reader.example""#

    @Test("released by a person: out within a second, saying by whom")
    func release() async throws {
        let court = try Courthouse()
        try await court.start()
        try court.drop(comment("viagra is the topic of this post"), name: "a.json")
        let entry = try await court.entry("a.json", [.held])
        let start = ContinuousClock.now
        #expect(try await court.decide(.release, entry.id) == "released")
        try await court.until("it is out") { court.files("spool/out") == ["\(entry.id).json"] }
        #expect(ContinuousClock.now - start < .seconds(5))
        let verdict = try court.json("spool/out/\(entry.id).json")["bailiff"]?["verdict"]
        #expect(verdict?["automated"] == false)
        #expect(verdict?["by"] == "anna")
        #expect(verdict?["held_seconds"]?.intValue != nil)
        _ = try await court.entry("a.json", [.released])
        try await court.stop()
    }

    @Test("each turn of a comment's story publishes a file of its own")
    func story() async throws {
        let court = try Courthouse()
        try await court.start()
        try court.drop(comment("a fine comment"), name: "a.json")
        let id = try await court.entry("a.json", [.released]).id
        let turns: [(Ruling, String, CustodyState, String)] = [
            (.refuse(as: .shill), "withdrawn as shill", .withdrawn, "notice/\(id).withdrawn.json"),
            (.undo, "undone: released again", .released, "out/\(id).r2.json"),
            (.hold, "held", .held, "notice/\(id).withdrawn.r2.json"),
            (.refuse(as: .spam), "refused as spam", .refused, "notice/\(id).refused.json"),
            (.undo, "undone: held again", .held, "notice/\(id).held.json"),
            (.release, "released", .released, "out/\(id).r3.json"),
            (.release, "confirmed", .released, "out/\(id).r3.json"),
        ]
        for (ruling, outcome, state, file) in turns {
            #expect(try await court.decide(ruling, id) == outcome)
            _ = try await court.entry("a.json", [state])
            try await court.until(file) {
                FileManager.default.fileExists(atPath: court.path("spool/" + file))
            }
        }
        #expect(court.files("spool/out").count == 3)
        #expect(try court.record().books().balances)
        try await court.stop()
    }

    @Test("held by a person: the notice names no class, for bailiff found it genuine")
    func heldByHand() async throws {
        let court = try Courthouse()
        try await court.start()
        try court.drop(comment("a fine comment"), name: "a.json")
        let fine = try await court.entry("a.json", [.released]).id
        try court.drop(comment("viagra"), name: "b.json")
        let bad = try await court.entry("b.json", [.held]).id
        for (id, ruling) in [
            (fine, Ruling.refuse(as: .other)), (fine, .hold), (bad, .refuse(as: .spam)),
            (bad, .undo),
        ] { _ = try await court.decide(ruling, id) }
        let byHand = "spool/notice/\(fine).held.json"
        let again = "spool/notice/\(bad).held.r2.json"
        try await court.until("both notices") {
            [byHand, again].allSatisfy { FileManager.default.fileExists(atPath: court.path($0)) }
        }
        let person = try court.json(byHand)
        #expect(person["state"] == "held" && person["automated"] == false)
        #expect(person["class"] == nil && person["says"] == nil)
        // An undo brings back what bailiff found.
        let undone = try court.json(again)
        #expect(undone["class"] == "spam" && undone["says"] != nil)
        try await court.stop()
    }

    @Test("undone to the end there is nothing left to undo")
    func nothingLeft() async throws {
        let court = try Courthouse()
        try await court.start()
        try court.drop(comment("viagra"), name: "a.json")
        let id = try await court.entry("a.json", [.held]).id
        #expect(try await court.decide(.undo, id) == "nothing to undo")
        _ = try await court.decide(.refuse(as: .spam), id)
        #expect(try await court.decide(.undo, id) == "undone: held again")
        #expect(try await court.decide(.undo, id) == "nothing to undo")
        try await court.stop()
    }

    @Test("an author whom a person approved is trusted, and no longer once that is undone")
    func trust() async throws {
        let court = try Courthouse()
        try await court.start()
        try court.drop(comment("viagra, the history", Self.kim), name: "a.json")
        let id = try await court.entry("a.json", [.held]).id
        _ = try await court.decide(.release, id)
        try court.drop(comment("more viagra history", Self.kim), name: "b.json")
        #expect(try await court.entry("b.json", [.released]).total == 1)
        _ = try await court.decide(.undo, id)
        try court.drop(comment("viagra once more", Self.kim), name: "c.json")
        #expect(try await court.entry("c.json", [.held]).total == 5)
        try await court.stop()
    }

    @Test("learnt from twenty of each, the scorer supports a rule and never holds alone")
    func learning() async throws {
        let court = try Courthouse()
        try await court.start()
        for number in 0..<40 {
            let words =
                number % 2 == 0
                ? "thanks the second example helped me number" : "winning casino money here now"
            try court.drop(comment("\(words) \(number)"), name: "c\(number).json")
            let id = try await court.entry("c\(number).json", [.released]).id
            _ = try await court.decide(number % 2 == 0 ? .release : .refuse(as: .spam), id)
        }
        try court.drop(comment("winning casino money"), name: "alone.json")
        let alone = try await court.entry("alone.json", [.released])
        #expect(try #require(alone.total) > 1.5)
        try court.drop(comment("great site winning casino money here now"), name: "both.json")
        let both = try await court.entry("both.json", [.held])
        let verdict = try #require(try court.record().verdict(of: both.id))
        #expect(verdict.stage == .learning)
        #expect(verdict.evidence.last?.factors.contains { $0.label == "casino" } == true)
        try await court.stop()
    }

    @Test("decisions made while the daemon is down wait for it")
    func waiting() async throws {
        let court = try Courthouse()
        try await court.start()
        try court.drop(comment("viagra"), name: "a.json")
        let id = try await court.entry("a.json", [.held]).id
        try await court.stop()
        let clerk = Clerk(uid: 1, sudoUID: 2, name: "bo")
        let record = try court.record()
        _ = try record.decide([
            Decision(id: id, ruling: .release, why: nil, clerk: clerk, at: 1),
            Decision(id: id, ruling: .refuse(as: .spam), why: nil, clerk: clerk, at: 2),
        ])
        #expect(try record.books().waitingDecisions == 2)
        try await court.start()
        _ = try await court.entry("a.json", [.withdrawn])
        #expect(try record.decisions(on: id).map(\.outcome) == ["released", "withdrawn as spam"])
        #expect(court.files("spool/out") == ["\(id).json"])
        try await court.stop()
    }
}
