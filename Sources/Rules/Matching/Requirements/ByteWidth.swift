// SPDX-License-Identifier: MIT

/// How many bytes of the text something may take: from the least to the most, `.max` if that
/// has no bound.
struct ByteWidth: Hashable, Sendable {
    static let zero = ByteWidth(low: 0, high: 0)

    var low: Int
    var high: Int

    static func + (left: Self, right: Self) -> Self {
        Self(low: sum(left.low, right.low), high: sum(left.high, right.high))
    }

    /// Of a number of copies.
    func repeated(_ counts: ClosedRange<Int>) -> Self {
        Self(low: Self.product(low, counts.lowerBound), high: Self.product(high, counts.upperBound))
    }

    func union(_ other: Self) -> Self {
        Self(low: min(low, other.low), high: max(high, other.high))
    }

    private static func sum(_ left: Int, _ right: Int) -> Int {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }

    private static func product(_ left: Int, _ right: Int) -> Int {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? .max : product
    }
}
