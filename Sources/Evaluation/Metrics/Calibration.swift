// SPDX-License-Identifier: MIT

/// Whether p means what it says: of the comments with a p near 0.3, 30 % should be bad.
package struct Calibration: Sendable, Equatable {
    /// Comments whose p lies in one tenth of the range.
    package struct Bin: Sendable, Equatable {
        package var count = 0
        package var bad = 0
        package var sum = 0.0

        package var meanP: Double { sum / Double(max(1, count)) }
        package var shareBad: Double { Double(bad) / Double(max(1, count)) }
    }

    package private(set) var bins = [Bin](repeating: Bin(), count: 10)

    package init(_ scored: [Scored]) {
        for one in scored {
            let index = min(bins.count - 1, Int(one.p * Double(bins.count)))
            bins[index].count += 1
            bins[index].bad += one.isBad ? 1 : 0
            bins[index].sum += one.p
        }
    }

    /// The expected calibration error: by how much p is wrong, in the mean of the comments.
    package var error: Double? {
        let count = bins.reduce(0) { $0 + $1.count }
        guard count > 0 else { return nil }
        return bins.reduce(0) { $0 + Double($1.count) * abs($1.meanP - $1.shareBad) }
            / Double(count)
    }
}
