// SPDX-License-Identifier: MIT

/// The totals of the latest genuine comments, which of them is how large, and how many were above
/// the threshold of their day.
///
/// A function of what was put in and not taken out again: older ones come back when a later one
/// goes, so all are kept, 24 bytes each. Taking one in or out costs a binary search, and a move of
/// at most 8 bytes for each total of the window.
struct LatestTotals: Sendable, Equatable {
    struct Entry: Sendable, Equatable {
        let ordinal: Int
        let total: Double
        /// Nil where there was no threshold yet.
        let wasAbove: Bool?
    }

    /// How many of the latest count.
    let reach: Int
    /// All, in the order of their ordinals.
    private var all: [Entry] = []
    /// Those of the window, the smallest first.
    private var ranked: [Double] = []
    /// Those of the window for which there was a threshold, and those of them that were above it.
    private(set) var judged = 0
    private(set) var above = 0

    init(reach: Int) { self.reach = reach }

    var count: Int { ranked.count }

    /// The total below which all but so many of the window lie.
    subscript(below larger: Int) -> Double { ranked[ranked.count - 1 - larger] }

    mutating func insert(_ entry: Entry) {
        let place = place(of: entry.ordinal)
        all.insert(entry, at: place)
        let start = all.count - reach
        guard place >= start else { return }
        include(entry)
        if start > 0 { exclude(all[start - 1]) }
    }

    mutating func remove(ordinal: Int) {
        let place = place(of: ordinal)
        guard place < all.count, all[place].ordinal == ordinal else { return }
        let start = all.count - reach
        let entry = all.remove(at: place)
        guard place >= start else { return }
        exclude(entry)
        if start > 0 { include(all[start - 1]) }
    }

    private mutating func include(_ entry: Entry) {
        ranked.insert(entry.total, at: ranked.firstPlace { $0 >= entry.total })
        judge(entry, 1)
    }

    private mutating func exclude(_ entry: Entry) {
        ranked.remove(at: ranked.firstPlace { $0 >= entry.total })
        judge(entry, -1)
    }

    private mutating func judge(_ entry: Entry, _ step: Int) {
        guard let wasAbove = entry.wasAbove else { return }
        judged += step
        if wasAbove { above += step }
    }

    /// Decisions come in the order of their ordinals, but for those that an undo brings back.
    private func place(of ordinal: Int) -> Int {
        guard let last = all.last, last.ordinal >= ordinal else { return all.count }
        return all.firstPlace { $0.ordinal >= ordinal }
    }
}
