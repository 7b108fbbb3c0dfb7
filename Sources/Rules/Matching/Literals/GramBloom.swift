// SPDX-License-Identifier: MIT

/// Tells for certain that a gram is not among those of a table, at one look into memory.
///
/// A Bloom filter of one bit a gram: a second one lets fewer pass, but costs more at each byte of
/// a text than it saves at those which pass.
struct GramBloom: Sendable {
    /// Bits for each gram: at 32 one gram in 32 to 64 passes that is not in the table.
    private static let bitsPerGram = 32

    private(set) var words: [UInt64]

    /// - Parameter count: of the grams that will be put in.
    init(count: Int) {
        var size = 64
        while size * 64 < Self.bitsPerGram * count, size < GramHash.mostWords { size *= 2 }
        words = [UInt64](repeating: 0, count: size)
    }

    mutating func insert(_ hash: GramHash) {
        words[hash.word & (words.count - 1)] |= 1 &<< hash.bit
    }

    var memory: Int { words.capacity * MemoryLayout<UInt64>.stride }
}

extension UInt64 {
    /// 1 where this word of a filter lets a gram pass, else 0: a number, so that it can be added
    /// without a branch.
    @inline(__always) func holds(_ hash: GramHash) -> Int {
        Int(truncatingIfNeeded: self &>> hash.bit & 1)
    }
}
