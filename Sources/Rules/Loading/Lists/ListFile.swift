// SPDX-License-Identifier: MIT

import Lines

/// The entries of a list file: one a line, `entry  # anna 2026-11-21 until 2027-05-01 reason`.
///
/// An entry may hold spaces; `#` starts the remark only where a word could start. Read from bytes
/// in one pass: 100,000 entries take some 10 ms.
struct ListFile {
    /// In characters.
    static let longestEntry = 1000
    private static let until = Array("until".utf8)

    private(set) var entries: ListEntries
    private var report: ListReport
    private let today: Day
    private var lastDate: (text: String, day: Day)?

    var diagnostics: [Diagnostic] { report.diagnostics }

    init(_ text: String, file: String, today: Day) {
        var text = text
        text.makeContiguousUTF8()
        self.today = today
        entries = ListEntries(text: text)
        report = ListReport(text: text, file: file)
        readLines(of: text.utf8.span)
        warnOfEqualEntries()
    }

    private mutating func readLines(of bytes: Span<UInt8>) {
        let mark = Array("\u{FEFF}".utf8)
        let isMarked = bytes.count >= 3 && (0..<3).allSatisfy { bytes[$0] == mark[$0] }
        var start = isMarked ? 3 : 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end &+= 1 }
            let next = end + 1
            if end > start, bytes[end - 1] == 0x0D { end -= 1 }
            report.line.number += 1
            report.line.place = start..<end
            read(ListLine(start..<end, of: bytes), of: bytes)
            start = next
        }
    }

    private mutating func read(_ line: ListLine, of bytes: Span<UInt8>) {
        guard !line.entry.isEmpty else { return }
        if let (position, message) = objection(to: line.entry, of: bytes) {
            report.refuse(message, at: position)
            return
        }
        if mayBePattern(line.entry, of: bytes), looksLikePattern(entries.written(line.entry)) {
            report.warn(
                .pattern,
                "this looks like a pattern, but a list holds these very characters (a pattern "
                    + "is written in a rule: matches /…/)", at: line.entry.lowerBound)
        }
        entries.append(line.entry, remark: line.remark, until: end(in: line.remark, of: bytes))
    }
}

// MARK: - Terms

extension ListFile {
    /// The day after `until`.
    private mutating func end(in remark: Range<Int>, of bytes: Span<UInt8>) -> Day? {
        guard let place = dateAfterUntil(in: remark, of: bytes) else { return nil }
        guard let day = day(entries.written(place)) else {
            let date = quoted(entries.written(place))
            report.refuse("\(date) is not a date (YYYY-MM-DD)", at: place.lowerBound)
            return nil
        }
        if day < today {
            report.warn(.ended, "this entry ended on \(day)", at: place.lowerBound)
        }
        return day
    }

    /// A word with a digit in it, behind the first `until`.
    private func dateAfterUntil(in remark: Range<Int>, of bytes: Span<UInt8>) -> Range<Int>? {
        guard !remark.isEmpty else { return nil }
        var words = WordPlaces(remark)
        while let word = words.next(in: bytes) {
            guard word.count == 5, word.elementsEqual(Self.until, by: { bytes[$0] == $1 }) else {
                continue
            }
            let date = words.next(in: bytes)
            return date?.contains { bytes[$0] &- 0x30 < 10 } == true ? date : nil
        }
        return nil
    }

    /// Reads a date; the one before is remembered, for they come in rows.
    private mutating func day(_ text: String) -> Day? {
        if let lastDate, lastDate.text == text { return lastDate.day }
        let day = Day(text)
        lastDate = day.map { (text, $0) }
        return day
    }
}

// MARK: - Mistakes

extension ListFile {
    /// What cannot be meant, and where.
    private func objection(to entry: Range<Int>, of bytes: Span<UInt8>) -> (Int, String)? {
        if let control = entry.first(where: { bytes[$0] < 32 && bytes[$0] != 0x09 }) {
            return (control, "a control character stands here")
        }
        let start = entry.lowerBound
        if entry.count > Self.longestEntry,
            entries.written(entry).unicodeScalars.count > Self.longestEntry
        {
            return (start, "this entry is longer than \(Self.longestEntry) characters")
        }
        if bytes[start] == UInt8(ascii: "*"), entry.count > 1, bytes[start + 1] == UInt8(ascii: ".")
        {
            return (start, "an entry has no wildcards: a host covers all that is below it")
        }
        if bytes[start] == UInt8(ascii: "\"") { return (start, "an entry stands without quotes") }
        return nil
    }

    /// Whether a sign stands there without which no pattern is recognised.
    ///
    /// Spares nearly all entries the slower look: paths of pages too, with a `/` at their start
    /// but none just before their end.
    private func mayBePattern(_ entry: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        for index in entry {
            switch bytes[index] {
            case UInt8(ascii: "("), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "["),
                UInt8(ascii: "\\"), UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "|"):
                return true
            default: continue
            }
        }
        let slash = UInt8(ascii: "/")
        return bytes[entry.lowerBound] == slash
            && entry.dropFirst().suffix(5).dropLast().contains { bytes[$0] == slash }
    }

    /// One entry that stands twice says nothing new; one that renews an ended one does.
    private mutating func warnOfEqualEntries() {
        var equal: [(first: Int, second: Int)] = []
        entries.findEqual { equal.append(($0, $1)) }
        equal.removeAll { first, second in
            !entries.notes.isInForce(first, on: today)
                || !entries.notes.isInForce(second, on: today)
        }
        guard let (first, second) = equal.first else { return }
        let number = report.line(holding: entries.place(of: first).lowerBound).number
        let position = entries.place(of: second).lowerBound
        report.line = report.line(holding: position)
        report.warn(
            .twice, "this entry already stands on line \(number)", at: position,
            entries: equal.count)
    }
}
