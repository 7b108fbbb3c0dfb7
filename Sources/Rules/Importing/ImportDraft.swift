// SPDX-License-Identifier: MIT

import Comments
import Lines
import Text

/// What was taken from foreign files so far, each thing where it belongs.
struct ImportDraft {
    /// What a list's entries are; a file each.
    enum Kind: String, CaseIterable {
        case phrases, names, hosts, addresses, ips
        case mailHosts = "mail-hosts"
    }

    /// A pattern that becomes a rule of its own.
    struct Rule {
        let name: String
        let field: Field
        let pattern: String
        let flags: String
        let score: Score?
        let note: String?
    }

    private(set) var lists: [Kind: [String]] = [:]
    /// Texts that count also within a word, by the field in which they are looked for.
    private(set) var parts: [Field: [String]] = [:]
    /// Phrases, plainly written, that count only in disguise.
    private(set) var disguised: [String] = []
    private(set) var rules: [Rule] = []
    private(set) var taken = 0
    private(set) var refusals: [Refusal] = []
    private var seen: [Kind: Set<String>] = [:]
    private var seenParts: [Field: Set<String>] = [:]
    private var seenDisguised: Set<String> = []
    private var names: Set<String> = []
    private let probe = PatternProbe()

    mutating func refuse(_ line: ImportLine, _ reason: String) {
        refusals.append(Refusal(file: line.file, line: line.number, reason: reason))
    }

    /// In the order of files and lines.
    mutating func sortRefusals(_ files: [String]) {
        let order = Dictionary(zip(files, files.indices), uniquingKeysWith: min)
        refusals.sort {
            (order[$0.file] ?? 0, $0.line) < (order[$1.file] ?? 0, $1.line)
        }
    }

    mutating func lines(of file: ImportFile) -> [ImportLine] {
        var bad: [Refusal] = []
        let lines = file.lines { bad.append($0) }
        refusals += bad
        return lines
    }

    /// Takes an entry of a list; the same entry again counts as taken.
    mutating func add(_ entry: String, to kind: Kind, from line: ImportLine) {
        let entry = entry.withoutHidden
        if let reason = Self.objection(to: entry) { return refuse(line, reason) }
        taken += 1
        if seen[kind, default: []].insert(entry).inserted { lists[kind, default: []].append(entry) }
    }

    /// Takes a text that counts wherever it stands in a field.
    mutating func add(part: String, of field: Field, from line: ImportLine) {
        let part = part.withoutHidden
        if let reason = Self.objection(to: part) { return refuse(line, reason) }
        taken += 1
        if seenParts[field, default: []].insert(part).inserted {
            parts[field, default: []].append(part)
        }
    }

    /// Takes a phrase that counts only in disguise.
    ///
    /// - Parameters:
    ///   - plain: what it stands for.
    ///   - line: where it stood.
    mutating func add(disguised plain: String, from line: ImportLine) {
        if let reason = Self.objection(to: plain) { return refuse(line, reason) }
        let phrase = SquashedPhrase(plain)
        guard phrase.doubt == nil else {
            return refuse(
                line,
                "it is \(quoted(plain)) in look-alike letters, which is too little to tell a "
                    + "disguise by")
        }
        taken += 1
        if seenDisguised.insert(plain).inserted { disguised.append(plain) }
    }

    /// Takes a pattern if PCRE2 can and in time.
    mutating func add(_ rule: Rule, from line: ImportLine) {
        if let reason = probe.objection(to: rule.pattern, flags: rule.flags) {
            return refuse(line, reason)
        }
        guard names.insert(rule.name).inserted else {
            return refuse(line, "there is a rule called \(quoted(rule.name)) already")
        }
        taken += 1
        rules.append(rule)
    }

    /// Why a text can be no entry of ours.
    private static func objection(to entry: String) -> String? {
        if FoldedPhrase(entry).isEmpty {
            return "nothing is left of it without invisible characters"
        }
        if entry.unicodeScalars.contains(where: { $0.value < 32 }) {
            return "a control character stands in it"
        }
        if entry.unicodeScalars.count > ListFile.longestEntry {
            return "it is longer than \(ListFile.longestEntry) characters"
        }
        if entry.hasPrefix("#") || entry.contains(" #") {
            return "# at the start of a word starts a remark in our lists"
        }
        if entry.hasPrefix("\"") || entry.hasPrefix("*.") {
            return "our lists have no quotes and no wildcards"
        }
        return nil
    }
}

extension String {
    /// Without what cannot be seen and is not looked for either; lint would warn of it.
    fileprivate var withoutHidden: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { !isHidden($0) || $0.value < 32 }))
    }
}
