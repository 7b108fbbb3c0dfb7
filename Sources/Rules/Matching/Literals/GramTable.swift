// SPDX-License-Identifier: MIT

/// Literals found by one or two grams of each, all grams of one length.
///
/// A position of a text at which a filter lets the table be asked costs at most `fullBucket`
/// comparisons of a tag and then of a literal, and two searches by halving. So texts written to
/// hit one place of the table again and again cost no more than that: with m literals in a
/// crowd, log2(m) comparisons, and those literals each of which the next begins with.
struct GramTable: Sendable {
    /// One literal, or (`offset` is one of `runs`) the run of a crowd.
    struct Entry {
        /// For a run whose literals start at the gram and for one whose literals start a byte
        /// before it.
        static let runs: [UInt16] = [.max - 1, .max]

        let literal: UInt32
        /// Where the gram stands in the literal.
        let offset: UInt16
        let tag: UInt16
    }

    /// A bucket that would hold more literals leaves them to a crowd.
    static let fullBucket = 8

    private let mask: Gram
    private let starts: [UInt32]
    private let entries: [Entry]
    private let crowd: LiteralCrowd

    init(gramLength: Int, starts: [UInt32], entries: [Entry], crowd: LiteralCrowd) {
        mask = Self.mask(gramLength)
        self.starts = starts
        self.entries = entries
        self.crowd = crowd
    }

    static let empty = GramTable(
        gramLength: 1, starts: [0, 0, 0], entries: [],
        crowd: LiteralCrowd([], of: LiteralPool()) { _, _ in })

    static func mask(_ gramLength: Int) -> Gram { Gram.max >> Gram(64 - 8 * gramLength) }

    var memory: Int {
        starts.capacity * 4 + entries.capacity * MemoryLayout<Entry>.stride + crowd.memory
    }

    /// Reports the literals that have a gram at a position: of one that stands there and a byte
    /// before, the earlier first.
    @inline(__always) func appendHits(
        at position: Int, in text: Span<UInt8>, of pool: LiteralPool, to sink: inout some HitSink
    ) {
        let hash = GramHash(text.gram(at: position) & mask)
        let bucket = hash.bucket & (starts.count &- 2)
        for index in Int(starts[bucket])..<Int(starts[bucket &+ 1]) {
            let entry = entries[index]
            if entry.offset >= UInt16.max &- 1 {
                let start = position &- Int(entry.offset &- (UInt16.max &- 1))
                guard start >= 0 else { continue }
                crowd.appendHits(
                    run: Int(entry.literal), at: start, in: text, of: pool, to: &sink)
            } else if entry.tag == hash.tag, Int(entry.offset) <= position {
                let start = position &- Int(entry.offset)
                if sink.wants(entry.literal), pool.stands(Int(entry.literal), at: start, in: text) {
                    sink.add(entry.literal, at: start)
                }
            }
        }
    }
}
