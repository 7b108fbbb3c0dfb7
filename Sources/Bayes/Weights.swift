// SPDX-License-Identifier: MIT

import Glibc

/// What the views are worth beside each other: β and b, learnt from the mistakes of the sum.
///
/// Unlike the counts these depend on the order of the decisions, and nothing takes a step back:
/// untraining leaves them, a rebuild finds them anew.
package struct Weights: Sendable, Equatable {
    package private(set) var bias = Slope(0)
    private var slopes = PerView(repeating: Slope(0.4))

    package init() {}

    package func beta(_ view: View) -> Double { slopes[view].value }

    /// One step against the mistake p − y that the sum made.
    mutating func learn(from score: Score, bad: Bool) {
        let mistake = sigmoid(score.q) - (bad ? 1 : 0)
        for view in View.allCases {
            slopes[view].step(mistake * score.z[view], atLeast: 0)
        }
        bias.step(mistake, atLeast: -.infinity)
    }
}

/// As they stand in a snapshot.
extension Weights {
    init(from numbers: inout Numbers) {
        bias = Slope(from: &numbers)
        slopes = PerView { _ in Slope(from: &numbers) }
    }

    func put(into numbers: inout Numbers) {
        for slope in [bias] + View.allCases.map({ slopes[$0] }) { slope.put(into: &numbers) }
    }
}

/// A learnt number whose steps shorten as its gradients add up.
package struct Slope: Sendable, Equatable {
    private static let rate = 0.1

    package private(set) var value: Double
    private var squares = 1.0

    init(_ value: Double) { self.value = value }

    init(from numbers: inout Numbers) {
        value = numbers.double()
        squares = numbers.double()
    }

    func put(into numbers: inout Numbers) {
        numbers.put(value)
        numbers.put(squares)
    }

    /// The squares first, so that a first large gradient is already damped.
    mutating func step(_ gradient: Double, atLeast least: Double) {
        squares += gradient * gradient
        value = max(least, value - Self.rate * gradient / squares.squareRoot())
    }
}

/// The probability of some log-odds, which are held to ±30.
package func sigmoid(_ q: Double) -> Double { 1 / (1 + exp(-max(-30, min(30, q)))) }
