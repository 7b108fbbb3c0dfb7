// SPDX-License-Identifier: MIT

/// What an administrator has decided about judging.
package struct Policy: Sendable, Equatable {
    /// Natural-log odds against "genuine" from which a comment is held.
    package var holdAt: Double

    package init(holdAt: Double = 4) { self.holdAt = holdAt }

    /// What may be added at most by what never holds alone: q while the scorer is learning, and all
    /// rules on probation together.
    package var supportCap: Double { holdAt - 1 }
}
