// SPDX-License-Identifier: MIT

/// What a scalar folds to wherever it stands.
///
/// For those who look in a folded text for what a pattern for the original names.
package struct LoneFold: Hashable, Sendable {
    /// At least one byte.
    package let bytes: [UInt8]

    /// Nil for what folding drops, and for what may melt into the scalar before it.
    package init?(_ scalar: Unicode.Scalar) {
        let table = FoldTable.shared
        let entry = table[scalar.value]
        guard !entry.isDropped, !entry.joins else { return nil }
        bytes =
            entry.isItself
            ? Array(String(scalar).utf8) : (0..<entry.count).map { table.byte($0, of: entry) }
    }

    /// How many bytes at the end of a folded text a joining scalar behind it would change: its
    /// last scalar, if that composes with any other.
    package static func unsettled(in folded: [UInt8]) -> Int {
        guard let last = scalarBefore(folded.count, in: folded.span),
            FoldTable.shared.beginsComposition(last)
        else { return 0 }
        return last.utf8Count
    }
}
