// SPDX-License-Identifier: MIT

extension Model {
    /// Whether a part of the snapshot that the model came from turned out to be damaged.
    ///
    /// Then no score since is worth anything, and the model has to be counted anew.
    package var isDamaged: Bool { tally.table.isDamaged }

    /// What the counts take up in memory, in bytes.
    package var size: Int { tally.table.segments.reduce(0) { $0 + $1.view.size } }
}
