// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Evaluation
import Screening

extension HearingOrder: ExpressibleByArgument {}

/// In which order comments are heard, and which of them are learnt.
struct EvaluationPlan: ParsableArguments {
    enum Name: String, CaseIterable, ExpressibleByArgument {
        case online, selective, split, folds
    }

    @Option(name: .customLong("protocol"), help: "What has been learnt when a comment is scored.")
    var name = Name.online

    @Option(help: "How the comments follow one another (default: file; folds: shuffle).")
    var order: HearingOrder?

    @Option(help: ArgumentHelp("For all that is left to chance.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp("How many, for --protocol folds (default: 10).", valueName: "number"))
    var folds: Int?

    @Option(help: ArgumentHelp("What to learn first, for --protocol split.", valueName: "file"))
    var train: [String] = []

    func validate() throws {
        if !train.isEmpty, name != .split {
            throw ValidationError("--train goes with --protocol split")
        }
        if folds != nil, name != .folds {
            throw ValidationError("--folds goes with --protocol folds")
        }
        if order ?? .shuffle != .shuffle, name == .folds {
            throw ValidationError("folds are drawn by chance: leave out --order")
        }
        if let folds, folds < 2 { throw ValidationError("--folds must be at least 2") }
    }

    /// Runs the protocol, with a bar for whoever waits.
    ///
    /// - Parameters:
    ///   - comments: what to score, as it stands in the files.
    ///   - training: of --train.
    ///   - judge: knows nothing yet.
    /// - Returns: what came of it.
    /// - Throws: a ``Problem`` where the comments do not allow for it.
    func run(
        _ comments: [LabelledComment], training: [LabelledComment], judge: Judge
    ) throws -> Course.Outcome {
        var scored = try ordered(comments)
        var learnt = try ordered(training)
        if name == .split, train.isEmpty {
            learnt = Array(scored.prefix(scored.count / 2))
            scored.removeFirst(learnt.count)
        }
        let course = course(learnt)
        var progress = Progress("judging", of: course.stepCount(scored.count))
        return course.run(scored, judge: judge) { progress.step() }
    }

    var usedOrder: HearingOrder { order ?? (name == .folds ? .shuffle : .file) }
    private var foldCount: Int { folds ?? 10 }

    private func course(_ training: [LabelledComment]) -> Course {
        switch name {
        case .online: .online
        case .selective: .selective(seed: seed)
        case .split: .split(training: training)
        case .folds: .folds(foldCount, seed: seed)
        }
    }

    private func ordered(_ comments: [LabelledComment]) throws -> [LabelledComment] {
        // Folds are drawn from the order of the files.
        if name == .folds { return comments }
        if let ordered = usedOrder.applied(to: comments, seed: seed) { return ordered }
        let count = comments.count { $0.comment.time == nil }
        throw Problem(
            .data, "--order date: \(counted(count, "comment")) of \(comments.count) have no date")
    }

    /// What somebody else needs for the same.
    var json: [JSONMember] {
        JSONValue.record([
            "protocol": .string(name.rawValue), "order": .string(usedOrder.rawValue),
            "seed": .number("\(seed)"), "folds": name == .folds ? .number(foldCount) : nil,
        ]).members ?? []
    }
}
