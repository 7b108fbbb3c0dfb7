// SPDX-License-Identifier: MIT

/// Where the bytes of a view stand in the text that it was made from.
struct OffsetMap: Sendable {
    /// For each byte of the view, the start of the scalar that it came from; never decreasing.
    ///
    /// Empty where the view is the text byte for byte.
    private let starts: [UInt32]
    /// UTF-8 bytes of the original.
    private let originalCount: Int

    init(starts: [UInt32] = [], originalCount: Int) {
        self.starts = starts
        self.originalCount = originalCount
    }

    /// The stretch of the original that a stretch of the view came from: whole scalars, and what
    /// was dropped directly behind them (an accent belongs to its letter).
    ///
    /// A range outside the view is cut to it.
    func original(_ range: Range<Int>) -> Range<Int> {
        guard !starts.isEmpty else { return range.clamped(to: 0..<originalCount) }
        let range = range.clamped(to: 0..<starts.count)
        let start = offset(range.lowerBound)
        guard !range.isEmpty else { return start..<start }
        let last = starts[range.upperBound - 1]
        var next = range.upperBound
        // One scalar may have become several bytes; the longest folded form is 33 bytes.
        while next < starts.count, starts[next] == last { next += 1 }
        return start..<offset(next)
    }

    private func offset(_ index: Int) -> Int {
        index < starts.count ? Int(starts[index]) : originalCount
    }
}
