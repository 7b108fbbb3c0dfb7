// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Lines
import Rules

/// The examples of some rules, each with whether it does what it says.
struct ExampleTrial {
    let report: LintReport
    /// Empty for all.
    let names: [String]
    let file: String?
    let output: OutputOptions

    func run() throws {
        let known = Set(report.results.map(\.rule))
        for name in names where !known.contains(name) {
            throw Problem(
                .notFound,
                "there is no rule called \"\(visible(name))\" with an example that can be tried"
                    + didYouMean(name, known.sorted()))
        }
        let chosen = report.results.filter {
            (names.isEmpty || names.contains($0.rule)) && (file == nil || $0.file == file)
        }
        var rule: String?
        for result in chosen {
            if !output.json, result.rule != rule { print(heading(result)) }
            rule = result.rule
            print(output.json ? result.json.text : text(result))
        }
        let failed = chosen.count { $0.failure != nil }
        print(output.json ? json(chosen.count, failed).text : summary(chosen, failed))
        let untried = report.errors.filter { file == nil || $0.file == file }.count - failed
        if untried > 0, names.isEmpty {
            complain("\(counted(untried, "more mistake")): bailiff rules lint shows them all")
        }
        if failed > 0 || names.isEmpty && untried > 0 {
            throw ExitCode(Problem.Code.configuration.rawValue)
        }
    }

    private func heading(_ result: ExampleResult) -> String {
        Ink.bold(visible(result.rule)) + "  " + Ink.dim(visible(result.file))
    }

    private func text(_ result: ExampleResult) -> String {
        let mark = result.failure == nil ? Ink.green("ok  ") : Ink.red("FAIL")
        let start = "  \(mark)  \(leftPadded("\(result.line)", 4))  "
        let line = start + oneLine(result.source, width: max(20, terminalWidth - 14))
        guard let failure = result.failure else { return line }
        let below = String(repeating: " ", count: 14)
        return ([line] + Phrase(visible(failure)).lines(first: below, rest: below))
            .joined(separator: "\n")
    }

    private func summary(_ results: [ExampleResult], _ failed: Int) -> String {
        let rules = Set(results.map(\.rule)).count
        let sum = "\(counted(results.count, "example")) of \(counted(rules, "rule"))"
        return failed == 0
            ? Ink.green("all right: ") + sum
            : sum + ": "
                + Ink.red(
                    failed == 1 ? "1 does not do what it says" : "\(failed) do not do what they say"
                )
    }

    private func json(_ tried: Int, _ failed: Int) -> JSONValue {
        ["examples": .number(tried), "failed": .number(failed)]
    }
}

extension ExampleResult {
    fileprivate var json: JSONValue {
        .record([
            "rule": .string(rule), "file": .string(file), "line": .number(line),
            "expects": .string(mustCatch ? "catches" : "passes"),
            "ok": .bool(failure == nil), "failure": failure.map(JSONValue.string),
        ])
    }
}
