// SPDX-License-Identifier: MIT

/// Literals found by one gram of each, all grams of one length.
///
/// A position of a text costs one look into the filter; where that passes, at most `fullBucket`
/// comparisons of a tag and then of a literal, and one search by halving. So texts written to
/// hit one place of the table again and again cost no more than that: with m literals in a
/// crowd, log2(m) comparisons, and those literals each of which the next begins with.
struct GramTable: Sendable {
    /// One literal, or (`offset` is `isRun`) the run of a crowd.
    struct Entry {
        static let isRun = UInt16.max

        let literal: UInt32
        /// Where the gram stands in the literal.
        let offset: UInt16
        let tag: UInt16
    }

    /// A bucket that would hold more literals leaves them to a crowd.
    static let fullBucket = 8

    let bloom: GramBloom
    private let mask: Gram
    private let starts: [UInt32]
    private let entries: [Entry]
    private let crowd: LiteralCrowd

    init(gramLength: Int, bloom: GramBloom, starts: [UInt32], entries: [Entry], crowd: LiteralCrowd)
    {
        mask = Self.mask(gramLength)
        self.bloom = bloom
        self.starts = starts
        self.entries = entries
        self.crowd = crowd
    }

    static func mask(_ gramLength: Int) -> Gram { Gram.max >> Gram(64 - 8 * gramLength) }

    var isEmpty: Bool { entries.isEmpty }

    /// Whether a gram may be an anchor; what follows it in the number is left out.
    @inline(__always) func mayHold(_ gram: Gram) -> Bool { bloom.mayHold(GramHash(gram & mask)) }

    var memory: Int {
        bloom.memory + starts.capacity * 4 + entries.capacity * MemoryLayout<Entry>.stride
            + crowd.memory
    }

    /// Reports the literals whose grams stand at a position.
    @inline(__always) func appendHits(
        at position: Int, _ gram: Gram, in text: Span<UInt8>, of pool: LiteralPool,
        into hits: inout [LiteralHit]
    ) {
        let hash = GramHash(gram & mask)
        guard bloom.mayHold(hash) else { return }
        let bucket = hash.bucket & (starts.count &- 2)
        for index in Int(starts[bucket])..<Int(starts[bucket &+ 1]) {
            let entry = entries[index]
            if entry.tag == hash.tag, Int(entry.offset) <= position {
                let start = position &- Int(entry.offset)
                if pool.stands(Int(entry.literal), at: start, in: text) {
                    hits.append(LiteralHit(literal: entry.literal, start: UInt32(start)))
                }
            } else if entry.offset == Entry.isRun {
                crowd.appendHits(
                    run: Int(entry.literal), at: position, in: text, of: pool, into: &hits)
            }
        }
    }
}
