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

    /// Reads a comment, in time linear in its length.
    ///
    /// - Parameters:
    ///   - comment: to be read.
    ///   - views: the others are left empty, and what only they need is not made: so one can
    ///     measure what a view costs and what it adds.
    package init(_ comment: Comment, views: [View] = View.allCases) {
        self.init(Material(comment, views: views), views: views)
    }

    init(_ material: Material, views: [View] = View.allCases) {
        var found = FoundHashes(expecting: 64 + 4 * material.body.folded.bytes.count)
        var ends = View.allCases.map { view in
            if views.contains(view) { view.emit(material, into: &found) }
            return found.all.count
        }
        DistinctHashes.keepOnce(&found.all, ends: &ends)
        self.material = material
        self.ends = PerView { ends[Int($0.rawValue)] }
        hashes = found.all
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

/// Keeps nothing of a feature but its hash.
private struct FoundHashes: FeatureSink {
    var all: [UInt64] = []

    init(expecting count: Int) { all.reserveCapacity(count) }

    mutating func add(_ view: View, _ hash: UInt64, credit: @autoclosure () -> Credit) {
        all.append(hash)
    }
}

extension View {
    fileprivate var previous: View? { rawValue == 0 ? nil : View(rawValue: rawValue - 1) }
}
