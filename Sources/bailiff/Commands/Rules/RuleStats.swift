// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Ledger
import Lines
import Rules
import Screening
import Settings

struct RuleStats: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "What each rule did, how often people agreed, and what it costs.",
        discussion: """
            From the verdicts in the ledger as they were given. HITS: comments that the rule
            applied to; ALONE: those that would have been released without it; BAD, GOOD:
            what people decided on them; RIGHT: how often that agreed with the rule (for a
            rule that trusts, a release agrees), and between which bounds it lies with 95 %
            certainty (Wilson's score interval); COST: processor time that the rule adds to a
            comment, the mean over the \(sampleSize) newest ones, each judged now and several
            times, without the one search that all rules share. Below a rule stands what it
            may say by now, where that is not what its file says. What needs looking at comes
            first; rules without a hit are named at the end.

            Example:
              bailiff rules stats
              bailiff rules stats goldfish --since 90d
              bailiff rules stats --json
            """)

    private static let sampleSize = 200

    @Argument(help: ArgumentHelp("Rules by name; all if none is named.", valueName: "name"))
    var names: [String] = []

    @Option(help: ArgumentHelp("Only comments from this day on, or 90d.", valueName: "day"))
    var since: Since?

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func run() throws {
        try reporting {
            let configuration = try places.configuration()
            let rules = try configuration.ruleSet()
            let chosen = try Set(names.map { try rules.rule(named: $0).name })
            let record = try places.record()
            let tally = try tally(record)
            let costs = try costs(rules, record)
            let used = rules.referredTo
            let register = try Register(keptIn: record, for: rules)
            let accounts = zip(rules.rules, costs).map { rule, cost in
                RuleAccount(
                    rule: rule, record: tally[rule.name] ?? RuleRecord(), cost: cost,
                    standing: StandingRemark(on: rule.name, in: register),
                    comments: tally.verdicts, servesOthers: used.contains(rule.name))
            }.filter { chosen.isEmpty || chosen.contains($0.rule.name) }
                .sorted(by: RuleAccount.needsLookingAtFirst)
            if output.json {
                for account in accounts { print(account.json.text) }
            } else {
                print(
                    StatsTable(
                        accounts: accounts, comments: tally.verdicts, namesAll: !names.isEmpty
                    ).text)
            }
        }
    }

    private func tally(_ record: SQLiteRecord) throws -> RuleTally {
        var tally = RuleTally()
        let rulings = try Rulings(record)
        let books = try record.books()
        let judged = books.received - books.states[.malformed, default: 0]
        var progress = Progress("counting", of: judged)
        try record.newestJudged(since: .min, limit: .max) { judged in
            progress.step()
            guard judged.state.isDecidable, judged.receivedAt >= since?.start ?? .min else {
                return
            }
            tally.count(judged.verdict, at: judged.receivedAt / 1000)
            if let said = rulings[judged.id] { tally.decide(judged.verdict, as: said.commentClass) }
        }
        return tally
    }

    /// The mean of each rule over the newest comments; nil where there are none.
    private func costs(_ rules: RuleSet, _ record: SQLiteRecord) throws -> [Double?] {
        let scratch = MatchScratch()
        var sums = Array(repeating: 0.0, count: rules.count)
        var count = 0.0
        let newest = EntryQuery(newestFirst: true, limit: Self.sampleSize)
        try record.entries(newest) { _, bytes in
            guard let comment = try? Submission(stored: bytes).comment else { return true }
            let costs = rules.costs(on: comment, scratch: scratch, clock: threadNanoseconds)
            for (index, cost) in costs.enumerated() { sums[index] += cost }
            count += 1
            return true
        }
        return sums.map { count > 0 ? $0 / count : nil }
    }
}
