// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Foundation
import Lines
import Rules
import Settings

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Work with the rules that moderators write.",
        subcommands: [Lint.self])
}

struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check all rules and try their examples; every mistake in one run.",
        discussion: """
            Ends with 0 where the rules may take effect, with 78 where they may not.

            Example:
              bailiff rules lint
              bailiff rules lint --rules ./rules
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func run() throws {
        try reporting {
            let configuration = try places.configuration()
            let report = RuleFolder(path: configuration.rules).lint(
                holdAt: configuration.holdAt, today: Day(secondsSince1970: now() / 1000))
            for diagnostic in report.diagnostics { print(line(diagnostic)) }
            print(output.json ? json(report).text : summary(report))
            guard report.isClean else { throw ExitCode(Problem.Code.configuration.rawValue) }
        }
    }

    private func line(_ diagnostic: Diagnostic) -> String {
        guard output.json else { return "\(diagnostic)" }
        let object: JSONValue = [
            "severity": .string(diagnostic.severity.rawValue), "file": .string(diagnostic.file),
            "line": .number(diagnostic.line), "column": .number(diagnostic.column),
            "message": .string(diagnostic.message),
        ]
        return object.text
    }

    private func summary(_ report: LintReport) -> String {
        let counts =
            counted(report.rules, "rule") + ", " + counted(report.lists, "list") + ", "
            + counted(report.examples, "example") + " tried"
        return report.isClean
            ? Ink.green("all right: ") + counts
            : Ink.red(counted(report.errors.count, "error")) + ", "
                + counted(report.warnings.count, "warning") + "; " + counts
                + "; nothing takes effect until the errors are mended"
    }

    /// The last line: what the others came to.
    private func json(_ report: LintReport) -> JSONValue {
        [
            "rules": .number(report.rules), "lists": .number(report.lists),
            "examples": .number(report.examples), "errors": .number(report.errors.count),
            "warnings": .number(report.warnings.count),
        ]
    }
}
