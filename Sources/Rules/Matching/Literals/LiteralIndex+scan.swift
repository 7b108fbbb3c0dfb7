// SPDX-License-Identifier: MIT

/// Which filters a scan asks at each position; known when the loop is compiled.
private struct Filters {
    let eights: Bool
    let pairs: Bool
}

extension LiteralIndex {
    /// Positions that are filtered before those which passed are looked at: so the filter runs
    /// without a branch, which in ordinary text nobody could foretell.
    private static var block: Int { 256 }

    /// Finds every occurrence of every literal, those that overlap too.
    ///
    /// - Parameters:
    ///   - text: any bytes, up to 4 GiB.
    ///   - hits: are added to, in the order in which the literals' grams stand in the text: so by
    ///     neither start nor end, but the same each time. No hit comes twice.
    package func scan(_ text: Span<UInt8>, into hits: inout [LiteralHit]) {
        switch (eights.isEmpty, pairs.isEmpty) {
        case (true, true): scan(text, Filters(eights: false, pairs: false), into: &hits)
        case (true, false): scan(text, Filters(eights: false, pairs: true), into: &hits)
        case (false, true): scan(text, Filters(eights: true, pairs: false), into: &hits)
        case (false, false): scan(text, Filters(eights: true, pairs: true), into: &hits)
        }
    }

    @inline(__always) private func scan(
        _ text: Span<UInt8>, _ filters: Filters, into hits: inout [LiteralHit]
    ) {
        var passed = InlineArray<256, UInt8>(repeating: 0)
        var start = 0
        while start < text.count {
            let end = min(start &+ Self.block, text.count)
            let count = filter(text, start..<end, filters, into: &passed)
            for index in 0..<count {
                look(at: start &+ Int(passed[index]), in: text, filters, into: &hits)
            }
            start = end
        }
    }

    /// Writes down the positions of a block where a literal's gram may stand.
    ///
    /// - Returns: how many there are.
    @inline(__always) private func filter(
        _ text: Span<UInt8>, _ block: Range<Int>, _ filters: Filters,
        into passed: inout InlineArray<256, UInt8>
    ) -> Int {
        var count = 0
        var gram = text.gram(at: block.lowerBound) &<< 8
        // Bytes behind the end are zero, and only the last block reaches them.
        let whole = max(block.lowerBound, min(block.upperBound, text.count &- 7))
        for position in block.lowerBound..<whole {
            gram = gram &>> 8 | Gram(text[position &+ 7]) &<< 56
            passed[count] = UInt8(truncatingIfNeeded: position &- block.lowerBound)
            count &+= mayPass(gram, filters)
        }
        for position in whole..<block.upperBound {
            gram = text.gram(at: position)
            passed[count] = UInt8(truncatingIfNeeded: position &- block.lowerBound)
            count &+= mayPass(gram, filters)
        }
        return count
    }

    /// 1 where a literal's gram may stand, else 0.
    @inline(__always) private func mayPass(_ gram: Gram, _ filters: Filters) -> Int {
        var passes = fours.mayHold(gram)
        if filters.eights { passes = eights.mayHold(gram) || passes }
        if filters.pairs {
            let pair = Int(truncatingIfNeeded: gram & 0xFFFF)
            passes = pairs[pair &>> 6] &>> Gram(pair & 63) & 1 != 0 || passes
        }
        return passes ? 1 : 0
    }

    @inline(__always) private func look(
        at position: Int, in text: Span<UInt8>, _ filters: Filters, into hits: inout [LiteralHit]
    ) {
        let gram = text.gram(at: position)
        if filters.eights { eights.appendHits(at: position, gram, in: text, of: pool, into: &hits) }
        fours.appendHits(at: position, gram, in: text, of: pool, into: &hits)
        if filters.pairs {
            twos.appendHits(at: position, gram, in: text, of: pool, into: &hits)
            ones.appendHits(at: position, gram, in: text, of: pool, into: &hits)
        }
    }
}
