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

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Judge comments without storing anything: 0 released, 10 held.",
        discussion: """
            Judges as bailiffd would now, with the rules in the folder and what the
            ledger has learnt; without a ledger, with the rules alone.

            Example:
              bailiff check comment.json
              bailiff check --author Kim --body "Great site! http://a.example"
              echo '{"comment_content": "Great site! http://a.example"}' | bailiff check -
            """)

    @OptionGroup var input: Input
    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func run() throws {
        var isHeld = false
        try reporting {
            let configuration = try places.configuration()
            let comments = try input.comments(limit: configuration.sizeLimit)
            let rules = try configuration.ruleSet()
            let (memory, standings) = try learnt(configuration, for: rules)
            var judge = Judge(
                rules: rules, memory: memory, policy: Policy(holdAt: configuration.holdAt),
                standings: standings)
            for (number, comment) in comments.enumerated() {
                let verdict = verdict(&judge, on: comment, number, configuration)
                isHeld = isHeld || verdict.disposition == .hold
                say(verdict, on: comment, amongMany: comments.count > 1)
            }
        }
        if isHeld { throw ExitCode(10) }
    }

    /// Each is remembered for those after it, as if all were dropped one after the other.
    private func verdict(
        _ judge: inout Judge, on incoming: Incoming, _ number: Int, _ configuration: Configuration
    ) -> Verdict {
        let comment = incoming.submission.comment
        let time = Int64(comment.time ?? Int(now() / 1000))
        let identity = comment.identity(
            orElse: CommentID(name: [], line: number, content: incoming.bytes))
        let verdict = judge.verdict(
            on: comment, at: time, identity: identity, scratch: MatchScratch(),
            budget: .processorTime(milliseconds: configuration.workBudget))
        judge.remember(comment, at: time, identity: identity)
        return verdict
    }

    private func say(_ verdict: Verdict, on comment: Incoming, amongMany: Bool) {
        guard !output.json else {
            let source = JSONMember(key: "source", value: .string(comment.source))
            return print(JSONValue.object([source] + (verdict.json.members ?? [])).text)
        }
        if amongMany { print(Ink.bold("== " + comment.source)) }
        print(ChargeSheet(verdict: verdict, comment: comment.submission.comment).text)
        if amongMany { print() }
    }

    /// What was learnt and what came of late; nothing where there is no ledger yet.
    private func learnt(
        _ configuration: Configuration, for rules: RuleSet
    ) throws -> (Memory, Standings) {
        let path = configuration.ledger
        guard FileManager.default.fileExists(atPath: path) else {
            complain("no ledger at \(visible(path)): judged by the rules alone")
            return (Memory(), Standings())
        }
        let record = try places.record()
        var memory = try Memory.rebuilt(
            origin: try record.modelOrigin(), last: try record.lastOrdinal(),
            budget: FalseArrestBudget(percent: configuration.falseArrestBudget),
            from: record.lessons)
        let demand = rules.demand
        memory.traffic = try Traffic.recalled(for: demand) { take in
            try record.arrivals(since: now() / 1000 - demand.longest) { comment, time, identity in
                take(comment, Appearance(at: time, identity: identity))
            }
        }
        return (memory, try Register(keptIn: record, for: rules).standings)
    }
}
