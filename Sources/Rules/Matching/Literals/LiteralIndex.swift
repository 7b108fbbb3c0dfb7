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
/// Every literal waits for the rarest gram that it has. A position whose gram is nobody's, nearly
/// all of them, costs a look into a filter; `GramTable` bounds what the others cost. Built in some
/// 100 ns a literal; holds some 20 bytes a literal beside the pool.
package struct LiteralIndex: Sendable {
    let pool: LiteralPool
    /// For those of three bytes and more where there are few in all.
    let sparse: SparseScanner?
    /// For the others, by the length of their grams: eight bytes, four, two and one.
    let scanners: [GramScanner]

    /// Below this many literals all are looked for by four bytes at every second position.
    private static let manyLiterals = 2000

    /// - Parameter pool: the numbers in it are those of the hits. Equal ones are all reported.
    package init(_ pool: LiteralPool) {
        self.pool = pool
        let isFew = pool.count < Self.manyLiterals
        var few: [UInt32] = []
        var numbers: [[UInt32]] = [[], [], [], []]
        for literal in 0..<pool.count {
            let length = pool.range(of: literal).count
            guard length > 0 else { continue }
            if isFew, length > 2 {
                few.append(UInt32(literal))
            } else {
                let scanner = length >= 8 ? 0 : length >= 4 ? 1 : length >= 2 ? 2 : 3
                numbers[scanner].append(UInt32(literal))
            }
        }
        let rarity = PairRarity()
        sparse = few.isEmpty ? nil : SparseScanner(few, of: pool, rarity: rarity)
        scanners = zip([8, 4, 2, 1], numbers).filter { !$1.isEmpty }.map { length, literals in
            GramScanner(literals, of: pool, gramLength: length, rarity: rarity)
        }
    }

    /// Bytes on the heap, those of the pool among them.
    package var memory: Int {
        scanners.reduce(pool.memory + (sparse?.memory ?? 0)) { $0 + $1.memory }
    }
}
