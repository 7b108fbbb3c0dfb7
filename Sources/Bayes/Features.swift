// SPDX-License-Identifier: MIT

package import Comments

/// What a comment has, view by view: a set of hashes each, and the comment to name them by.
package struct Features: Sendable {
    /// What hashes mean; raised with every change of a view or of the hash.
    ///
    /// Counts that were taken with one version mean nothing with another, so whoever stores a
    /// model stores this beside it.
    package static let version = 1

    /// Sorted, so that a sum over them has one order on every run; no hash twice.
    private let hashes: PerView<[UInt64]>
    /// Nil where only the hashes are left.
    let comment: Comment?

    /// Reads a comment through all views; linear in its length but for one sort.
    package init(_ comment: Comment) {
        let material = Material(comment)
        self.comment = comment
        hashes = PerView { view in
            var sink = Hashes()
            view.emit(material, into: &sink)
            return sink.unique
        }
    }

    /// Takes hashes that outlived their comment: they count as before and have no names.
    package init(hashes: PerView<[UInt64]>) {
        self.hashes = PerView { distinct(hashes[$0]) }
        comment = nil
    }

    package subscript(view: View) -> [UInt64] { hashes[view] }
}

/// Keeps nothing of a feature but its hash.
private struct Hashes: FeatureSink {
    private var all: [UInt64] = []

    var unique: [UInt64] { distinct(all) }

    mutating func add(
        _ kind: Kind, _ text: Span<UInt8>, label: @autoclosure () -> String,
        mark: @autoclosure () -> Mark?
    ) {
        all.append(featureHash(kind, text))
    }
}

/// By sorting: no choice of words makes it slower than that, as it could a table.
private func distinct(_ hashes: [UInt64]) -> [UInt64] {
    var kept: [UInt64] = []
    kept.reserveCapacity(hashes.count)
    for hash in hashes.sorted() where hash != kept.last { kept.append(hash) }
    return kept
}
