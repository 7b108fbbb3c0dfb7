// SPDX-License-Identifier: MIT

// The innermost loop of scoring. Bounds were checked where the segments were made, and a place is
// inside of its segment whatever its hash is, so nothing is checked again.

/// Weighs many hashes at once.
///
/// A table of a million features does not fit into the processor's cache, and waiting for memory
/// takes longer than weighing. So some hashes at a time are looked for in steps that do not wait
/// for each other: first all tags, then all slots, then the weights.
extension Table {
    private static let block = 64

    /// Σ weight over those of the hashes that have counts, in their order.
    func sum(of hashes: Span<UInt64>, _ odds: Odds) -> Double {
        if isUnread { fetch(hashes) }
        return unsafe hashes.withUnsafeBufferPointer { hashes in
            unsafe segments.withUnsafeBufferPointer { segments in
                unsafe withUnsafeTemporaryAllocation(of: Candidate.self, capacity: Self.block) {
                    unsafe sum(of: hashes, in: segments, $0, odds)
                }
            }
        }
    }

    private func fetch(_ hashes: Span<UInt64>) {
        for index in hashes.indices { segments[Place(hashes[index], seed).segment].fetch() }
    }

    @inline(__always)
    private func sum(
        of hashes: UnsafeBufferPointer<UInt64>, in segments: UnsafeBufferPointer<Segment>,
        _ candidates: UnsafeMutableBufferPointer<Candidate>, _ odds: Odds
    ) -> Double {
        var sum = 0.0
        for start in stride(from: 0, to: hashes.count, by: Self.block) {
            let count = min(Self.block, hashes.count - start)
            for offset in 0..<count {
                let place = Place(unsafe hashes[start + offset], seed)
                unsafe candidates[offset] = Candidate(place, in: segments[place.segment].view)
            }
            for offset in 0..<count { unsafe candidates[offset].readTags() }
            for offset in 0..<count {
                unsafe candidates[offset].choose(Place(hashes[start + offset], seed))
            }
            for offset in 0..<count { unsafe candidates[offset].readSlot() }
            for offset in 0..<count {
                let hash = unsafe hashes[start + offset]
                let candidate = unsafe candidates[offset]
                if unsafe candidate.isLikely && candidate.hash == hash {
                    unsafe sum += odds.weight(candidate.slot.pointee.counts)
                } else if unsafe candidate.isOneOfMany {
                    unsafe sum += segments.search(hash, Place(hash, seed), odds)
                }
            }
        }
        return sum
    }
}

extension UnsafeBufferPointer<Segment> {
    /// The weight of a hash that is not where it should be, if it is there at all.
    fileprivate func search(_ hash: UInt64, _ place: Place, _ odds: Odds) -> Double {
        guard let index = unsafe self[place.segment].find(hash, place) else { return 0 }
        return unsafe odds.weight(self[place.segment].view[index].counts)
    }
}
