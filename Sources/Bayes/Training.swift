// SPDX-License-Identifier: MIT

import Comments

extension Training {
    /// Below 1, so that a decision which was nearly foreseen still teaches something.
    private static let temper = 0.5

    /// Measures how much a decision surprises a scorer that said q.
    init(_ commentClass: CommentClass, afterScore q: Double, ordinal: Int) {
        let bad = sigmoid(Self.temper * q)
        let surprise = commentClass == .genuine ? bad : 1 - bad
        let units = Int((Double(Self.fullUnits) * surprise).rounded())
        self.init(commentClass, measured: units, ordinal: ordinal)
    }
}
