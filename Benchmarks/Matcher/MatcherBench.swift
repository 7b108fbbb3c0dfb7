// SPDX-License-Identifier: MIT

import ArgumentParser
import Measuring

/// Measures the matcher beside Vectorscan; scripts/bench makes its input and calls it.
@main struct MatcherBench: ParsableCommand {
    enum Case: String, ExpressibleByArgument {
        case literals, regexes, load, rules, growth, worst, splorp
    }

    @Argument var kind: Case
    @Option(help: "Comments, one JSON object a line.") var texts: String
    @Option(help: "What to look for, one JSON object a line.") var needles: String
    @Option(help: "How many needles.") var count = 1000
    @Option(help: "Literals beside the needles, for lists and for growth.") var entries: String?
    @Option(help: "How many of them.") var entryCount = 100_000
    @Option(help: "Turns of each engine.") var rounds = 5
    @Option(help: "Seconds for naive PCRE2, which checks as many comments as it can.")
    var check = 10.0
    @Option(help: "The case's name in the output.") var name = ""

    func run() throws {
        let workload = try Workload.read(texts: texts, needles: needles, count: count)
        let entries = try entries.map { try Workload.needles($0, count: entryCount) } ?? []
        let outcomes =
            switch kind {
            case .literals: [try literals(workload, rounds: rounds, check: check)]
            case .regexes: [try patterns(workload, rounds: rounds, check: check)]
            case .load: try loading(workload, entries)
            case .rules: [try judging(workload, entries, rounds: rounds)]
            case .growth: try growth(workload, entries, rounds: rounds)
            case .worst: try worst(workload, entries)
            case .splorp: try disallowedKeys(workload)
            }
        for outcome in outcomes {
            print(
                outcome.line(
                    case: name, comments: workload.texts.count, meanBytes: workload.meanBytes))
        }
        guard outcomes.allSatisfy(\.isRight) else { throw ExitCode(1) }
    }
}
