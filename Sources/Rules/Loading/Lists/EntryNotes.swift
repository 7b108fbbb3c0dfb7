// SPDX-License-Identifier: MIT

/// What stands behind entries: until when they count, whose they are and why.
///
/// Most entries of a long list have nothing there, and cost nothing here.
struct EntryNotes: Sendable {
    private let text: String
    /// By the entry, ascending.
    private var ends: [(entry: UInt32, day: Day)] = []
    /// By the entry, ascending; places in the file.
    private var remarks: [(entry: UInt32, start: UInt32, end: UInt32)] = []

    init(text: String) { self.text = text }

    mutating func note(entry: Int, remark: Range<Int>, until: Day?) {
        if let until { ends.append((UInt32(entry), until)) }
        guard remark.count > 1 else { return }
        remarks.append(
            (UInt32(entry), UInt32(remark.lowerBound), UInt32(remark.upperBound)))
    }

    /// The last day on which an entry counts; nil for one that always does.
    func end(of entry: Int) -> Day? {
        guard !ends.isEmpty else { return nil }
        let index = ends.firstIndex(notBelow: entry) { Int($0.entry) }
        return index < ends.count && ends[index].entry == entry ? ends[index].day : nil
    }

    func isInForce(_ entry: Int, on day: Day?) -> Bool {
        guard let day, let end = end(of: entry) else { return true }
        return day <= end
    }

    /// How many entries count no longer.
    func ended(on day: Day) -> Int { ends.count { $0.day < day } }

    /// Whether one entry counts longer than another.
    func outlasts(_ entry: Int, _ other: Int) -> Bool {
        guard let end = end(of: other) else { return false }
        return self.end(of: entry).map { $0 > end } ?? true
    }

    /// What somebody wrote behind an entry.
    func remark(of entry: Int) -> EntryRemark? {
        let index = remarks.firstIndex(notBelow: entry) { Int($0.entry) }
        guard index < remarks.count, remarks[index].entry == entry else { return nil }
        let (_, start, end) = remarks[index]
        let bytes = text.utf8.span
        let place = (Int(start) + 1)..<Int(end)
        return EntryRemark(
            String(decoding: place.map { bytes[$0] }, as: UTF8.self))
    }
}

/// `anna 2026-11-21 until 2027-05-01 reason`, taken apart; any part may be missing.
package struct EntryRemark: Sendable, Equatable {
    /// Who added the entry; only where a date follows, for else the word may begin a reason.
    package private(set) var owner: String?
    package private(set) var added: Day?
    package private(set) var until: Day?
    package private(set) var reason: String

    package init(_ text: String) {
        var words = text.split(whereSeparator: \.isWhitespace)[...]
        if words.count > 1, let day = Day(String(words[words.startIndex + 1])) {
            (owner, added) = (words.first.map(String.init), day)
            words = words.dropFirst(2)
        }
        if words.count > 1, words.first == "until",
            let day = Day(String(words[words.startIndex + 1]))
        {
            until = day
            words = words.dropFirst(2)
        }
        reason = words.joined(separator: " ")
    }
}
