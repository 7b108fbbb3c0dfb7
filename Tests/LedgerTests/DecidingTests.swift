// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Testing

@Suite("Decisions wait, are acted on once and stay on record")
struct DecidingTests {
    private let folder: Folder
    private let record: SQLiteRecord
    private let a = CommentID(of: "a")

    init() throws {
        folder = try Folder()
        record = try folder.daemon()
        _ = try record.accept([.held("a"), .released("b"), .malformed("c")], published: [])
        try Court(record).publishAll()
    }

    @Test(
        "a decision is kept word for word",
        arguments: [
            Decision(.release, "a"),
            Decision(.hold, "a", why: "first \u{202E} look\n"),
            Decision(.refuse(as: .spam), "a", why: ""),
            Decision(.refuse(as: .shill), "a", clerk: Clerk(uid: 0, sudoUID: 1000, name: "root")),
            Decision(
                .refuse(as: .other), "a", clerk: Clerk(uid: 4_294_967_294, sudoUID: 0, name: "")),
            Decision(.undo, "a", at: .min),
        ])
    func kept(_ decision: Decision) throws {
        let numbers = try record.decide([decision])
        let past = try #require(try record.decisions(on: a).first)
        #expect(past.number == numbers.first && past.outcome == nil && !past.isUndone)
        for found in [
            past.decision, try #require(try record.waitingDecisions(limit: 1).first).decision,
        ] {
            #expect(found.id == decision.id && found.ruling == decision.ruling)
            #expect(found.why == decision.why && found.clerk == decision.clerk)
            #expect(found.at == decision.at)
        }
    }

    @Test("of each comment the oldest waits at the head, the others behind it")
    func oldest() throws {
        let numbers = try record.decide([
            Decision(.release, "a"), Decision(.hold, "b"), Decision(.hold, "a"),
            Decision(.undo, "a"),
        ])
        #expect(try record.waitingDecisions(limit: 9).map(\.number) == [numbers[0], numbers[1]])
        #expect(try record.waitingDecisions(limit: 1).map(\.number) == [numbers[0]])
        #expect(try record.waitingDecisions(limit: -1).isEmpty)
        var court = try Court(record)
        try record.act([court.act(on: record.waitingDecisions(limit: 1)[0])])
        let next = try record.waitingDecisions(limit: 9)
        #expect(next.map(\.number) == [numbers[1], numbers[2]])
        #expect(next.last?.entry?.state == .releasing)
        #expect(try record.books().waitingDecisions == 3)
    }

    @Test("a decision on no comment of ours waits with nothing in hand")
    func unknown() throws {
        var court = try Court(record)
        let number = try record.decide([Decision(.release, "nobody")])
        let waiting = try #require(try record.waitingDecisions(limit: 1).first)
        #expect(waiting.entry == nil && waiting.bytes.isEmpty)
        try court.actOnAll()
        #expect(try record.outcomes(of: number).values.first == "nothing to do")
        #expect(try record.books().waitingDecisions == 0)
    }

    @Test("outcomes are told of what was acted on, and of nothing else")
    func outcomes() throws {
        var court = try Court(record)
        try court.rule(.release, "a")
        let waiting = try record.decide([Decision(.hold, "a")])
        #expect(try record.outcomes(of: [1] + waiting + [-5, 999]) == [1: "done"])
    }

    struct Impossible: Sendable, CustomTestStringConvertible {
        let ruling: Ruling
        let name: String
        var testDescription: String { "\(ruling) \(name)" }
    }

    @Test(
        "what the state does not allow gets an outcome and changes nothing",
        arguments: [
            Impossible(ruling: .release, name: "c"), Impossible(ruling: .undo, name: "a"),
            Impossible(ruling: .refuse(as: .spam), name: "c"),
            Impossible(ruling: .hold, name: "nobody"),
        ])
    func impossible(_ row: Impossible) throws {
        let before = try record.books()
        let number = try record.decide([Decision(row.ruling, row.name)])
        // Even a daemon that orders a change: the state in the ledger has the last word.
        try record.act([
            Act(
                number: number[0], id: CommentID(of: row.name), outcome: "released",
                transition: Transition(state: .releasing, owes: .released),
                training: Training(.genuine, measured: 1, ordinal: 1), at: 5)
        ])
        let outcome = try #require(try record.outcomes(of: number).values.first)
        #expect(outcome.hasPrefix("nothing was changed"))
        #expect(try record.books() == before)
        #expect(try record.lastOrdinal() == 0)
    }

    @Test("a transition is taken from the state as it is by then")
    func meanwhile() throws {
        var court = try Court(record)
        try court.rule(.release, "a")
        _ = try record.decide([Decision(.release, "a")])
        // Read while it was on its way, acted on after it was out.
        let act = court.act(on: try record.waitingDecisions(limit: 1)[0])
        #expect(act.transition == Transition(state: .releasing, owes: nil))
        try court.publishAll()
        try record.act([act])
        #expect(try record.entry(a)?.state == .released)
    }

    @Test("acting twice is acting once")
    func twice() throws {
        var court = try Court(record)
        _ = try record.decide([Decision(.release, "a")])
        let act = court.act(on: try record.waitingDecisions(limit: 1)[0])
        try record.act([act, act])
        try record.act([act])
        #expect(try record.owed(limit: 9).map(\.turn) == [1])
        #expect(try record.entry(a)?.changedAt == act.at)
    }

    @Test("acts stand or fall together")
    func together() throws {
        var court = try Court(record)
        let numbers = try record.decide([Decision(.release, "a"), Decision(.release, "b")])
        let acts = try record.waitingDecisions(limit: 2).map { waiting in
            let act = court.act(on: waiting)
            // The same ordinal twice breaks the second.
            return Act(
                number: act.number, id: act.id, outcome: act.outcome, transition: act.transition,
                training: Training(.genuine, measured: 1, ordinal: 7), at: act.at)
        }
        #expect(throws: LedgerFailure.self) { try record.act(acts) }
        #expect(try record.outcomes(of: numbers).isEmpty)
        #expect(try record.entry(a)?.state == .held)
    }

    @Test("many decisions keep their order", arguments: [0, 1, 499, 500, 501, 1_203])
    func many(_ count: Int) throws {
        let numbers = try record.decide((0..<count).map { Decision(.hold, "n\($0)") })
        #expect(numbers.count == count && numbers == numbers.sorted())
        #expect(Set(numbers).count == count)
        #expect(try record.waitingDecisions(limit: 2_000).map(\.number) == numbers)
    }
}
