// SPDX-License-Identifier: MIT

import Comments
import Lines
import Rules
import Screening
import Testing

@Suite("The register of rules") struct RegisterTests {
    static func rules(
        _ phrase: String = "the", owner: String = "", mode: String = "", score: String = "then hold"
    ) throws -> [RuleInfo] {
        let text = """
            rule wild
                when    body contains "\(phrase)"
                \(score)
                catches "\(phrase)"
                passes  "x"
                \(owner)
                \(mode)

            rule calm
                when    links >= 3
                score   spam +1
            """
        let day = try #require(Day("2026-11-21"))
        return try RuleSet.load(
            files: [(name: "a.rules", text: text)], lists: { _ in "" }, holdAt: 4, today: day
        ).rules
    }

    static let held = BrakeTests.verdict("wild")

    /// A register in which the brake has just stopped `wild`, edited at 1000.
    static func braked(owner: String = "") throws -> (register: Register, stops: [Stop]) {
        var register = Register()
        #expect(register.take([], at: 500) == [])
        #expect(register.take(try rules(owner: owner), at: 1000) == ["wild", "calm"])
        var brake = Brake()
        var stops: [Stop] = []
        for number in 0..<8 {
            brake.note(
                BrakeTests.crowds[0].comment(number), held, at: 2000)
            stops += register.apply(brake, to: held, sparing: RuleTally(), at: 2000)
        }
        return (register, stops)
    }

    @Test func `stops a fresh rule that runs away, once`() throws {
        let (register, stops) = try Self.braked()
        #expect(stops.map(\.rule) == ["wild"] && register.stopped == stops)
        #expect(stops.first?.held == 5 && stops.first?.all == 5 && stops.first?.since == 1000)
        #expect(register.standings["wild"] == .stopped && register.standings["calm"] == nil)
    }

    @Test(arguments: [Brake.period - 1, Brake.period])
    func `leaves a rule alone that is a day old`(age: Int64) throws {
        var register = Register()
        _ = register.take(try Self.rules(), at: 1000)
        #expect(register.isWatched("wild", at: 1000 + age) == (age < Brake.period))
        #expect(register.isWatching(at: 1000 + age) == (age < Brake.period))
        let kept = try #require(Register(json: register.json))
        #expect(kept == register && kept.isWatching(at: 1000 + age) == (age < Brake.period))
        #expect(!register.isWatched("unknown", at: 1000))
    }

    @Test func `watches as long as there is a fresh rule that is not stopped`() throws {
        var (register, _) = try Self.braked()
        #expect(register.isWatching(at: 3000), "the other rule is fresh, too")
        func wild(_ phrase: String = "the") throws -> [RuleInfo] {
            try Self.rules(phrase).filter { $0.name == "wild" }
        }
        _ = register.take(try wild(), at: 3000)
        #expect(!register.isWatching(at: 3000))
        let tally = PromotionTests.record("wild", agreed: 5, decided: 5)
        var released = register
        #expect(released.release(vouchedFor: tally, at: 4000).count == 1)
        #expect(released.isWatching(at: 4000))
        _ = register.take(try wild("then"), at: 4000)
        #expect(register.isWatching(at: 4000 + Brake.period - 1))
        #expect(!register.isWatching(at: 4000 + Brake.period))
        _ = register.take([], at: 5000)
        #expect(!register.isWatching(at: 5000))
    }

    @Test func `keeps a rule stopped until somebody edits it`() throws {
        var (register, _) = try Self.braked()
        #expect(register.take(try Self.rules(), at: 3000) == [])
        #expect(register.standings["wild"] == .stopped)
        #expect(register.take(try Self.rules("then"), at: 4000) == ["wild"])
        #expect(register.standings["wild"] == nil && register.stops.map(\.until) == [4000])
        #expect(register.isWatched("wild", at: 4000))
    }

    @Test func `or confirms it by a newer day on its owner line`() throws {
        let old = "owner anna 2026-11-20"
        var (register, _) = try Self.braked(owner: old)
        _ = register.take(try Self.rules(owner: "owner berta 2026-11-20"), at: 3000)
        #expect(register.standings["wild"] == .stopped, "the day is no newer")
        #expect(register.take(try Self.rules(owner: "owner anna 2026-11-21"), at: 4000) == [])
        #expect(register.standings["wild"] == nil && register.stops.map(\.until) == [4000])
        #expect(!register.isWatched("wild", at: 4000), "a person has looked at it")
        _ = register.take(try Self.rules("then", owner: "owner anna 2026-11-21"), at: 5000)
        #expect(register.isWatched("wild", at: 5000), "but not at this one")
    }

