// SPDX-License-Identifier: MIT

/// Finds literals by the rarest gram that each has, at every position of a text.
///
/// A class, as its like: a scan copies nothing.
final class GramScanner: Sendable {
    private let shape: EveryGram
    private let bloom: GramBloom
    private let table: GramTable

    /// - Parameters:
    ///   - literals: numbers of those that are at least as long as the gram.
    ///   - pool: where their bytes are.
    ///   - gramLength: up to 8.
    ///   - rarity: of pairs in ordinary text.
    init(_ literals: [UInt32], of pool: LiteralPool, gramLength: Int, rarity: PairRarity) {
        var anchors = literals.map { literal in
            let bytes = pool.bytes.span.extracting(pool.range(of: Int(literal)))
            let offset = UInt16(rarity.rarestGram(of: gramLength, in: bytes))
            return GramTable.Anchor(literal: literal, offset: offset)
        }
        table = GramTable(&anchors, of: pool, gramLength: gramLength, step: EveryGram.step)
        shape = EveryGram(mask: GramTable.mask(gramLength))
        var bloom = GramBloom(count: anchors.count)
        for anchor in anchors { bloom.insert(shape.place(of: anchor.gram(pool))) }
        self.bloom = bloom
    }

    var memory: Int { bloom.memory + table.memory }

    /// Reports the literals that wait for the grams of a block.
    ///
    /// The filter runs ahead without a branch, which in ordinary text nobody could foretell.
    ///
    /// - Parameters:
    ///   - block: up to 256 positions.
    ///   - text: any bytes.
    ///   - pool: where the literals are.
    ///   - sink: is told them.
    func appendHits(
        in block: Range<Int>, of text: Span<UInt8>, _ pool: LiteralPool,
        to sink: inout some HitSink
    ) {
        var passed = InlineArray<256, UInt8>(repeating: 0)
        let count = bloom.filter(text, block, shape, into: &passed)
        for index in 0..<count {
            let position = block.lowerBound &+ Int(passed[index])
            table.appendHits(at: position, in: text, of: pool, to: &sink)
        }
    }
}
