// SPDX-License-Identifier: MIT

/// Tells for certain that a gram is not among those that somebody waits for, at one look into
/// memory.
///
/// A Bloom filter of one bit a gram: a second one lets fewer pass, but costs more at each byte of
/// a text than it saves at those which pass.
struct GramBloom: Sendable {
    /// A bit of a filter: which word, to be cut down to their number, a power of two, and which
    /// of its bits, to be cut down to 64.
    struct Place {
        let word: Int
        let bit: UInt64
    }

    /// Bits for each gram: at 32 one gram in 32 to 64 passes that is not in the filter.
    private static let bitsPerGram = 32
    /// Above this many bits twice as many pass, so that the filter stays in the second cache.
    private static let fewBits = 1 << 20
    private static let mostWords = 1 << 18

    private(set) var words: [UInt64]

    /// - Parameter count: of the grams that will be put in.
    init(count: Int) {
        var size = 64
        let wanted = Self.bitsPerGram * count
        let bits = wanted > Self.fewBits ? max(wanted / 2, Self.fewBits) : wanted
        while size * 64 < bits, size < Self.mostWords { size *= 2 }
        words = [UInt64](repeating: 0, count: size)
    }

    mutating func insert(_ place: Place) {
        words[place.word & (words.count - 1)] |= 1 &<< place.bit
    }

    /// Lets everything pass that leads to the word of a place.
    mutating func fill(_ place: Place) { words[place.word & (words.count - 1)] = .max }

    var memory: Int { words.capacity * MemoryLayout<UInt64>.stride }
}

extension UInt64 {
    /// 1 where this word of a filter lets a gram pass, else 0: a number, so that it can be added
    /// without a branch.
    @inline(__always) func holds(_ place: GramBloom.Place) -> Int {
        Int(truncatingIfNeeded: self &>> place.bit & 1)
    }
}

/// Which grams a filter is asked for, and how they are spread over it.
protocol GramShape: Sendable {
    /// Between two positions that are looked at.
    static var step: Int { get }

    func place(of gram: Gram) -> GramBloom.Place
}

/// Grams at every position; all their bytes choose the word and the bit.
struct EveryGram: GramShape {
    static var step: Int { 1 }

    /// Leaves the gram's bytes of the eight that are read.
    let mask: Gram

    @inline(__always) func place(of gram: Gram) -> GramBloom.Place {
        let hash = GramHash(gram & mask)
        return GramBloom.Place(word: hash.word, bit: hash.bit)
    }
}

/// Four bytes at every second position; three of them choose the word, the fourth one moves the
/// bit: so a full word stands for three bytes and whatever follows them.
struct SecondGram: GramShape {
    static var step: Int { 2 }

    @inline(__always) func place(of gram: Gram) -> GramBloom.Place {
        let hash = GramHash(gram & 0xFF_FFFF)
        return GramBloom.Place(word: hash.word, bit: hash.bit &+ gram &>> 24)
    }
}
