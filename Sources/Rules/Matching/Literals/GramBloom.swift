// SPDX-License-Identifier: MIT

/// Tells for certain that a gram is not among those of a table, at one look into memory.
///
/// A Bloom filter of two bits, both in one word, so that a look costs one load.
struct GramBloom: Sendable {
    /// Bits for each gram: at 16 about one gram in 50 passes that is not in the table.
    private static let bitsPerGram = 16

    private(set) var words: [UInt64]
    private let shift: UInt64

    /// - Parameter count: of the grams that will be put in.
    init(count: Int) {
        var wordBits: UInt64 = 6
        while 64 << wordBits < Self.bitsPerGram * count { wordBits += 1 }
        words = [UInt64](repeating: 0, count: 1 << Int(wordBits))
        shift = 64 - wordBits
    }

    @inline(__always) private func index(_ hash: GramHash) -> Int {
        Int(truncatingIfNeeded: hash.bits &>> shift)
    }

    mutating func insert(_ hash: GramHash) { words[index(hash)] |= hash.probe }

    @inline(__always) func mayHold(_ hash: GramHash) -> Bool {
        words[index(hash)] & hash.probe == hash.probe
    }

    var memory: Int { words.capacity * MemoryLayout<UInt64>.stride }
}
