// SPDX-License-Identifier: MIT

import Lines

/// The entries of a list file: one a line, `entry  # anna 2026-11-21 until 2027-05-01 reason`.
///
/// An entry may hold spaces; `#` starts the remark only where a word could start.
struct ListFile {
    struct Entry {
        let text: String
        let until: Day?
    }

    private(set) var entries: [Entry] = []
    private(set) var diagnostics: [Diagnostic] = []
    private let file: String
    private let today: Day

    init(_ text: String, file: String, today: Day) {
        self.file = file
        self.today = today
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            var line = line
            if line.last == "\r" { line.removeLast() }
            if index == 0, line.first == "\u{FEFF}" { line.removeFirst() }
            read(line, number: index + 1)
        }
    }

    private mutating func read(_ line: Substring.UnicodeScalarView, number: Int) {
        let (entry, remark) = parts(of: line)
        guard !entry.isEmpty else { return }
        let text = String(entry)
        if let (column, message) = Self.objection(to: text) {
            let start = line.distance(from: line.startIndex, to: entry.startIndex)
            report(.error, line, number, start + column, message)
        }
        var until: Day?
        if let date = endDate(in: remark) {
            let column = 1 + line.distance(from: line.startIndex, to: date.startIndex)
            until = Day(String(date))
            if let until, until < today {
                report(.warning, line, number, column, "this entry ended on \(until)")
            } else if until == nil {
                let message = "\(quoted(String(date))) is not a date (YYYY-MM-DD)"
                report(.error, line, number, column, message)
            }
        }
        entries.append(Entry(text: text, until: until))
    }

    /// The entry without white space around it, and what stands after `#`.
    private func parts(
        of line: Substring.UnicodeScalarView
    ) -> (Substring.UnicodeScalarView, Substring.UnicodeScalarView) {
        var end = line.endIndex
        var couldStartWord = true
        for index in line.indices {
            if line[index] == "#", couldStartWord {
                end = index
                break
            }
            couldStartWord = line[index].properties.isWhitespace
        }
        var entry = line[..<end]
        while let last = entry.last, last.properties.isWhitespace { entry.removeLast() }
        while let first = entry.first, first.properties.isWhitespace { entry.removeFirst() }
        return (entry, line[end...])
    }

    /// The word after `until`.
    private func endDate(
        in remark: Substring.UnicodeScalarView
    ) -> Substring.UnicodeScalarView? {
        let words = remark.split(whereSeparator: \.properties.isWhitespace)
        guard let index = words.firstIndex(where: { $0.elementsEqual("until".unicodeScalars) }),
            index + 1 < words.count, words[index + 1].contains(where: { ("0"..."9").contains($0) })
        else { return nil }
        return words[index + 1]
    }

    private mutating func report(
        _ severity: Diagnostic.Severity, _ line: Substring.UnicodeScalarView, _ number: Int,
        _ column: Int, _ message: String
    ) {
        diagnostics.append(
            Diagnostic(
                severity, file: file, line: number, column: column, message: message,
                source: String(line.prefix(SourceLine.limit))))
    }

    /// What cannot be meant, and its column within the entry.
    private static func objection(to entry: String) -> (Int, String)? {
        let scalars = entry.unicodeScalars
        if let control = scalars.firstIndex(where: { $0.value < 32 && $0 != "\t" }) {
            let column = 1 + scalars.distance(from: scalars.startIndex, to: control)
            return (column, "a control character stands here")
        }
        if scalars.count > 1000 { return (1, "this entry is longer than 1000 characters") }
        if entry.hasPrefix("*.") {
            return (1, "an entry has no wildcards: a host covers all that is below it")
        }
        if entry.hasPrefix("\"") { return (1, "an entry stands without quotes") }
        return nil
    }
}
