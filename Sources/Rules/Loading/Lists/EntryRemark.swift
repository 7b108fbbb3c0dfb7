// SPDX-License-Identifier: MIT

/// `anna 2026-11-21 until 2027-05-01 reason`, as far as it tells whose an entry is and why.
struct EntryRemark {
    /// Who added the entry; only where a date follows, for else the word may begin a reason.
    let owner: String?
    let reason: String?

    /// Nil where neither is said.
    init?(_ text: String) {
        var words = text.split(whereSeparator: \.isWhitespace)[...]
        let isOwned = words.hasDayInSecondPlace && words.first != "until"
        owner = isOwned ? words.first.map(String.init) : nil
        if isOwned { words = words.dropFirst(2) }
        if words.first == "until", words.hasDayInSecondPlace { words = words.dropFirst(2) }
        reason = words.isEmpty ? nil : words.joined(separator: " ")
        if owner == nil, reason == nil { return nil }
    }
}

extension ArraySlice<Substring> {
    fileprivate var hasDayInSecondPlace: Bool {
        count > 1 && Day(String(self[startIndex + 1])) != nil
    }
}
