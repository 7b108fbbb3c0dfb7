// SPDX-License-Identifier: MIT

extension GramTable {
    /// Where a literal is anchored.
    private struct Anchor {
        let offset: UInt16
        let hash: GramHash
    }

    /// - Parameters:
    ///   - literals: numbers of those that are at least as long as the gram.
    ///   - pool: where their bytes are.
    ///   - gramLength: up to 8.
    ///   - rarity: of pairs in ordinary text.
    init(_ literals: [UInt32], of pool: LiteralPool, gramLength: Int, rarity: PairRarity) {
        let mask = Self.mask(gramLength)
        var buckets = 64
        while buckets < min(literals.count, 1 << 18) { buckets *= 2 }
        var anchors = literals.map { literal in
            let bytes = pool.bytes.span.extracting(pool.range(of: Int(literal)))
            let offset = rarity.rarestGram(of: gramLength, in: bytes)
            return Anchor(
                offset: UInt16(offset), hash: GramHash(bytes.gram(at: offset) & mask))
        }
        let crowd = Self.crowd(&anchors, literals, of: pool, mask: mask, buckets: buckets)
        var bloom = GramBloom(count: literals.count)
        for anchor in anchors { bloom.insert(anchor.hash) }
        let (starts, entries) = Self.packed(anchors, literals, crowd.runs, buckets: buckets)
        self.init(
            gramLength: gramLength, bloom: bloom, starts: starts, entries: entries,
            crowd: crowd.literals)
    }

    /// Takes the literals out of buckets that are too full and anchors them at their starts.
    ///
    /// - Returns: the literals, and the number of the run by bucket.
    private static func crowd(
        _ anchors: inout [Anchor], _ literals: [UInt32], of pool: LiteralPool, mask: Gram,
        buckets: Int
    ) -> (literals: LiteralCrowd, runs: [Int: Int]) {
        var sizes = [UInt32](repeating: 0, count: buckets)
        for anchor in anchors { sizes[anchor.hash.bucket & (buckets - 1)] += 1 }
        var members: [(bucket: Int, literal: UInt32)] = []
        for index in anchors.indices
        where sizes[anchors[index].hash.bucket & (buckets - 1)] > fullBucket {
            let literal = literals[index]
            let start = pool.range(of: Int(literal)).lowerBound
            let hash = GramHash(pool.bytes.span.gram(at: start) & mask)
            anchors[index] = Anchor(offset: Entry.isRun, hash: hash)
            members.append((hash.bucket & (buckets - 1), literal))
        }
        var runs: [Int: Int] = [:]
        let crowd = LiteralCrowd(members, of: pool) { bucket, run in runs[bucket] = run }
        return (crowd, runs)
    }

    /// The entries by bucket.
    private static func packed(
        _ anchors: [Anchor], _ literals: [UInt32], _ runs: [Int: Int], buckets: Int
    ) -> (starts: [UInt32], entries: [Entry]) {
        // Counts become ends, and ends become starts as the buckets are filled from behind.
        var starts = [UInt32](repeating: 0, count: buckets + 1)
        for anchor in anchors where anchor.offset != Entry.isRun {
            starts[anchor.hash.bucket & (buckets - 1)] += 1
        }
        for bucket in runs.keys { starts[bucket] += 1 }
        for bucket in 1...buckets { starts[bucket] += starts[bucket - 1] }
        var entries = [Entry](
            repeating: Entry(literal: 0, offset: 0, tag: 0), count: Int(starts[buckets]))
        for (bucket, run) in runs {
            starts[bucket] -= 1
            entries[Int(starts[bucket])] = Entry(
                literal: UInt32(run), offset: Entry.isRun, tag: 0)
        }
        for (anchor, literal) in zip(anchors, literals) where anchor.offset != Entry.isRun {
            let bucket = anchor.hash.bucket & (buckets - 1)
            starts[bucket] -= 1
            entries[Int(starts[bucket])] = Entry(
                literal: literal, offset: anchor.offset, tag: anchor.hash.tag)
        }
        return (starts, entries)
    }
}
