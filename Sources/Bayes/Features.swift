// SPDX-License-Identifier: MIT

package import Comments
import Text

/// What a comment has, view by view: a set of hashes each, and the texts to name them by.
package struct Features: Sendable {
    /// What hashes mean; raised with every change of a view or of the hash.
    ///
    /// Counts that were taken with one version mean nothing with another, so whoever stores a
    /// model stores this beside it.
    package static let version = 2

    /// One view after the other, no hash twice.
    ///
    /// In the order in which they stand in the comment, so that a sum over them has one order on
    /// every run.
    package let hashes: [UInt64]
    /// Where each view ends.
    private let ends: PerView<Int>
    /// Nil where only the hashes are left.
    let material: Material?

    /// Reads a comment through all views, in time linear in its length.
    package init(_ comment: Comment) {
        self.init(Material(comment))
    }

    init(_ material: Material) {
        var sink = DistinctHashes(expecting: 64 + 3 * material.body.folded.bytes.count)
        self.material = material
        ends = PerView { view in
            view.emit(material, into: &sink)
            return sink.all.count
        }
        hashes = sink.all
    }

    /// Takes hashes that outlived their comment: they count as before and have no names.
    package init(hashes: PerView<[UInt64]>) {
        var all: [UInt64] = []
        ends = PerView { view in
            all += DistinctHashes(hashes[view]).all
            return all.count
        }
        self.hashes = all
        material = nil
    }

    /// Where the features of a view stand in ``hashes``.
    package func range(of view: View) -> Range<Int> {
        (view.previous.map { ends[$0] } ?? 0)..<ends[view]
    }

    package subscript(view: View) -> ArraySlice<UInt64> { hashes[range(of: view)] }
}

extension View {
    fileprivate var previous: View? { rawValue == 0 ? nil : View(rawValue: rawValue - 1) }
}
