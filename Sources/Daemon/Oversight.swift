// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Rules
import Screening

/// Holds the rules to account: the emergency brake, and probation.
///
/// A value beside the judge, which it hands the standings. What it decides is kept in the ledger
/// as the register; what it goes by, the newest comments and what people decided, is made again
/// from the ledger at each start, so a kill at any moment changes nothing of it.
struct Oversight {
    /// Decisions that a start goes back.
    static let decisions = 50_000

    private(set) var register: Register
    private(set) var tally = RuleTally()
    private var brake = Brake()
    /// Whether the ledger does not have the register as it is.
    private(set) var isUnkept = false

    /// Takes up the register that was kept; where there is none, begins one with the rules that
    /// were in force before, if any.
    init(_ record: any Record, inForce rules: () -> RuleSet?) throws {
        if let register = try record.json(NoteKey.register).flatMap(Register.init(json:)) {
            self.register = register
        } else {
            register = Register()
            if let rules = rules() { _ = register.take(rules.rules, at: 0) }
        }
    }

    var standings: Standings { register.standings }

    // MARK: Rules

    /// Takes in the rules that are in force from now on.
    ///
    /// - Returns: what a person's edit or confirmation ended.
    mutating func take(_ rules: RuleSet, at now: Milliseconds) -> [Stop] {
        let before = register
        for rule in register.take(rules.rules, at: now) { tally.forget(rule) }
        isUnkept = isUnkept || register != before
        return before.stopped.filter { stop in !register.stopped.contains(stop) }
    }

    // MARK: Comments

    /// Notes a comment that was judged, and stops a fresh rule that runs away.
    ///
    /// - Returns: the stops that are new.
    mutating func note(_ comment: Comment, _ verdict: Verdict, at now: Milliseconds) -> [Stop] {
        guard register.isWatching(at: now) else { return [] }
        brake.note(comment, verdict, at: now)
        let stops = register.apply(brake, to: verdict, sparing: tally, at: now)
        isUnkept = isUnkept || !stops.isEmpty
        return stops
    }

    // MARK: Decisions

    /// Notes what a person called a comment, and what they had called it before.
    mutating func note(_ judged: Judged, from old: CommentClass?, to new: CommentClass?) {
        guard old != new else { return }
        let evidence = register.evidence(of: judged.verdict, at: judged.receivedAt)
        if let old { tally.decide(evidence, as: old, by: -1) }
        guard let new else { return }
        if old == nil { tally.count(evidence, at: judged.receivedAt / 1000) }
        tally.decide(evidence, as: new, by: 1)
    }

    /// Moves rules on probation by what was decided.
    ///
    /// - Returns: the rules that moved.
    mutating func review(at now: Milliseconds) -> [Dossier] {
        let moved = register.review(tally, at: now)
        isUnkept = isUnkept || !moved.isEmpty
        return moved
    }

    /// Lets go of stopped rules that people have agreed with.
    ///
    /// - Returns: the stops that are over.
    mutating func release(at now: Milliseconds) -> [Stop] {
        let over = register.release(vouchedFor: tally, at: now)
        isUnkept = isUnkept || !over.isEmpty
        return over
    }

    // MARK: The ledger

    /// Makes anew what the register goes by.
    ///
    /// - Returns: stops that the last process did not come to note.
    mutating func recall(from record: any Record, at now: Milliseconds) throws -> [Stop] {
        try recount(from: record)
        return try recallTraffic(from: record, at: now)
    }

    /// Makes the tally of decisions anew.
    mutating func recount(from record: any Record) throws {
        tally = RuleTally()
        var counted = tally
        try record.decidedVerdicts(limit: Self.decisions) { judged, commentClass in
            let evidence = register.evidence(of: judged.verdict, at: judged.receivedAt)
            counted.count(evidence, at: judged.receivedAt / 1000)
            counted.decide(evidence, as: commentClass)
        }
        tally = counted
    }

    private mutating func recallTraffic(
        from record: any Record, at now: Milliseconds
    ) throws -> [Stop] {
        brake = Brake()
        var found: [Stop] = []
        guard register.isWatching(at: now) else { return [] }
        var (brake, register) = (brake, register)
        try record.newestJudged(since: now - Brake.period, limit: Brake.newest) { judged in
            // What was judged was a comment then, so it still is one.
            let comment = try Submission(stored: judged.bytes).comment
            brake.note(comment, judged.verdict, at: judged.receivedAt)
            found += register.apply(
                brake, to: judged.verdict, sparing: tally, at: judged.receivedAt)
        }
        (self.brake, self.register) = (brake, register)
        isUnkept = isUnkept || !found.isEmpty
        return found
    }

    /// Leaves the register in the ledger where it has changed, and only then: each is a flush.
    mutating func keep(in record: any Record) throws {
        guard isUnkept else { return }
        try record.setNote(NoteKey.register, register.json.text)
        isUnkept = false
    }
}

extension Oversight {
    /// Rules that nobody put on probation and that are wrong more often than right, in words.
    var doubts: [String] {
        register.dossiers.values.filter { $0.mode == .active }.map(\.rule).sorted()
            .compactMap { rule in
                guard let record = tally[rule], record.isDoubtful else { return nil }
                return "the rule \(rule) was wrong on \(record.decided - record.agreed) of the "
                    + "\(record.decided) comments that people decided on: mend it, or write "
                    + "\"mode probation\" in it"
            }
    }
}
