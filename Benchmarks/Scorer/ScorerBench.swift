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

    func run() throws {
        let comments = try Labelled.read(texts)
        let before = residentMegabytes()
        let school = School(comments, features: features)
        let after = residentMegabytes()
        let timed = Array(comments.suffix(count))
        let meanBytes =
            Double(timed.reduce(0) { $0 + $1.comment.content.utf8.count }) / Double(timed.count)
        let stand = Stand(model: school.model, comments: timed, rounds: rounds)
        var isRight = true
        for (name, outcome) in [
            ("model", school.outcome(before: before, after: after)),
            ("all views", stand.reading(View.allCases)),
            ("words and pairs", stand.reading([.words, .pairs])), ("telling", stand.telling),
            ("learning", stand.learning),
        ] {
            print(outcome.line(case: name, comments: timed.count, meanBytes: meanBytes))
            isRight = isRight && outcome.isRight
        }
        guard isRight else { throw ExitCode(1) }
    }
}
