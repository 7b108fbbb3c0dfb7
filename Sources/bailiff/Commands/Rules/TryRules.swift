// SPDX-License-Identifier: MIT

import ArgumentParser
import Bayes
import Comments
import Foundation
import Ledger
import Lines
import Rules
import Screening
import Settings

struct TryRules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try",
        abstract: "Judge the past with edited rules: what would be held, what released.",
        discussion: """
            Judges the comments in the ledger twice, with the rules in force and with those
            of a folder, in the order in which they came and with what people had decided
            by then, and prints where the two differ. Counters and shared phrases see the
            comments that came before. Each rule counts as much as it would now: one that is
            on probation or that the emergency brake stopped says no more than bailiffd
            would let it, and one that you edited starts anew. Changes nothing, and bailiffd
            may run meanwhile. Since bailiffd takes an edited folder over at once, copy the folder,
            edit the copy and try that.

            Ends with 1 where the edited rules would hold a comment that a person released,
            else with 0.

            Example:
              cp -r rules /tmp/edited; $EDITOR /tmp/edited/site.rules
              bailiff rules try /tmp/edited --since 30d
              bailiff rules try /tmp/edited --json
            """)

    @Argument(help: "The folder with the edited rules; else that of the configuration.")
    var folder: String?

    @Option(help: ArgumentHelp("Only comments from this day on, or 30d.", valueName: "day"))
    var since: Since?

    @Option(help: ArgumentHelp("Only the newest so many.", valueName: "number"))
    var limit: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
    }

    func run() throws {
        var report = TrialReport()
        try reporting {
            let configuration = try places.configuration()
            let edited = try configuration.ruleSet(in: folder)
            let record = try places.record()
            let inForce = try Self.inForce(record, configuration)
            report = try compare(inForce, edited, record, configuration)
            for change in report.changes {
                print(output.json ? change.json.text : change.shownText)
            }
            print(output.json ? report.json.text : report.summary)
        }
        if report.against(.genuine) > 0 { throw ExitCode(1) }
    }

    /// The rules that bailiffd judges by, which an edited folder with mistakes is not.
    private static func inForce(
        _ record: SQLiteRecord, _ configuration: Configuration
    ) throws -> RuleSet {
        guard let texts = try record.json(NoteKey.rules).flatMap(RuleTexts.init(json:)) else {
            throw Problem(
                .notFound, "the ledger knows no rules in force: bailiffd has yet to run with it")
        }
        return try texts.load(holdAt: configuration.holdAt, today: today)
    }

    private func compare(
        _ inForce: RuleSet, _ edited: RuleSet, _ record: SQLiteRecord,
        _ configuration: Configuration
    ) throws -> TrialReport {
        let before = try Side(inForce, record)
        let after = try Side(edited, record)
        var replay = try Replay(
            record, remembering: inForce.demand.union(edited.demand),
            budget: FalseArrestBudget(percent: configuration.falseArrestBudget))
        let rulings = replay.rulings
        let total = try replay.count()
        var progress = Progress("judging", of: total)
        let policy = Policy(holdAt: configuration.holdAt)
        let scratch = MatchScratch()
        var report = TrialReport()
        var left = total
        try replay.run { arrival, memory in
            progress.step()
            left -= 1
            guard left < limit ?? .max, arrival.at >= since?.start ?? .min else { return }
            func verdict(_ side: Side) -> Verdict {
                let judge = Judge(
                    rules: side.rules, memory: memory, policy: policy, standings: side.standings)
                return judge.verdict(
                    on: arrival.comment, at: arrival.time, identity: arrival.identity,
                    scratch: scratch, budget: .unlimited)
            }
            report.take(
                arrival, before: verdict(before), after: verdict(after),
                ruling: rulings[arrival.id]?.commentClass)
        }
        return report
    }
}

/// Rules, and how much each may say.
private struct Side {
    let rules: RuleSet
    let standings: Standings

    init(_ rules: RuleSet, _ record: SQLiteRecord) throws {
        self.rules = rules
        standings = try Register(keptIn: record, for: rules).standings
    }
}
