// SPDX-License-Identifier: MIT

import Comments
import Lines
import Rules

/// A rule file; behind a NUL, if there is one, the text of every list that it names.
func checkRules(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let text = String(decoding: parts.first ?? [], as: UTF8.self)
    let list = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : "casino\nacme.example"
    guard let today = Day("2026-01-01") else { fatalError("there is such a day") }
    let files = [("site.rules", text)]
    let report = RuleSet.lint(files: files, lists: { _ in list }, holdAt: 3, today: today)
    for diagnostic in report.diagnostics {
        checkDiagnostic(diagnostic, in: diagnostic.file == "site.rules" ? text : list)
    }
    guard report.isClean else { return }
    guard
        let rules = try? RuleSet.load(files: files, lists: { _ in list }, holdAt: 3, today: today)
    else { fatalError("rules load where lint has no complaint") }
    judge(by: rules)
}

private func checkDiagnostic(_ diagnostic: Diagnostic, in text: String) {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    demand(diagnostic.line >= 0 && diagnostic.line <= lines.count, "a mistake stands on a line")
    if diagnostic.line > 0 {
        let length = lines[diagnostic.line - 1].count
        demand(diagnostic.column >= 1 && diagnostic.column <= length + 2, "a mistake has a column")
    }
    let shown = diagnostic.description.unicodeScalars
    demand(shown.allSatisfy { $0.value >= 0x20 || $0 == "\n" }, "nothing raw is shown")
}

private func judge(by rules: RuleSet) {
    for text in ["", "Cheap casino http://acme.example \u{430}\u{301}", "v i a g r a\r\n1,2"] {
        var comment = Comments.Comment(content: text)
        comment.author = text
        comment.authorURL = "acme.example"
        var facts = Facts(comment)
        // Not a clock, so that an input does the same each time.
        var asked = 0
        let budget = WorkBudget {
            asked += 1
            return asked > 1000
        }
        let outcome = rules.evidence(for: &facts, scratch: MatchScratch(), budget: budget)
        for mark in outcome.evidence.flatMap(\.marks) {
            let count = comment[mark.field]?.utf8.count ?? -1
            demand(
                mark.range.lowerBound >= 0 && mark.range.upperBound <= count,
                "a mark is in its field")
        }
    }
}
