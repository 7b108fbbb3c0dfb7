// SPDX-License-Identifier: MIT

import Glibc

/// How many of n independent cases are hits, where each is one with the same probability.
struct Binomial {
    let cases: Int
    /// Between 0 and 1, neither of them.
    let probability: Double

    /// P(X ≤ hits).
    func atMost(_ hits: Int) -> Double {
        guard hits >= 0 else { return 0 }
        return sums.prefix(min(hits, cases) + 1).reduce(0) { $1 }
    }

    /// P(X ≥ hits).
    func atLeast(_ hits: Int) -> Double { 1 - atMost(hits - 1) }

    /// The most hits k for which P(X ≤ k) is within a bound; nil where none is too likely already.
    func mostHits(within bound: Double) -> Int? {
        let count = sums.prefix { $0 <= bound }.reduce(0) { count, _ in count + 1 }
        return count > 0 ? count - 1 : nil
    }

    /// P(X ≤ 0), P(X ≤ 1), … P(X ≤ n).
    ///
    /// Each term follows from the one before, in logarithms: no factorial and no power can be too
    /// large or too small. One logarithm and one exponential a term.
    private var sums: some Sequence<Double> {
        let odds = probability / (1 - probability)
        let first = Double(cases) * log1p(-probability)
        return sequence(state: (hits: 0, logTerm: first, sum: 0.0)) { state -> Double? in
            guard state.hits <= cases else { return nil }
            state.sum = min(1, state.sum + exp(state.logTerm))
            state.logTerm += log(Double(cases - state.hits) / Double(state.hits + 1) * odds)
            state.hits += 1
            return state.sum
        }
    }
}
