// SPDX-License-Identifier: MIT

/// What the ledger keeps of one decision, so that exactly this can be taken back or counted anew.
package struct Training: Sendable, Equatable {
    /// One decision that the scorer had wholly wrong.
    package static let fullUnits = 64

    package let commentClass: CommentClass
    /// u, from 1 to 64: the more, the less the scorer had foreseen it.
    package let units: Int
    /// t, from 1: which decision of the model's life this was.
    package let ordinal: Int
    /// Nil where nobody weighed the comment then.
    package let appraisal: Appraisal?

    /// Takes numbers that a training caused; nil where none can have caused them.
    package init?(_ commentClass: CommentClass, units: Int, ordinal: Int) {
        guard 1...Self.fullUnits ~= units, ordinal >= 1 else { return nil }
        self.commentClass = commentClass
        self.units = units
        self.ordinal = ordinal
        appraisal = nil
    }

    /// Takes numbers that were measured, and brings them into range.
    package init(
        _ commentClass: CommentClass, measured units: Int, ordinal: Int,
        appraisal: Appraisal? = nil
    ) {
        self.commentClass = commentClass
        self.units = min(max(1, units), Self.fullUnits)
        self.ordinal = max(1, ordinal)
        self.appraisal = appraisal
    }

    /// The same with what the comment weighed before.
    package func appraised(_ appraisal: Appraisal?) -> Training {
        Training(commentClass, measured: units, ordinal: ordinal, appraisal: appraisal)
    }
}

/// What acting on one decision changed of what was learnt: in this order, and each at most once.
package struct Revision: Sendable, Equatable {
    /// Stood until then.
    package let takesBack: Training?
    /// Was learnt by it.
    package let learns: Training?
    /// Had been taken back earlier, and stands again.
    package let restores: Training?

    package init(takesBack: Training?, learns: Training?, restores: Training?) {
        self.takesBack = takesBack
        self.learns = learns
        self.restores = restores
    }
}
