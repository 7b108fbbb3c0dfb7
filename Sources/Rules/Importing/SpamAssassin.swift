// SPDX-License-Identifier: MIT

import Comments
import Text

/// The parts of SpamAssassin's language that have a counterpart here.
private struct SpamAssassinFile {
    /// `body NAME /…/` and `uri NAME m{…}`.
    struct Test {
        let line: ImportLine
        let name: String
        let field: Field
        let source: String
        let flags: String
    }

    private(set) var tests: [Test] = []
    private(set) var scores: [String: (value: Double, line: ImportLine)] = [:]
    private(set) var descriptions: [String: String] = [:]
    /// Tests whose patterns are templates.
    private(set) var templates: Set<String> = []
    private(set) var refused: [(line: ImportLine, reason: String)] = []
    /// One for each open `if`: whether its `else` has begun.
    private var branches: [Bool] = []

    mutating func read(_ line: ImportLine) {
        let text = withoutRemark(line.text).trimmingBlanks
        let words = text.split(maxSplits: 2, whereSeparator: \.isWhitespace)
            .map { String($0).trimmingBlanks }
        guard let keyword = words.first else { return }
        if isBranch(keyword) { return }
        if branches.contains(true) {
            return refuse(line, "it stands in an else, and the part before it was taken")
        }
        switch (keyword, words.count) {
        case ("body", 3): readTest(line, words[1], .body, words[2])
        case ("uri", 3): readTest(line, words[1], .linkURL, words[2])
        case ("describe", 3): descriptions[words[1]] = words[2]
        case ("score", 3): readScore(line, words[1], words[2])
        case ("replace_rules", _):
            templates.formUnion(
                text.split(whereSeparator: \.isWhitespace).dropFirst().map(String.init))
            refuse(line, "templates of letters: write disguises \"word\" instead")
        case ("version_tag", _), ("require_version", _): break
        default: refuse(line, Self.reason(keyword))
        }
    }

    private mutating func refuse(_ line: ImportLine, _ reason: String) {
        refused.append((line, reason))
    }

    private mutating func isBranch(_ keyword: String) -> Bool {
        switch keyword {
        case "if", "ifplugin": branches.append(false)
        case "else": if !branches.isEmpty { branches[branches.count - 1] = true }
        case "endif": _ = branches.popLast()
        default: return false
        }
        return true
    }

    private mutating func readTest(
        _ line: ImportLine, _ name: String, _ field: Field, _ text: String
    ) {
        if text.hasPrefix("eval:") { return refuse(line, "eval calls SpamAssassin's own code") }
        guard let (source, flags) = delimited(text) else {
            return refuse(line, "expected a pattern such as /…/i")
        }
        // Perl's o and g change nothing about whether a pattern matches.
        let kept = flags.filter { $0 != "o" && $0 != "g" }
        tests.append(Test(line: line, name: name, field: field, source: source, flags: kept))
    }

    private mutating func readScore(_ line: ImportLine, _ name: String, _ text: String) {
        // Of four the first: without network tests and without SpamAssassin's Bayes.
        guard let first = text.split(whereSeparator: \.isWhitespace).first,
            let value = Double(first)
        else { return refuse(line, "expected a number") }
        scores[name] = (value, line)
    }

    private static func reason(_ keyword: String) -> String {
        switch keyword {
        case "meta": "meta combines other tests: write when rule lines instead"
        case "header": "a header of mail: comments have none"
        case "full", "rawbody", "mimeheader": "the raw text of mail: comments have none"
        case "tflags": "tflags has no counterpart"
        case _ where keyword.hasPrefix("replace_"): "a template of letters"
        default: "\(quoted(keyword)) has no counterpart"
        }
    }
}

/// Up to an unescaped `#`.
private func withoutRemark(_ text: String) -> String {
    var isEscaped = false
    for index in text.indices {
        if text[index] == "#", !isEscaped { return String(text[..<index]) }
        isEscaped = text[index] == "\\" && !isEscaped
    }
    return text
}

/// A pattern between Perl's delimiters: `/…/i`, `m{…}`, `m!…!`.
private func delimited(_ text: String) -> (source: String, flags: String)? {
    var rest = Substring(text)
    if rest.hasPrefix("m"), rest.count > 1 { rest = rest.dropFirst() }
    guard let open = rest.first, !open.isLetter, !open.isNumber else { return nil }
    let close: Character =
        switch open {
        case "{": "}"
        case "(": ")"
        case "[": "]"
        case "<": ">"
        default: open
        }
    rest = rest.dropFirst()
    guard let end = rest.lastIndex(of: close) else { return nil }
    let flags = rest[end...].dropFirst()
    guard flags.allSatisfy(\.isLetter) else { return nil }
    return (String(rest[..<end]), String(flags))
}

extension ImportDraft {
    /// Takes SpamAssassin's `body` and `uri` tests with a score; all files are read before, since
    /// scores often have a file of their own.
    ///
    /// Points keep their share of the threshold: 5 there, `hold-at` here.
    mutating func takeSpamAssassin(_ files: [ImportFile], holdAt: Double) {
        var read = SpamAssassinFile()
        for file in files {
            for line in lines(of: file) where !line.text.hasPrefix("#") { read.read(line) }
        }
        for (line, reason) in read.refused { refuse(line, reason) }
        for test in read.tests { take(test, from: read, holdAt: holdAt) }
        sortRefusals(files.map(\.name))
    }

    private mutating func take(
        _ test: SpamAssassinFile.Test, from file: SpamAssassinFile, holdAt: Double
    ) {
        if file.templates.contains(test.name) {
            return refuse(test.line, "a template of letters: write disguises \"word\" instead")
        }
        if test.name.hasPrefix("__") {
            return refuse(test.line, "a part of meta tests, which counts nothing by itself")
        }
        let value = file.scores[test.name]?.value ?? 1
        guard value != 0 else {
            return refuse(test.line, "its score is 0: it is switched off")
        }
        let points = share(value, holdAt: holdAt)
        let score = Score(charge: points < 0 ? .trust : .spam, points: points)
        add(
            Rule(
                name: test.name.lowercased().replacing("_", with: "-"), field: test.field,
                pattern: test.source, flags: test.flags, score: score,
                note: file.descriptions[test.name]), from: test.line)
    }

    /// Below what holds alone, in tenths, never 0.
    private func share(_ value: Double, holdAt: Double) -> Double {
        let scaled = (value * holdAt / 5 * 10).rounded() / 10
        let size = max(0.1, min(abs(scaled), max(0.1, holdAt - 0.5)))
        return value < 0 ? -size : size
    }
}
