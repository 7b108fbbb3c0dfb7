// SPDX-License-Identifier: MIT

/// An occurrence of a literal.
package struct LiteralHit: Sendable, Hashable {
    package let literal: UInt32
    /// Where it starts in the text.
    package let start: UInt32

    package init(literal: UInt32, start: UInt32) {
        self.literal = literal
        self.start = start
    }
}

/// Finds all occurrences of up to some hundred thousand literals in one pass over a text.
///
/// Every literal is anchored at one gram, the rarest it has. A position whose gram is nobody's
/// anchor, nearly all of them, costs a look into a filter; `GramTable` bounds what the others
/// cost. Built in some 100 ns a literal; holds some 20 bytes a literal beside the pool.
package struct LiteralIndex: Sendable {
    let pool: LiteralPool
    /// Of literals of eight bytes and more, where there are many.
    let eights: GramTable
    /// Of literals of four bytes and more that are not among those.
    let fours: GramTable
    /// Of two and three bytes.
    let twos: GramTable
    let ones: GramTable
    /// Which pairs of bytes those two kinds may start at: one bit each, or empty without any.
    let pairs: [UInt64]

    /// Below this many literals all are looked for by four bytes: one filter that fits the first
    /// cache is quicker than two that say no more often.
    private static let manyLiterals = 2000

    /// - Parameter pool: the numbers in it are those of the hits. Equal ones are all reported.
    package init(_ pool: LiteralPool) {
        self.pool = pool
        let eightsLength = pool.count < Self.manyLiterals ? Int.max : 8
        var numbers: [[UInt32]] = [[], [], [], []]
        for literal in 0..<pool.count {
            let length = pool.range(of: literal).count
            guard length > 0 else { continue }
            let table = length >= eightsLength ? 0 : length >= 4 ? 1 : length >= 2 ? 2 : 3
            numbers[table].append(UInt32(literal))
        }
        let rarity = PairRarity()
        eights = GramTable(numbers[0], of: pool, gramLength: 8, rarity: rarity)
        fours = GramTable(numbers[1], of: pool, gramLength: 4, rarity: rarity)
        twos = GramTable(numbers[2], of: pool, gramLength: 2, rarity: rarity)
        ones = GramTable(numbers[3], of: pool, gramLength: 1, rarity: rarity)
        pairs = Self.pairs(twos, ones)
    }

    /// Bytes on the heap, those of the pool among them.
    package var memory: Int {
        pool.memory + eights.memory + fours.memory + twos.memory + ones.memory
            + pairs.capacity * 8
    }

    /// The pairs that the filters of both tables let pass: what the scan asks instead of them.
    private static func pairs(_ twos: GramTable, _ ones: GramTable) -> [UInt64] {
        guard !twos.isEmpty || !ones.isEmpty else { return [] }
        var pairs = [UInt64](repeating: 0, count: 1 << 10)
        for pair in 0..<(1 << 16)
        where twos.mayHold(Gram(pair)) || ones.mayHold(Gram(pair)) {
            pairs[pair >> 6] |= 1 << UInt64(pair & 63)
        }
        return pairs
    }
}
