// SPDX-License-Identifier: MIT

extension Pattern {
    /// Above this many bytes a search goes window by window, so that the budget is asked in time:
    /// a pattern such as `\w+@` reads to the end of a long word from each of its letters, and no
    /// limit of PCRE2 counts that.
    private static let wholeAtOnce = 2048
    private static let bytesReadPerWindow = 1 << 20

    /// The matches of a text from left to right, at most `limit` of them.
    ///
    /// - Parameters:
    ///   - text: valid UTF-8.
    ///   - limit: how many are wanted.
    ///   - scratch: this evaluator's own.
    ///   - budget: asked between two windows of a long text.
    /// - Returns: ranges of bytes.
    /// - Throws: when PCRE2 gives up or the budget is spent; neither is the absence of a match.
    package func matches(
        in text: Span<UInt8>, limit: Int, scratch: MatchScratch, budget: WorkBudget
    ) throws(Interruption) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        while found.count < limit, start <= text.count,
            let match = try next(in: text, from: start, scratch: scratch, budget: budget)
        {
            found.append(match)
            if startsOnlyAtStart { break }
            start =
                match.isEmpty || match.upperBound <= start
                ? text.characterStart(after: max(start, match.lowerBound)) : match.upperBound
        }
        return found
    }

    private func next(
        in text: Span<UInt8>, from start: Int, scratch: MatchScratch, budget: WorkBudget
    ) throws(Interruption) -> Range<Int>? {
        let window =
            startsOnlyAtStart || text.count <= Self.wholeAtOnce
            ? text.count : max(16, Self.bytesReadPerWindow / text.count)
        var start = start
        while start <= text.count {
            if budget.isExhausted() { throw .exhausted }
            let lastStart = min(text.count, start + window)
            do {
                let match = try firstMatch(
                    in: text, from: start, lastStart: lastStart, scratch: scratch)
                if let match { return match }
            } catch {
                throw .broken(error.reason)
            }
            start = text.characterStart(after: lastStart)
        }
        return nil
    }
}

extension Span<UInt8> {
    /// The first byte of the character after the one that a position is in; past the end, more
    /// than the length.
    fileprivate func characterStart(after position: Int) -> Int {
        var next = position + 1
        while next < count, self[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }
}
