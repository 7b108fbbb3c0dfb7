// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Foundation
import Lines
import Rules
import Settings

extension ImportFormat: ExpressibleByArgument {}

struct ImportRules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Turn the lists of WordPress, SmokeDetector or SpamAssassin into rules.",
        discussion: """
            Says of each line that it cannot take where it stands and why, then how many it
            took. With --to writes a rule file and, in lists/ beside it, its lists; without,
            nothing. No rule that comes of it can hold a comment alone. SmokeDetector's
            files are known by their names (bad_keywords.txt, watched_keywords.txt,
            blacklisted_websites.txt, blacklisted_usernames.txt). Mind the licence of what
            you bring in.

            Example:
              bailiff rules import --from wp-keys keys.txt --to ./rules/wp.rules
              bailiff rules import --from spamassassin 20_drugs.cf 50_scores.cf
            """)

    @Option(help: "wp-keys, smokedetector or spamassassin.")
    var from: ImportFormat

    @Argument(help: "The files to read.")
    var files: [String]

    @Option(help: ArgumentHelp("The rule file to write, in the rules folder.", valueName: "file"))
    var to: String?

    @Flag(help: "Replace files that are there.")
    var force = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func validate() throws {
        if let to, !to.hasSuffix(".rules") {
            throw ValidationError("--to names a rule file: its name must end in .rules")
        }
    }

    func run() throws {
        try reporting {
            let configuration = try places.configuration()
            let target = to.map { URL(filePath: $0) }
            let imported = imported(
                try files.map(read), as: from, prefix: prefix(of: target),
                holdAt: configuration.holdAt)
            for refusal in imported.refusals { say(refusal) }
            try check(imported, configuration)
            let written = try target.map { try write(imported, to: $0) } ?? []
            print(output.json ? json(imported, written).text : summary(imported, written))
        }
    }

    private func read(_ path: String) throws -> ImportFile {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Problem(.notFound, "cannot read \(visible(path))")
        }
        return ImportFile(name: path, bytes: Array(data))
    }

    /// Names of rules have plain letters.
    private func prefix(of target: URL?) -> String {
        let stem = target?.deletingPathExtension().lastPathComponent ?? from.rawValue
        let plain = stem.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        return plain.isEmpty ? from.rawValue : String(plain.prefix(24))
    }

    /// Nothing is written that would keep the folder from taking effect.
    private func check(_ imported: ImportedRules, _ configuration: Configuration) throws {
        let lists = Dictionary(imported.lists.map { ($0.path, $0.text) }) { first, _ in first }
        guard imported.taken > 0 else { return }
        // Each pattern was looked at closely when its line was read.
        _ = try RuleSet.load(
            files: [(name: "imported.rules", text: imported.rules)],
            lists: { lists[$0] ?? "" }, holdAt: configuration.holdAt, today: today)
    }

    private func write(_ imported: ImportedRules, to target: URL) throws -> [String] {
        guard imported.taken > 0 else { return [] }
        let folder = target.deletingLastPathComponent()
        let texts =
            imported.lists.map { (folder.appending(path: $0.path).path, $0.text) }
            + [(target.path, imported.rules)]
        let files = FileManager.default
        let present = texts.map(\.0).filter { files.fileExists(atPath: $0) }
        guard force || present.isEmpty else {
            throw Problem(
                .cannotWrite,
                "\(listed(present.map { visible($0) }, "and")) would be replaced: "
                    + "name another file or give --force")
        }
        if !imported.lists.isEmpty {
            try? files.createDirectory(
                at: folder.appending(path: "lists"), withIntermediateDirectories: true)
        }
        // The rule file last: it is read as soon as it is there.
        for (path, text) in texts { try bailiff.write(text, to: path) }
        return texts.map(\.0)
    }

    private func say(_ refusal: Refusal) {
        let place = "\(visible(refusal.file)):\(refusal.line)"
        guard output.json else { return print("\(place): \(visible(refusal.reason))") }
        let line: JSONValue = [
            "file": .string(refusal.file), "line": .number(refusal.line),
            "reason": .string(refusal.reason),
        ]
        print(line.text)
    }

    private func summary(_ imported: ImportedRules, _ written: [String]) -> String {
        let all = imported.taken + imported.refusals.count
        let sum = "\(imported.taken) of \(counted(all, "line")) taken"
        let nothing = to == nil ? "nothing written: name a file with --to" : "nothing written"
        let files = written.isEmpty ? [nothing] : written.map { "wrote \(visible($0))" }
        return ([sum] + imported.reasons + files + warning(imported)).joined(separator: "\n")
    }

    /// What lists of keys were measured to do to readers; nothing where none is brought in.
    private func warning(_ imported: ImportedRules) -> [String] {
        guard from == .wpKeys, imported.taken > 0 else { return [] }
        let text =
            "Lists of disallowed keys also hold words that readers write, and many genuine comments "
            + "have one of them. So no rule here holds a comment alone, but two together do. To be "
            + "safe write \"mode shadow\" in them, and look at bailiff rules stats after some days."
        return Phrase(text, .yellow).lines()
    }

    private func json(_ imported: ImportedRules, _ written: [String]) -> JSONValue {
        [
            "taken": .number(imported.taken), "refused": .number(imported.refusals.count),
            "written": .array(written.map(JSONValue.string)),
        ]
    }
}

extension ImportedRules {
    /// Why lines were not taken, the commonest reasons first, a line each.
    fileprivate var reasons: [String] {
        let counts = Dictionary(refusals.map { ($0.reason, 1) }, uniquingKeysWith: +)
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8).map {
            leftPadded("\($0.value)", 7) + " not: " + oneLine($0.key, width: lineWidth - 14)
        }
    }
}
