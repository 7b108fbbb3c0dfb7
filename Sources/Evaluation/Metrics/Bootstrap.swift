// SPDX-License-Identifier: MIT

import Bayes

/// Between which bounds a figure lies with a probability of 95 %.
package struct Interval: Sendable, Equatable {
    package let lower: Double
    package let upper: Double
}

/// Bounds by the percentile bootstrap: the figures of many samples of the same size, drawn from the
/// comments with putting back.
package struct Bootstrap: Sendable {
    /// Enough for two digits of a bound.
    package static let usualDraws = 1000

    private var figures: [Figures] = []

    package init(_ sample: Sample, draws: Int = Self.usualDraws, seed: UInt64) {
        guard sample.count > 0 else { return }
        var generator = SeededGenerator(seed: seed)
        figures = (0..<draws).map { _ in
            sample.figures(
                of: (0..<sample.count).lazy.map { _ in
                    Int.random(in: 0..<sample.count, using: &generator)
                })
        }
    }

    /// Nil where no draw had anything of which it is a share.
    package func interval(of name: Figures.Name) -> Interval? {
        let values = figures.compactMap { $0[name] }.sorted()
        guard !values.isEmpty else { return nil }
        func value(at share: Double) -> Double {
            values[Int((share * Double(values.count - 1)).rounded())]
        }
        return Interval(lower: value(at: 0.025), upper: value(at: 0.975))
    }
}
