// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Testing

@Suite(.fewAtATime, .timeLimit(.minutes(10))) struct `A scorer that has earned it` {
    /// Twenty decisions of each kind, taught in one go.
    private func taught(_ court: Courthouse) async throws -> [(id: CommentID, isGenuine: Bool)] {
        var ids: [(CommentID, Bool)] = []
        for number in 0..<40 {
            let isGenuine = number % 2 == 0
            let words = isGenuine ? "thanks the second example helped me" : "winning casino money"
            try court.drop(comment("\(words) \(number)"), name: "c\(number).json")
        }
        for number in 0..<40 {
            let id = try await court.entry("c\(number).json", [.released]).id
            ids.append((id, number % 2 == 0))
        }
        let clerk = Clerk(uid: 1, sudoUID: nil, name: "anna")
        let record = try court.record()
        let numbers = try record.decide(
            ids.map { id, isGenuine in
                Decision(
                    id: id, ruling: isGenuine ? .release : .refuse(as: .spam), why: nil,
                    clerk: clerk, at: 1)
            })
        try await court.until("all are acted on") {
            try record.outcomes(of: numbers).count == numbers.count
        }
        return ids
    }

    private func standing(_ court: Courthouse) throws -> JSONValue? {
        try court.record().json(NoteKey.daemon)?["scorer"]
    }

    @Test func `holds by itself, for as long as the decisions stand, also after a new start`()
        async throws
    {
        let court = try Courthouse(falseArrests: 20)
        try await court.start()
        let ids = try await taught(court)
        #expect(court.lines.contain("scorer: holds by itself above"))
        var appraisals: [Appraisal] = []
        try court.record().standingTraining {
            appraisals += [$0.training.appraisal].compactMap(\.self)
        }
        #expect(appraisals.count == 40)

        try court.drop(comment("winning casino money now"), name: "alone.json")
        let alone = try await court.entry("alone.json", [.held])
        let verdict = try #require(try court.record().verdict(of: alone.id))
        let threshold = try #require(verdict.threshold)
        #expect(verdict.stage == .earned && verdict.evidence.map(\.source) == [.scorer])
        #expect(verdict.total == verdict.q && verdict.total > threshold)
        #expect(court.lines.contain("rules=- because=scorer"))
        try court.drop(comment("the second example is fine"), name: "fine.json")
        _ = try await court.entry("fine.json", [.released])

        try await court.stop()
        try await court.start()
        try await court.until("the note is written") { try standing(court)?["stage"] == "earned" }
        #expect(try standing(court)?["threshold"]?.doubleValue == threshold)
        #expect(try standing(court)?["known"] == 20)

        let genuine = try #require(ids.first { $0.isGenuine }?.id)
        _ = try await court.decide(.undo, genuine)
        try await court.until("it abstains") { try standing(court)?["stage"] == "abstaining" }
        #expect(try standing(court)?["known"] == 19)
        try court.drop(comment("winning casino money tomorrow"), name: "later.json")
        _ = try await court.entry("later.json", [.released])
        try await court.stop()
    }

    @Test func `waits for enough genuine decisions with a small budget`() async throws {
        let court = try Courthouse(falseArrests: 1)
        try await court.start()
        _ = try await taught(court)
        try await court.until("it learns") { try standing(court)?["stage"] == "learning" }
        #expect(try standing(court)?["known"] == 20 && standing(court)?["needed"] == 230)
        #expect(try standing(court)?["threshold"] == nil)
        try court.drop(comment("winning casino money now"), name: "alone.json")
        _ = try await court.entry("alone.json", [.released])
        try await court.stop()
    }
}
