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
        let eights = eights.bloom.words.span
        let fours = fours.bloom.words.span
        let pairs = pairs.span
        var count = 0
        var gram = text.gram(at: block.lowerBound) &<< 8
        for position in block {
            let next = position &+ 7 < text.count ? text[position &+ 7] : 0
            gram = gram &>> 8 | Gram(next) &<< 56
            passed[count] = UInt8(truncatingIfNeeded: position &- block.lowerBound)
            var passes = fours.mayHold(GramHash(gram & 0xFFFF_FFFF))
            if filters.eights { passes |= eights.mayHold(GramHash(gram)) }
            if filters.pairs { passes |= pairs.bit(Int(truncatingIfNeeded: gram & 0xFFFF)) }
            count &+= passes
        }
        return count
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

extension Span<UInt64> {
    @inline(__always) fileprivate func bit(_ index: Int) -> Int {
        Int(truncatingIfNeeded: self[index &>> 6] &>> UInt64(index & 63) & 1)
    }
}
