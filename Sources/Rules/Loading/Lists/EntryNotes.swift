// SPDX-License-Identifier: MIT

import Comments

/// What stands behind entries: until when they count, whose they are and why.
///
/// Most entries of a long list have nothing there, and cost nothing here.
struct EntryNotes: Sendable {
    /// Bytes; what is behind them is a page of its own and would burden every verdict.
    private static let longestRemark = 1000

    /// By the entry, ascending.
    private var ends: [(entry: UInt32, day: Day)] = []
    /// By the entry, ascending; where the entry, its remark and both end in what was written.
    private var remarks: [(entry: UInt32, start: UInt32, remark: UInt32, end: UInt32)] = []
    /// Entries and their remarks, one behind the other.
    private var written: [UInt8] = []

    /// Takes up what stands behind an entry; to be called in their order.
    ///
    /// - Parameters:
    ///   - number: of the entry.
    ///   - place: of the entry in the file.
    ///   - remark: from `#` on, in the file.
    ///   - bytes: of the file.
    ///   - until: the last day on which it counts.
    mutating func note(
        _ number: Int, at place: Range<Int>, remark: Range<Int>, of bytes: Span<UInt8>,
        until: Day?
    ) {
        if let until { ends.append((UInt32(number), until)) }
        let remark = bytes.trimmed(remark.dropFirst())
        guard !remark.isEmpty else { return }
        let start = written.count
        for index in place { written.append(bytes[index]) }
        let middle = written.count
        for index in bytes.whole(remark.prefix(Self.longestRemark)) { written.append(bytes[index]) }
        remarks.append(
            (UInt32(number), UInt32(start), UInt32(middle), UInt32(written.count)))
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

    /// An entry with whose it is and why; nil where nobody wrote that.
    func listed(_ entry: Int, in list: String) -> ListedEntry? {
        let index = remarks.firstIndex(notBelow: entry) { Int($0.entry) }
        guard index < remarks.count, remarks[index].entry == entry else { return nil }
        let (_, start, middle, end) = remarks[index]
        guard let remark = EntryRemark(text(middle..<end)) else { return nil }
        return ListedEntry(
            list: list, entry: text(start..<middle), owner: remark.owner, reason: remark.reason)
    }

    private func text(_ place: Range<UInt32>) -> String {
        String(decoding: written[Int(place.lowerBound)..<Int(place.upperBound)], as: UTF8.self)
    }
}

extension Span<UInt8> {
    /// A stretch of UTF-8 without the part of a scalar that may stand at its end.
    fileprivate func whole(_ place: Range<Int>) -> Range<Int> {
        var end = place.upperBound
        guard end < count else { return place }
        while end > place.lowerBound, self[end] & 0xC0 == 0x80 { end -= 1 }
        return place.lowerBound..<end
    }
}
