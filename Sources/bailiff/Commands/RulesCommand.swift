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
        discussion: """
            Example:
              bailiff rules lint
            """,
        subcommands: [Lint.self])
}

struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check all rules and try their examples; every mistake in one run.",
        discussion: """
            Without a path, the folder of the configuration. A file is read together
            with the others of its folder, as it would take effect, and only its own
            mistakes are shown. Ends with 0 where what was asked for is right, with 78
            where it is not.

            Example:
              bailiff rules lint
              bailiff rules lint ./rules
              bailiff rules lint ./rules/site.rules
            """)

    @Argument(help: "A folder of rules, or one file in it.")
    var path: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func run() throws {
        try reporting {
            let configuration = try places.configuration()
            let scope = try path.map(LintScope.init(path:)) ?? .folder(configuration.rules)
            let report = RuleFolder(path: scope.folder).lint(
                holdAt: configuration.holdAt, today: Day(secondsSince1970: now() / 1000))
            let shown = scope.file.map { report.about($0) } ?? report
            for diagnostic in shown.diagnostics {
                let line = line(diagnostic)
                print(output.json ? line : configuration.explained(line))
            }
            print(output.json ? json(shown).text : summary(shown))
            let others = report.errors.count - shown.errors.count
            if others > 0 {
                complain("\(counted(others, "error")) in other files of \(visible(scope.folder))")
            }
            guard shown.isClean else { throw ExitCode(Problem.Code.configuration.rawValue) }
        }
    }

    private func line(_ diagnostic: Diagnostic) -> String {
        guard output.json else { return text(diagnostic) }
        let object: JSONValue = [
            "severity": .string(diagnostic.severity.rawValue), "file": .string(diagnostic.file),
            "line": .number(diagnostic.line), "column": .number(diagnostic.column),
            "message": .string(diagnostic.message),
        ]
        return object.text
    }

    /// The message wrapped for a person; an editor reads it from one line, and the caret stays below
    /// what it points at.
    private func text(_ diagnostic: Diagnostic) -> String {
        guard isTerminal else { return "\(diagnostic)" }
        let lines = "\(diagnostic)".split(separator: "\n", omittingEmptySubsequences: false)
        return lines.prefix(1).flatMap { Phrase(String($0)).lines(rest: "  ") }
            .joined(separator: "\n") + lines.dropFirst().map { "\n" + $0 }.joined()
    }

    private func summary(_ report: LintReport) -> String {
        let counts =
            counted(report.rules, "rule") + ", " + counted(report.lists, "list") + ", "
            + counted(report.examples, "example") + " tried"
        let sum =
            report.isClean
            ? Phrase("all right: ", .green) + Phrase(counts)
            : Phrase(counted(report.errors.count, "error"), .red)
                + Phrase(
                    ", " + counted(report.warnings.count, "warning") + "; " + counts
                        + "; nothing takes effect until the errors are mended")
        return sum.lines(rest: "    ").joined(separator: "\n")
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
