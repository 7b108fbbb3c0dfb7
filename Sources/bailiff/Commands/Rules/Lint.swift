// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Lines
import Rules
import Settings

struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check all rules and try their examples; every mistake in one run.",
        discussion: """
            Without a path, the folder of the configuration. A file is read together
            with the others of its folder, as it would take effect, and only its own
            mistakes are shown; one in a sub-folder with the rules folder that includes it.
            Ends with 0 where what was asked for is right, with 78
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
            let scope =
                try path.map { try LintScope(path: $0, configuration) }
                ?? .folder(configuration.rules)
            let report = configuration.lintReport(of: scope.folder)
            let shown = scope.file.map { report.about($0) } ?? report
            for diagnostic in shown.diagnostics {
                print(
                    output.json
                        ? diagnostic.json.text : configuration.explained(diagnostic.shownText))
            }
            print(output.json ? json(shown).text : summary(shown))
            let others = report.errors.count - shown.errors.count
            if others > 0 {
                complain("\(counted(others, "error")) in other files of \(visible(scope.folder))")
            }
            guard shown.isClean else { throw ExitCode(Problem.Code.configuration.rawValue) }
        }
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