    @Test(arguments: [99, 100])
    func `waits for a hundred writers where the ledger began with the rule`(writers: Int) throws {
        var register = Register()
        _ = register.take(try Self.rules(), at: 1000)
        register = try #require(Register(json: register.json))
        var brake = Brake()
        var stops: [Stop] = []
        for number in 0..<writers {
            brake.note(BrakeTests.crowds[0].comment(number), Self.held, at: 2000)
            stops += register.apply(brake, to: Self.held, sparing: RuleTally(), at: 2000)
        }
        #expect(stops.map(\.held) == (writers < 100 ? [] : [100]))
        // An edit ends that.
        _ = register.take(try Self.rules("then"), at: 3000)
        for number in 0..<5 {
            brake.note(BrakeTests.crowds[0].comment(number), Self.held, at: 4000)
            stops += register.apply(brake, to: Self.held, sparing: RuleTally(), at: 4000)
        }
        #expect(stops.last?.held == 5 && stops.last?.since == 3000)
    }

    /// Decided hits in which people agreed, of all decided ones.
    @Test(arguments: [(4, 4, false), (5, 5, true), (6, 7, false), (7, 8, true), (9, 14, false)])
    func `spares and lets go what people agree with`(agreed: Int, decided: Int, isSpared: Bool)
        throws
    {
        let tally = PromotionTests.record("wild", agreed: agreed, decided: decided)
        var (register, _) = try Self.braked()
        #expect(register.release(vouchedFor: tally, at: 3000).count == (isSpared ? 1 : 0))
        #expect(register.standings["wild"] == (isSpared ? nil : .stopped))
        var brake = Brake()
        for number in 0..<8 {
            brake.note(BrakeTests.crowds[0].comment(number), Self.held, at: 4000)
        }
        #expect(register.apply(brake, to: Self.held, sparing: tally, at: 4000).isEmpty)
        // The same decisions, undone.
        let again = register.apply(brake, to: Self.held, sparing: RuleTally(), at: 4000)
        #expect(again.count == (isSpared ? 1 : 0))
    }

    @Test func `lets go of a rule that is gone`() throws {
        var (register, _) = try Self.braked()
        _ = register.take([], at: 3000)
        #expect(register.stopped == [] && register.standings == Standings())
    }

    @Test func `moves a rule on probation and says by which numbers`() throws {
        var register = Register()
        _ = register.take(try Self.rules(mode: "mode probation", score: "score spam +3"), at: 1000)
        var tally = PromotionTests.record("wild", agreed: 40, decided: 40)
        let moved = register.review(tally, at: 7000)
        #expect(moved.map(\.rule) == ["wild"] && register.review(tally, at: 7000) == [])
        let change = try #require(moved.first?.change)
        #expect(change.from == .probation && change.to == .active && change.at == 7000)
        #expect(change.agreed == 40 && change.decided == 40)
        #expect(register.standings["wild"] == .active)
        tally.forget("wild")
        #expect(register.review(tally, at: 8000).map(\.earned) == [.probation])
        #expect(register.standings["wild"] == nil)
        _ = register.take(try Self.rules(mode: "mode active", score: "score spam +3"), at: 9000)
        #expect(register.dossiers["wild"]?.change == nil)
    }

    @Test func `counts an edited rule's decisions from its edit on`() throws {
        var register = Register()
        _ = register.take(try Self.rules(), at: 1000)
        #expect(register.evidence(of: Self.held, at: 999).evidence.isEmpty)
        #expect(register.evidence(of: Self.held, at: 1000) == Self.held)
    }

    @Test func `comes back from the ledger as it was`() throws {
        var (register, _) = try Self.braked(owner: "owner anna 2026-11-20")
        #expect(Register(json: register.json) == register)
        _ = register.take(
            try Self.rules(
                owner: "owner anna 2026-11-21", mode: "mode probation", score: "score spam +3"),
            at: 3000)
        _ = register.review(
            PromotionTests.record("wild", agreed: 40, decided: 40), at: 4000)
        let json = try JSONValue(json: register.json.serialised())
        #expect(Register(json: json) == register)
        #expect(Register(json: ["rules": [["rule": "x"]], "stops": []]) == nil)
    }

    @Test func `names whom a stopped rule holds, and nobody else`() throws {
        var (register, _) = try Self.braked()
        let urgency = { Urgency(Self.held, at: $0, stops: register.stops) }
        #expect(urgency(999) == nil && urgency(1000) == .stopped(rule: "wild"))
        _ = register.take(try Self.rules("then"), at: 4000)
        let later = { Urgency(Self.held, at: $0, stops: register.stops) }
        #expect(later(3999) == .stopped(rule: "wild") && later(4000) == nil)
        let other = BrakeTests.verdict("calm")
        #expect(Urgency(other, at: 2000, stops: register.stops) == nil)
    }

    @Test func `puts what could not be judged first as well`() {
        let failed = weigh(Findings(failure: ("slow", "match limit exceeded")), by: Policy())
        let reason = Urgency.ruleError(rule: "slow", reason: "match limit exceeded")
        #expect(Urgency(failed, at: 0, stops: []) == reason)
        let costly = weigh(Findings(isTooCostly: true), by: Policy())
        #expect(Urgency(costly, at: 0, stops: []) == .tooCostly)
    }
}
