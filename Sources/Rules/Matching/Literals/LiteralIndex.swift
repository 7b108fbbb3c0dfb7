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
    /// By the length of their grams: of eight bytes where there are many literals, four, two and
    /// one; none without literals.
    let tables: [GramTable]

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
        tables = zip([8, 4, 2, 1], numbers).filter { !$1.isEmpty }.map { length, literals in
            GramTable(literals, of: pool, gramLength: length, rarity: rarity)
        }
    }

    /// Bytes on the heap, those of the pool among them.
    package var memory: Int {
        tables.reduce(pool.memory) { $0 + $1.memory }
    }
}
