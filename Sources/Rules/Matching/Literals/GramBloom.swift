// SPDX-License-Identifier: MIT

/// Tells for certain that a gram is not among those of a table, at one look into memory.
///
/// A Bloom filter of two bits, both in one word, so that a look costs one load.
struct GramBloom: Sendable {
    /// Bits for each gram: at 16 about one gram in 50 passes that is not in the table.
    private static let bitsPerGram = 16

    private(set) var words: [UInt64]

    /// - Parameter count: of the grams that will be put in.
    init(count: Int) {
        var size = 64
        while size * 64 < Self.bitsPerGram * count, size < GramHash.mostWords { size *= 2 }
        words = [UInt64](repeating: 0, count: size)
    }

    mutating func insert(_ hash: GramHash) {
        words[hash.word & (words.count - 1)] |= hash.probe
    }

    @inline(__always) func mayHold(_ hash: GramHash) -> Bool { words.span.mayHold(hash) != 0 }

    var memory: Int { words.capacity * MemoryLayout<UInt64>.stride }
}

extension Span<UInt64> {
    /// 1 where a filter of these words lets a gram pass, else 0: a number, so that several can be
    /// combined without a branch.
    @inline(__always) func mayHold(_ hash: GramHash) -> Int {
        let missing = ~self[hash.word & (count &- 1)] & hash.probe
        return missing == 0 ? 1 : 0
    }
}
