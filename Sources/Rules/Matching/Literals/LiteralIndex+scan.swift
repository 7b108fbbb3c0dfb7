// SPDX-License-Identifier: MIT

extension LiteralIndex {
    /// Positions that are filtered before those which passed are looked at.
    private static var block: Int { 256 }

    /// Finds every occurrence of every literal, those that overlap too.
    ///
    /// - Parameters:
    ///   - text: any bytes, up to 4 GiB.
    ///   - hits: are added to, in an order that is the same each time but by neither start nor
    ///     end. No hit comes twice.
    package func scan(_ text: Span<UInt8>, into hits: inout [LiteralHit]) {
        scan(text, to: &hits)
    }

    /// The same for whoever wants something else than all hits.
    func scan(_ text: Span<UInt8>, to sink: inout some HitSink) {
        var start = 0
        while start < text.count {
            let block = start..<min(start &+ Self.block, text.count)
            for table in tables.indices {
                tables[table].appendHits(in: block, of: text, pool, to: &sink)
            }
            start = block.upperBound
        }
    }
}
