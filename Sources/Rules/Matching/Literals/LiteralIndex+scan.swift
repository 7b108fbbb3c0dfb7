// SPDX-License-Identifier: MIT

extension LiteralIndex {
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
            let block = start..<min(start &+ GramBloom.block, text.count)
            sparse?.appendHits(in: block, of: text, pool, to: &sink)
            for scanner in scanners { scanner.appendHits(in: block, of: text, pool, to: &sink) }
            start = block.upperBound
        }
    }
}
