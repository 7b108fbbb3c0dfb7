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
        words[hash.word & (words.count - 1)] |= 1 &<< hash.first | 1 &<< hash.second
    }

    var memory: Int { words.capacity * MemoryLayout<UInt64>.stride }
}

extension UInt64 {
    /// 1 where this word of a filter lets a gram pass, else 0: a number, so that it can be added
    /// without a branch.
    @inline(__always) func holds(_ hash: GramHash) -> Int {
        Int(truncatingIfNeeded: self &>> hash.first & self &>> hash.second & 1)
    }
}
