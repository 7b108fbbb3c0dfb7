// SPDX-License-Identifier: MIT

import ArgumentParser
import Bayes
import Comments
import Evaluation
import Foundation
import Lines
import Rules
import Screening
import Settings

struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure the judgement on comments whose classes are known.",
        discussion: """
            Reads comments of which somebody has said what they are, one object a line,
            also packed by gzip: "class" (genuine, shill or spam) and "body"; if known,
            "id", "author", "date", "post_id", "post_title", "post_text", "lang". Judges
            them as bailiffd would, with the rules in the folder and a scorer that knows
            nothing yet. Reads no ledger and changes nothing.

              --protocol online     score each, then learn what it is
              --protocol selective  learn only what a moderator would look at: what is
                                    held, a fifth of what is released and doubtful
                                    (q above -3), and 2 % of all
              --protocol split      learn the first half, or all of --train, and
                                    score the rest
              --protocol folds      learn nine of ten parts and score the tenth, for
                                    each of them

            1-ROCA is the share of pairs of a genuine and a bad comment in which the
            genuine one looks worse, LAM a mean of both kinds of mistakes. After the
            figures stand the bounds between which they lie with 95 %. The same seed
            gives the same figures.

            Example:
              bailiff evaluate --order date labelled.jsonl.gz
              bailiff evaluate --protocol folds --scorer-only --json labelled.jsonl
              bailiff evaluate --protocol split --train old.jsonl --scores q new.jsonl
            """)

    @Argument(help: "Labelled comments, one object a line; - reads standard input.")
    var files: [String]

    @OptionGroup var plan: EvaluationPlan

    @Flag(help: "The scorer alone, without rules.")
    var scorerOnly = false

    @Option(
        help: ArgumentHelp(
            "The share of genuine comments that the scorer may hold, such as 0.01 (default: as configured).",
            valueName: "share"))
    var budget: Double?

    @Option(help: ArgumentHelp("Write the score of each comment to this file.", valueName: "file"))
    var scores: String?

    @Option(
        help: ArgumentHelp(
            "Draw the ROC curve and the reliability of p into this SVG.", valueName: "file"))
    var plot: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func validate() throws {
        if let budget, !(0.001...0.2).contains(budget) {
            throw ValidationError("--budget must be between 0.001 and 0.2")
        }
    }

    func run() throws {
        try reporting {
            for path in [scores, plot].compactMap(\.self) { try checkIsWritable(path) }
            let judge = try judge()
            let read = try LabelledFiles.comments(plan.train, files)
            let outcome = try plan.run(read[1], training: read[0], judge: judge)
            let report = Report(outcome.scored, seed: plan.seed)
            try scores.map { try write(outcome.scored.map(\.line).joined(), to: $0) }
            try plot.map { try write(report.plot, to: $0) }
            let table = EvaluationTable(
                report: report, plan: plan, learnt: outcome.learnt,
                budget: judge.memory.budget.share)
            print(output.json ? table.json.text : table.text)
        }
    }

    /// Whoever judges here: with all that an administrator decides on, and no memory.
    private func judge() throws -> Judge {
        let configuration = try places.configuration()
        let rules = scorerOnly ? RuleSet.none(today: today) : try configuration.ruleSet()
        let budget =
            budget.map { FalseArrestBudget(share: $0) }
            ?? FalseArrestBudget(percent: configuration.falseArrestBudget)
        return Judge(
            rules: rules, memory: Memory(budget: budget),
            policy: Policy(holdAt: configuration.holdAt))
    }
}

extension Scored {
    fileprivate var line: String { json.text + "\n" }
}
