// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Foundation
import Lines
import Rules
import Settings

struct FormatRules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Put rule files into their one layout; nothing that they say changes.",
        discussion: """
            Without a path, the folder of the configuration. Words come into a column,
            single blanks between them; texts, patterns, remarks and blank lines stay. A
            file with mistakes is left alone. Ends with 0, with 78 where a file has
            mistakes, and with --check with 1 where a file is not in its layout.

            Example:
              bailiff rules fmt
              bailiff rules fmt ./rules/site.rules
              bailiff rules fmt --check ./rules
            """)

    @Argument(help: "A folder of rules, or one file in it.")
    var path: String?

    @Flag(help: "Change nothing; name the files that would change.")
    var check = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func run() throws {
        var outcomes: [Outcome] = []
        try reporting {
            let configuration = try places.configuration()
            let scope =
                try path.map { try LintScope(path: $0, configuration) }
                ?? .folder(configuration.rules)
            let errors = Dictionary(
                grouping: configuration.lintReport(of: scope.folder).errors, by: \.file)
            for name in try scope.ruleFiles() {
                let file = RuleFile(folder: scope.folder, name: name)
                let outcome = try outcome(of: file, errors[file.shownName] ?? [])
                outcomes.append(outcome)
                say(file, outcome)
            }
            if !output.json { print(summary(outcomes)) }
        }
        if outcomes.contains(.mistaken) { throw ExitCode(Problem.Code.configuration.rawValue) }
        if outcomes.contains(.differs) { throw ExitCode(1) }
    }

    private enum Outcome: String {
        case asItWas = "unchanged"
        case rewritten = "formatted"
        case differs = "not formatted"
        case mistaken = "left alone: it has mistakes"
    }

    private func outcome(of file: RuleFile, _ errors: [Diagnostic]) throws -> Outcome {
        guard errors.isEmpty else {
            for error in errors { complain(error.shownText) }
            return .mistaken
        }
        let text = try file.text()
        let layout = formatted(text)
        guard !text.unicodeScalars.elementsEqual(layout.unicodeScalars) else { return .asItWas }
        guard !check else { return .differs }
        try write(layout, to: file.path)
        return .rewritten
    }

    private func say(_ file: RuleFile, _ outcome: Outcome) {
        if output.json {
            let line: JSONValue = [
                "file": .string(file.shownName), "outcome": .string(outcome.rawValue),
            ]
            print(line.text)
        } else if outcome != .asItWas {
            print("\(outcome.rawValue): \(file.shownName)")
        }
    }

    private func summary(_ outcomes: [Outcome]) -> String {
        let changed = outcomes.count { $0 == (check ? .differs : .rewritten) }
        return counted(outcomes.count, "file") + ", \(changed) "
            + (check ? Outcome.differs : .rewritten).rawValue
    }
}

/// A rule file below its folder.
private struct RuleFile {
    let folder: String
    let name: String

    var path: String { folder + "/" + name }
    /// As diagnostics name it.
    var shownName: String { escapedName(Array(name.utf8)) }

    func text() throws -> String {
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(validating: data, as: UTF8.self)
        else { throw Problem(.notFound, "cannot read \(visible(path)) as text") }
        return text
    }
}

extension LintScope {
    /// The names of the rule files below the folder; a link is none, as for the daemon.
    fileprivate func ruleFiles() throws -> [String] {
        if case .oneFile(let name, _) = self { return [name] }
        let files = FileManager.default
        return (files.subpaths(atPath: folder) ?? []).sorted().filter { path in
            let facts = try? files.attributesOfItem(atPath: folder + "/" + path)
            let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
            return path.hasSuffix(".rules") && !isHidden
                && facts?[.type] as? FileAttributeType == .typeRegular
        }
    }
}
