// SPDX-License-Identifier: MIT

/// What the scorer says of one comment: natural-log odds against "genuine", and their parts.
package struct Score: Sendable, Equatable {
    /// The sum b + Σ βᵥ·zᵥ.
    package let q: Double
    /// Evidence per view before its β: Σ w / √(features in the view).
    package let z: PerView<Double>
    /// The β and b that made q of z.
    package let weights: Weights

    package var b: Double { weights.bias.value }
    package func beta(_ view: View) -> Double { weights.beta(view) }

    init(z: PerView<Double>, weights: Weights) {
        self.z = z
        self.weights = weights
        q = View.allCases.reduce(weights.bias.value) { $0 + weights.beta($1) * z[$1] }
    }
}
