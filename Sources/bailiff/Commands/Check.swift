// SPDX-License-Identifier: MIT

import ArgumentParser
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
            let judge = Judge(
                rules: try RuleFolder(path: configuration.rules).load(
                    holdAt: configuration.holdAt, today: Day(secondsSince1970: now() / 1000)),
                memory: try memory(configuration.ledger),
                policy: Policy(holdAt: configuration.holdAt))
            for comment in comments {
                let verdict = verdict(judge, on: comment.submission.comment, configuration)
                isHeld = isHeld || verdict.disposition == .hold
                say(verdict, on: comment, amongMany: comments.count > 1)
            }
        }
        if isHeld { throw ExitCode(10) }
    }

    private func verdict(
        _ judge: Judge, on comment: Comment, _ configuration: Configuration
    ) -> Verdict {
        judge.verdict(
            on: comment, at: Int64(comment.time ?? Int(now() / 1000)), scratch: MatchScratch(),
            budget: .processorTime(milliseconds: configuration.workBudget))
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

    /// What was learnt; nothing where there is no ledger yet.
    private func memory(_ path: String) throws -> Memory {
        guard FileManager.default.fileExists(atPath: path) else {
            complain("no ledger at \(visible(path)): judged by the rules alone")
            return Memory()
        }
        let record = try places.record()
        return try Memory.rebuilt(
            origin: try record.modelOrigin(), last: try record.lastOrdinal(), from: record.lessons)
    }
}
