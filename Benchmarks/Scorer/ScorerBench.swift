// SPDX-License-Identifier: MIT

import ArgumentParser
import Bayes
import Comments
import Measuring

/// Measures what the scorer costs; scripts/bench makes its input and calls it.
@main struct ScorerBench: ParsableCommand {
    @Option(help: "Labelled comments, one JSON object a line.") var texts: String
    @Option(help: "Learn until the model knows so many features.") var features = 1_000_000
    @Option(help: "Comments that are timed.") var count = 2000
    @Option(help: "Turns; the cheapest counts.") var rounds = 5
    @Flag(help: "Tell what each view is worth instead.") var ablation = false

    func run() throws {
        let comments = try Labelled.read(texts)
        guard !ablation else { return try tell(Ablation(comments: comments).outcomes, comments) }
        let before = residentMegabytes()
        let school = School(comments, features: features)
        let after = residentMegabytes()
        let timed = Array(comments.suffix(count))
        let stand = Stand(model: school.model, comments: timed, rounds: rounds)
        try tell(
            [
                ("model", school.outcome(before: before, after: after)),
                ("all views", stand.reading(View.allCases)),
                ("words and pairs", stand.reading([.words, .pairs])), ("telling", stand.telling),
                ("learning", stand.learning),
            ], timed)
    }

    private func tell(_ outcomes: [(name: String, outcome: Outcome)], _ comments: [Labelled]) throws
    {
        let bytes = comments.reduce(0) { $0 + $1.comment.content.utf8.count }
        for (name, outcome) in outcomes {
            print(
                outcome.line(
                    case: name, comments: comments.count,
                    meanBytes: Double(bytes) / Double(comments.count)))
        }
        guard outcomes.allSatisfy(\.outcome.isRight) else { throw ExitCode(1) }
    }
}
