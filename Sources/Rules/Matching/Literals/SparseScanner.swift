// SPDX-License-Identifier: MIT

/// Finds a few literals of three bytes and more by looking at every second position of a text.
///
/// Each waits for two neighbouring grams of its own, the rarest, one of which stands at an even
/// position wherever the literal does. One of four bytes waits for its first three as well,
/// whatever follows them; one of three bytes also for whatever stands in front of it. That takes
/// much of the filter, so this way is for few literals.
final class SparseScanner: Sendable {
    private let bloom: GramBloom
    private let table: GramTable
    /// Of four bytes.
    private let quads: GramTable
    /// Of three bytes.
    private let triples: GramTable
    private let hasQuads: Bool
    private let hasTriples: Bool

    init(_ literals: [UInt32], of pool: LiteralPool, rarity: PairRarity) {
        let byLength = Dictionary(grouping: literals) { min(pool.range(of: Int($0)).count, 5) }
        let (shape, step) = (SecondGram(), SecondGram.step)
        var fives = Self.pairs(byLength[5] ?? [], of: pool, gramLength: 4, rarity)
        table = GramTable(&fives, of: pool, gramLength: 4, step: step)
        var fours = Self.pairs(byLength[4] ?? [], of: pool, gramLength: 3, rarity)
        quads = GramTable(&fours, of: pool, gramLength: 3, step: step)
        var threes = (byLength[3] ?? []).map { GramTable.Anchor(literal: $0, offset: 0) }
        triples = GramTable(&threes, of: pool, gramLength: 3, step: 1)
        // A full word has the bits of 64 grams, and 256 bytes may precede three.
        var bloom = GramBloom(count: fives.count + 64 * fours.count + 320 * threes.count)
        for anchor in fives { bloom.insert(shape.place(of: anchor.gram(pool))) }
        for anchor in fours {
            let place = shape.place(of: anchor.gram(pool))
            if anchor.offset == 0 { bloom.insert(place) } else { bloom.fill(place) }
        }
        for anchor in threes {
            let gram = anchor.gram(pool)
            bloom.fill(shape.place(of: gram))
            for byte in 0...0xFF { bloom.insert(shape.place(of: gram << 8 | Gram(byte))) }
        }
        self.bloom = bloom
        (hasQuads, hasTriples) = (!fours.isEmpty, !threes.isEmpty)
    }

    var memory: Int { bloom.memory + table.memory + quads.memory + triples.memory }

    /// Reports the literals that wait for the grams of a block.
    ///
    /// - Parameters:
    ///   - block: up to 256 positions, the first one even.
    ///   - text: any bytes.
    ///   - pool: where the literals are.
    ///   - sink: is told them.
    func appendHits(
        in block: Range<Int>, of text: Span<UInt8>, _ pool: LiteralPool,
        to sink: inout some HitSink
    ) {
        var passed = InlineArray<256, UInt8>(repeating: 0)
        let count = bloom.filter(text, block, SecondGram(), into: &passed)
        for index in 0..<count {
            let position = block.lowerBound &+ Int(passed[index])
            table.appendHits(at: position, in: text, of: pool, to: &sink)
            if hasQuads { quads.appendHits(at: position, in: text, of: pool, to: &sink) }
            if hasTriples {
                triples.appendHits(at: position, in: text, of: pool, to: &sink)
                triples.appendHits(at: position &+ 1, in: text, of: pool, to: &sink)
            }
        }
    }

    /// Two neighbouring grams of each literal, the rarest.
    private static func pairs(
        _ literals: [UInt32], of pool: LiteralPool, gramLength: Int, _ rarity: PairRarity
    ) -> [GramTable.Anchor] {
        literals.flatMap { literal in
            let bytes = pool.bytes.span.extracting(pool.range(of: Int(literal)))
            let offset = UInt16(rarity.rarestGram(of: gramLength + 1, in: bytes))
            return [
                GramTable.Anchor(literal: literal, offset: offset),
                GramTable.Anchor(literal: literal, offset: offset + 1),
            ]
        }
    }
}
