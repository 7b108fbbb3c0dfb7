// SPDX-License-Identifier: MIT

/// What an administrator has decided about judging.
package struct Policy: Sendable, Equatable {
    /// Natural-log odds against "genuine" from which a comment is held.
    package var holdAt: Double

    package init(holdAt: Double = 4) { self.holdAt = holdAt }

    /// What q may add at most while the scorer is learning: it never holds without a rule's support.
    package var scorerCap: Double { holdAt - 1 }
}
