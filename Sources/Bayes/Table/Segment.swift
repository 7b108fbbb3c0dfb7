// SPDX-License-Identifier: MIT

import Comments

/// One of a table's parts, which grows and is copied by itself.
///
/// A version that somebody holds keeps its memory; the first write after that goes to a copy.
/// A feature whose counts are all taken back keeps its slot until the segment grows, so that no
/// search ends early; nobody sees it.
struct Segment: Sendable {
    private var cells = Segment.nothing
    /// Beside its owner, so that a look-up need not touch that.
    private(set) var view = Segment.nothing.view
    /// Slots with a tag.
    private(set) var taken = 0
    /// Those of them with a count.
    private(set) var count = 0

    /// Shared, so that it is always copied before it is written to.
    private static let nothing = Cells(groups: 1)

    init() {}

    /// As it was kept; empty until ``fetch()``.
    init(_ cells: Cells, taken: Int, count: Int) {
        self.cells = cells
        view = cells.view
        self.taken = taken
        self.count = count
    }

    func fetch() { cells.fetch() }

    /// The slot of a hash; nil where the segment has none.
    func find(_ hash: UInt64, _ place: Place) -> Int? {
        var group = place.group(of: view.groups)
        for _ in 0..<view.groups {
            let tags = view.tags(group)
            var matches = tags.matches(place)
            while matches != 0 {
                let index = group * 8 + matches.trailingZeroBitCount / 8
                if view.hash(index) == hash { return index }
                matches &= matches - 1
            }
            if tags.free != 0 { return nil }
            group = group + 1 == view.groups ? 0 : group + 1
        }
        return nil
    }

    mutating func add(_ hash: UInt64, _ amount: Int64, to commentClass: CommentClass, _ seed: Seed)
    {
        own()
        let place = Place(hash, seed)
        guard let index = find(hash, place) else {
            var counts = PerClass<Int64>()
            counts.add(amount, to: commentClass)
            if (taken + 1) * 5 > view.capacity * 4 { grow(seed) }
            return insert(Slot(hash: hash, counts: counts), place)
        }
        if view[index].counts.isZero { count += 1 }
        view[index].counts.add(amount, to: commentClass)
    }

    mutating func subtract(
        _ hash: UInt64, _ amount: Int64, from commentClass: CommentClass, _ seed: Seed
    ) {
        own()
        guard let index = find(hash, Place(hash, seed)), !view[index].counts.isZero else { return }
        view[index].counts.subtract(amount, from: commentClass)
        if view[index].counts.isZero { count -= 1 }
    }

    func forEach(_ body: (Slot) -> Void) {
        for group in 0..<view.groups {
            var taken = ~view.tags(group).free & 0x8080_8080_8080_8080
            while taken != 0 {
                let slot = view[group * 8 + taken.trailingZeroBitCount / 8]
                if !slot.counts.isZero { body(slot) }
                taken &= taken - 1
            }
        }
    }

    // MARK: Memory

    private mutating func own() {
        guard !cells.isOwn || !isKnownUniquelyReferenced(&cells) else { return }
        cells.fetch()
        cells = cells.copied()
        view = cells.view
    }

    /// Half as large again, or only without what was emptied where that makes room enough.
    private mutating func grow(_ seed: Seed) {
        let isCrowded = count * 5 > view.capacity * 3
        let old = self
        cells = Cells(groups: isCrowded ? view.groups + max(1, view.groups / 2) : view.groups)
        view = cells.view
        (taken, count) = (0, 0)
        old.forEach { insert($0, Place($0.hash, seed)) }
    }

    private mutating func insert(_ slot: Slot, _ place: Place) {
        var group = place.group(of: view.groups)
        while view.tags(group).free == 0 { group = group + 1 == view.groups ? 0 : group + 1 }
        let index = group * 8 + view.tags(group).free.trailingZeroBitCount / 8
        view[index] = slot
        view.take(index, place)
        (taken, count) = (taken + 1, count + 1)
    }
}
