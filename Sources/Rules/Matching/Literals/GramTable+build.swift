// SPDX-License-Identifier: MIT

extension GramTable {
    /// Where a literal is anchored.
    struct Anchor {
        let literal: UInt32
        let offset: UInt16

        /// The gram and what follows it, as far as the literal goes.
        func gram(_ pool: LiteralPool) -> Gram {
            pool.bytes.span.extracting(pool.range(of: Int(literal))).gram(at: Int(offset))
        }
    }

    /// An anchor and where its gram leads.
    private struct Place {
        let anchor: Anchor
        let hash: GramHash
    }

    /// - Parameters:
    ///   - anchors: those of a literal one behind the other, one in front of the other's place;
    ///     changed where too many share a bucket, but not in which of two neighbouring positions
    ///     each stands for.
    ///   - pool: where their bytes are.
    ///   - gramLength: up to 8.
    ///   - step: 2 where a literal has two anchors, one of which is at an even position, else 1.
    init(_ anchors: inout [Anchor], of pool: LiteralPool, gramLength: Int, step: Int) {
        let mask = Self.mask(gramLength)
        var buckets = 64
        while buckets < min(anchors.count, 1 << 18) { buckets *= 2 }
        func bucket(_ anchor: Anchor) -> Int {
            GramHash(anchor.gram(pool) & mask).bucket & (buckets - 1)
        }
        let crowded = Self.crowded(anchors, buckets: anchors.map(bucket), of: buckets)
        var places: [(bucket: Int, entry: Entry)] = []
        var members: [(bucket: Int, literal: UInt32)] = []
        for index in anchors.indices {
            if crowded.contains(anchors[index].literal) {
                let offset = anchors[index].offset & UInt16(step - 1)
                anchors[index] = Anchor(literal: anchors[index].literal, offset: offset)
                members.append((bucket(anchors[index]) * 2 + Int(offset), anchors[index].literal))
            } else {
                let hash = GramHash(anchors[index].gram(pool) & mask)
                places.append(
                    (
                        hash.bucket & (buckets - 1),
                        Entry(
                            literal: anchors[index].literal, offset: anchors[index].offset,
                            tag: hash.tag)
                    ))
            }
        }
        let crowd = LiteralCrowd(members, of: pool) { place, run in
            places.append(
                (
                    place / 2,
                    Entry(literal: UInt32(run), offset: Entry.runs[place % 2], tag: 0)
                ))
        }
        let (starts, entries) = Self.packed(places, buckets: buckets)
        self.init(gramLength: gramLength, starts: starts, entries: entries, crowd: crowd)
    }

    /// The literals that have an anchor in a bucket that is too full: all of a literal's anchors
    /// lead to the crowd or none does, so that its places are found from left to right.
    private static func crowded(
        _ anchors: [Anchor], buckets: [Int], of count: Int
    ) -> Set<UInt32> {
        var sizes = [UInt32](repeating: 0, count: count)
        for bucket in buckets { sizes[bucket] += 1 }
        var crowded: Set<UInt32> = []
        for (anchor, bucket) in zip(anchors, buckets) where sizes[bucket] > fullBucket {
            crowded.insert(anchor.literal)
        }
        return crowded
    }

    /// The entries by bucket, each bucket from the last to the first: of a literal that has the
    /// same gram twice, the place further in comes first.
    private static func packed(
        _ places: [(bucket: Int, entry: Entry)], buckets: Int
    ) -> (starts: [UInt32], entries: [Entry]) {
        // Counts become ends, and ends become starts as the buckets are filled from behind.
        var starts = [UInt32](repeating: 0, count: buckets + 1)
        for place in places { starts[place.bucket] += 1 }
        for bucket in 1...buckets { starts[bucket] += starts[bucket - 1] }
        var entries = [Entry](
            repeating: Entry(literal: 0, offset: 0, tag: 0), count: places.count)
        for (bucket, entry) in places {
            starts[bucket] -= 1
            entries[Int(starts[bucket])] = entry
        }
        return (starts, entries)
    }
}
