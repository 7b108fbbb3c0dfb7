// SPDX-License-Identifier: MIT

package import Lines

/// What checking rule files came to.
package struct LintReport: Sendable {
    /// Errors and warnings of all files, in the order of files and lines.
    package let diagnostics: [Diagnostic]
    package let rules: Int
    package let lists: Int
    /// Examples that were tried, in the order of the rules.
    package let results: [ExampleResult]
    /// The rule files that were read, as diagnostics name them.
    package let files: [String]

    package var examples: Int { results.count }

    package var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
    package var warnings: [Diagnostic] { diagnostics.filter { $0.severity == .warning } }
    /// Whether the rules may take effect.
    package var isClean: Bool { errors.isEmpty }

    /// What concerns one rule file: its own diagnostics and those of lists, which it may name.
    package func about(_ file: String) -> LintReport {
        let own = diagnostics.filter { $0.file == file || !$0.file.hasSuffix(".rules") }
        return LintReport(
            diagnostics: own, rules: rules, lists: lists, results: results, files: files)
    }
}
