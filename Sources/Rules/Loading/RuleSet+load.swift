// SPDX-License-Identifier: MIT

package import Lines
import Text

extension RuleSet {
    /// Rules that say nothing, for a scorer alone.
    package static func none(today: Day) -> RuleSet { RuleSet([], day: today) }

    /// Reads, checks and tries rule files.
    ///
    /// - Parameters:
    ///   - files: in the order in which their rules count; the names are those in diagnostics.
    ///   - included: the text of a rule file that is none of those, by its path below the folder.
    ///   - lists: the text of a list file by its path below the rules folder.
    ///   - holdAt: points from which a comment is held, so that a rule with as many needs examples.
    ///   - today: for what has ended.
    /// - Returns: rules without a mistake.
    /// - Throws: all mistakes of all files, with the warnings among them.
    package static func load(
        files: [(name: String, text: String)],
        included: (String) throws -> String = { _ in throw NotThere() },
        lists: (String) throws -> String, holdAt: Double, today: Day
    ) throws(Diagnostics) -> RuleSet {
        let (rules, report) = check(
            files: files, included: included, lists: lists, holdAt: holdAt, today: today)
        guard report.isClean else { throw Diagnostics(report.diagnostics) }
        return rules
    }

    /// Does all that loading does, for the report alone, and measures what patterns cost.
    package static func lint(
        files: [(name: String, text: String)],
        included: (String) throws -> String = { _ in throw NotThere() },
        lists: (String) throws -> String, holdAt: Double, today: Day
    ) -> LintReport {
        check(
            files: files, included: included, lists: lists, holdAt: holdAt, today: today,
            isThorough: true
        ).report
    }

    /// The rules mean something only where the report has no errors.
    static func check(
        files: [(name: String, text: String)], included: (String) throws -> String,
        lists: (String) throws -> String, holdAt: Double, today: Day, isThorough: Bool = false
    ) -> (rules: RuleSet, report: LintReport) {
        withoutActuallyEscaping(included) { included in
            withoutActuallyEscaping(lists) { lists in
                check(
                    files,
                    ReadingContext(
                        list: lists, included: included, holdAt: holdAt, today: today,
                        isThorough: isThorough))
            }
        }
    }

    private static func check(
        _ files: [(name: String, text: String)], _ context: ReadingContext
    ) -> (rules: RuleSet, report: LintReport) {
        // Here no comment's budget pays for it.
        FoldedText.makeReady()
        let reader = RuleReader(files, context)
        var rules = RuleSet(reader.rules.map(\.rule), day: context.today)
        let checks = RuleChecks(reader, rules, context)
        let report = LintReport(
            diagnostics: inOrder(
                reader.diagnostics + checks.diagnostics, reader.inclusions.files),
            rules: reader.rules.count, lists: reader.names.lists.count,
            results: checks.results, files: reader.inclusions.files)
        rules.warnings = report.warnings
        rules.lists = reader.listInfos
        return (rules, report)
    }

    /// By file, list files last, then by line and column.
    private static func inOrder(_ diagnostics: [Diagnostic], _ files: [String]) -> [Diagnostic] {
        let order = Dictionary(zip(files, files.indices), uniquingKeysWith: min)
        return diagnostics.enumerated().sorted { a, b in
            let first = order[a.element.file] ?? files.count
            let second = order[b.element.file] ?? files.count
            return (first, a.element.file, a.element.line, a.element.column, a.offset)
                < (second, b.element.file, b.element.line, b.element.column, b.offset)
        }.map(\.element)
    }
}

/// For rule files that lie in no folder.
package struct NotThere: Error, CustomStringConvertible {
    package var description: String { "there is no such file" }
}
