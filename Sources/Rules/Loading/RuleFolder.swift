// SPDX-License-Identifier: MIT

package import Lines

/// The folder that moderators edit: its `*.rules` files in the order of their names, and the
/// rule files and lists below it that these name.
///
/// Hidden files hold no rules, and sub-folders only what is included. A symbolic link is refused, wherever it leads.
package struct RuleFolder: Sendable {
    private static let ruleFileLimit = 1 << 20
    private static let listFileLimit = 16 << 20
    private static let fileCount = 1000

    package let path: String

    package init(path: String) { self.path = path }

    /// Reads, checks and tries all rules.
    ///
    /// - Throws: all mistakes of all files, those of reading among them.
    package func load(holdAt: Double, today: Day) throws(Diagnostics) -> RuleSet {
        try loadKeepingTexts(holdAt: holdAt, today: today).rules
    }

    /// ``load(holdAt:today:)``, with the texts that the set was made of.
    package func loadKeepingTexts(
        holdAt: Double, today: Day
    ) throws(Diagnostics) -> (rules: RuleSet, texts: RuleTexts) {
        let texts = Recorder()
        let (rules, report) = check(holdAt: holdAt, today: today, recording: texts)
        guard let rules, report.isClean else { throw Diagnostics(report.diagnostics) }
        return (rules, texts.texts)
    }

    /// Does all that loading does, for the report alone, and measures what patterns cost.
    package func lint(holdAt: Double, today: Day) -> LintReport {
        check(holdAt: holdAt, today: today, isThorough: true).report
    }

    /// Notes the texts while they are read: read again, they could be others.
    private final class Recorder {
        var texts = RuleTexts()
    }

    private func check(
        holdAt: Double, today: Day, recording recorder: Recorder? = nil, isThorough: Bool = false
    ) -> (rules: RuleSet?, report: LintReport) {
        do {
            let folder = try FolderDescriptor(path)
            let (files, problems) = try read(folder)
            recorder?.texts.files = files.map { RuleTexts.File(name: $0.name, text: $0.text) }
            let (rules, report) = RuleSet.check(
                files: files,
                included: { path in
                    let text = try text(
                        folder, Array(path.utf8), file: path, limit: Self.ruleFileLimit)
                    recorder?.texts.included[path] = text
                    return text
                },
                lists: { list in
                    let text = try text(
                        folder, Array(list.utf8), file: list, limit: Self.listFileLimit)
                    recorder?.texts.lists[list] = text
                    return text
                }, holdAt: holdAt, today: today, isThorough: isThorough)
            let unread = isThorough ? folder.warnings(ofUnread: report.files) : []
            return (rules, report.preceded(by: problems + unread))
        } catch {
            let message = "the rules folder cannot be read: \(error)"
            return (nil, LintReport(failed: Diagnostic(file: path, message: message)))
        }
    }

    /// The texts of the rule files, and why others could not be read.
    private func read(
        _ folder: borrowing FolderDescriptor
    ) throws(ReadingFailure) -> ([(name: String, text: String)], [Diagnostic]) {
        let all = try folder.names().sorted { $0.lexicographicallyPrecedes($1) }
        let names = all.filter(isRuleFileName)
        guard !names.isEmpty else {
            return (
                [], [Diagnostic(file: path, message: "there is no *.rules file in this folder")]
            )
        }
        guard names.count <= Self.fileCount else {
            let message = "there are more than \(Self.fileCount) rule files in this folder"
            return ([], [Diagnostic(file: path, message: message)])
        }
        var files: [(name: String, text: String)] = []
        var problems = all.filter(looksLikeRuleFile).map {
            Diagnostic(
                .warning, file: escapedName($0),
                message: "this file is not read: its name must end in .rules")
        }
        for bytes in names {
            let name = escapedName(bytes)
            do {
                let text = try text(folder, bytes, file: name, limit: Self.ruleFileLimit)
                files.append((name: name, text: text))
            } catch {
                problems.append(error.diagnostic(of: name))
            }
        }
        return (files, problems)
    }

    /// What somebody may take for a rule file; an editor's copies and a package's `.new` are none.
    private func looksLikeRuleFile(_ name: [UInt8]) -> Bool {
        let text = String(decoding: name, as: UTF8.self).lowercased()
        return !isRuleFileName(name) && !text.hasPrefix(".")
            && [".rule", ".txt", ".rules.txt", ".rules.md"].contains { text.hasSuffix($0) }
    }

    private func text(
        _ folder: borrowing FolderDescriptor, _ path: [UInt8], file: String, limit: Int
    ) throws(TextFailure) -> String {
        let bytes: [UInt8]
        do {
            bytes = try folder.contents(of: path, limit: limit)
        } catch {
            throw .unreadable(error)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .notText(invalidUTF8(bytes, file: file))
        }
        return text
    }
}

/// Why a file of the folder gave no text.
private enum TextFailure: Error, CustomStringConvertible {
    case unreadable(ReadingFailure)
    case notText(Diagnostic)

    func diagnostic(of file: String) -> Diagnostic {
        switch self {
        case .unreadable(let failure):
            Diagnostic(file: file, message: "the file cannot be read: \(failure)")
        case .notText(let problem): problem
        }
    }

    var description: String {
        switch self {
        case .unreadable(let failure): failure.description
        case .notText(let problem): "line \(problem.line) is not UTF-8"
        }
    }
}

/// The place of the first byte that is no UTF-8.
private func invalidUTF8(_ bytes: [UInt8], file: String) -> Diagnostic {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    let source = String(decoding: lines[bad].prefix(SourceLine.limit), as: UTF8.self)
    let column = SourceLine.column(in: source, of: { $0 == "\u{FFFD}" }) ?? 1
    return Diagnostic(
        file: file, line: bad + 1, column: column, message: "this is not UTF-8", source: source)
}

extension LintReport {
    fileprivate init(failed diagnostic: Diagnostic) {
        self.init(diagnostics: [diagnostic], rules: 0, lists: 0, results: [], files: [])
    }

    fileprivate func preceded(by problems: [Diagnostic]) -> LintReport {
        LintReport(
            diagnostics: problems + diagnostics, rules: rules, lists: lists, results: results,
            files: files)
    }
}
