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

    var memory: Int {
        bloom.memory + starts.capacity * 4 + entries.capacity * MemoryLayout<Entry>.stride
            + crowd.memory
    }

    /// Reports the literals whose grams start in a block of up to 256 positions.
    ///
    /// The filter runs ahead without a branch, which in ordinary text nobody could foretell.
    func appendHits(
        in block: Range<Int>, of text: Span<UInt8>, _ pool: LiteralPool,
        to sink: inout some HitSink
    ) {
        var passed = InlineArray<256, UInt8>(repeating: 0)
        let count = bloom.filter(text, block, mask: mask, into: &passed)
        for index in 0..<count {
            look(at: block.lowerBound &+ Int(passed[index]), in: text, of: pool, to: &sink)
        }
    }

    @inline(__always) private func look(
        at position: Int, in text: Span<UInt8>, of pool: LiteralPool,
        to sink: inout some HitSink
    ) {
        let hash = GramHash(text.gram(at: position) & mask)
        let bucket = hash.bucket & (starts.count &- 2)
        for index in Int(starts[bucket])..<Int(starts[bucket &+ 1]) {
            let entry = entries[index]
            if entry.tag == hash.tag, Int(entry.offset) <= position {
                let start = position &- Int(entry.offset)
                if sink.wants(entry.literal), pool.stands(Int(entry.literal), at: start, in: text) {
                    sink.add(entry.literal, at: start)
                }
            } else if entry.offset == Entry.isRun {
                crowd.appendHits(
                    run: Int(entry.literal), at: position, in: text, of: pool, to: &sink)
            }
        }
    }
}
