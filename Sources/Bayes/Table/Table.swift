// SPDX-License-Identifier: MIT

import Comments

/// Counts by the hash of a feature, in 256 segments.
///
/// A value: a copy costs the list of segments, and a write after it the segment that is written
/// to. Nothing is ever evicted, and since each segment grows by itself, no growth is a step that
/// anyone notices. 33 bytes a slot, at most 4 of 5 taken.
struct Table: Sendable {
    static let segmentCount = 256

    let seed: Seed
    private(set) var segments: [Segment]
    /// Where some segments may still lie; they are read at their first use.
    private let snapshot: SnapshotMemory?

    init() {
        self.init(seed: Seed(), segments: Array(repeating: Segment(), count: Self.segmentCount))
    }

    /// - Precondition: there are ``segmentCount`` segments.
    init(seed: Seed, segments: [Segment], snapshot: SnapshotMemory? = nil) {
        precondition(segments.count == Self.segmentCount)
        self.seed = seed
        self.segments = segments
        self.snapshot = snapshot
    }

    /// The number of hashes with a count.
    var count: Int { segments.reduce(0) { $0 + $1.count } }

    /// Whether some of a snapshot turned out not to be what had been written: no answer since then
    /// is worth anything.
    var isDamaged: Bool { snapshot?.isDamaged ?? false }

    /// The counts of a hash; nil where it has none.
    subscript(hash: UInt64) -> PerClass<Int64>? {
        let place = Place(hash, seed)
        let segment = segments[place.segment]
        if isUnread { segment.fetch() }
        guard let index = segment.find(hash, place) else { return nil }
        let counts = segment.view[index].counts
        return counts.isZero ? nil : counts
    }

    mutating func add(_ hash: UInt64, _ amount: Int64, to commentClass: CommentClass) {
        segments[Place(hash, seed).segment].add(hash, amount, to: commentClass, seed)
    }

    mutating func subtract(_ hash: UInt64, _ amount: Int64, from commentClass: CommentClass) {
        segments[Place(hash, seed).segment].subtract(hash, amount, from: commentClass, seed)
    }

    func forEach(_ body: (Slot) -> Void) {
        fetchAll()
        for segment in segments { segment.forEach(body) }
    }

    /// Reads all of a snapshot that was not read yet.
    func fetchAll() {
        if isUnread { for segment in segments { segment.fetch() } }
    }

    var isUnread: Bool { snapshot?.hasUnread ?? false }
}

extension Table: Equatable {
    static func == (one: Table, other: Table) -> Bool {
        guard one.count == other.count else { return false }
        var isEqual = true
        one.forEach { if other[$0.hash] != $0.counts { isEqual = false } }
        return isEqual
    }
}
