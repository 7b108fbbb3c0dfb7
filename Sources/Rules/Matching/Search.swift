// SPDX-License-Identifier: MIT

extension Pattern {
    /// Above this many bytes a search goes step by step, so that the budget is asked in time:
    /// a pattern such as `\w+@` reads to the end of a long word from each of its letters, and no
    /// limit of PCRE2 counts that.
    private static let wholeAtOnce = 2048
    private static let bytesReadPerStep = 1 << 20

    /// The matches of a text from left to right, at most `limit` of them.
    ///
    /// - Parameters:
    ///   - text: valid UTF-8.
    ///   - windows: where a match may start, in order and apart; nil is anywhere.
    ///   - limit: how many are wanted.
    ///   - scratch: this evaluator's own.
    ///   - budget: asked between two steps of a long text.
    /// - Returns: ranges of bytes.
    /// - Throws: when PCRE2 gives up or the budget is spent; neither is the absence of a match.
    package func matches(
        in text: Span<UInt8>, _ windows: [Range<Int>]? = nil, limit: Int, scratch: MatchScratch,
        budget: WorkBudget
    ) throws(Interruption) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        for window in windows ?? [0..<text.count + 1] {
            start = max(start, text.characterStart(at: window.lowerBound))
            while found.count < limit, start < window.upperBound,
                let match = try next(
                    in: text, from: start, lastStart: window.upperBound - 1, scratch, budget)
            {
                found.append(match)
                if startsOnlyAtStart { return found }
                start =
                    match.isEmpty || match.upperBound <= start
                    ? text.characterStart(after: max(start, match.lowerBound)) : match.upperBound
            }
            if found.count == limit || startsOnlyAtStart { break }
        }
        return found
    }

    private func next(
        in text: Span<UInt8>, from start: Int, lastStart: Int, _ scratch: MatchScratch,
        _ budget: WorkBudget
    ) throws(Interruption) -> Range<Int>? {
        let step =
            startsOnlyAtStart || text.count <= Self.wholeAtOnce
            ? text.count : max(16, Self.bytesReadPerStep / text.count)
        var start = start
        while start <= lastStart {
            if budget.isExhausted() { throw .exhausted }
            let last = min(lastStart, start + step)
            do {
                let match = try firstMatch(in: text, from: start, lastStart: last, scratch: scratch)
                if let match { return match }
            } catch {
                throw .broken(error.reason)
            }
            start = text.characterStart(after: last)
        }
        return nil
    }
}

extension Span<UInt8> {
    /// The first byte of the character that a position is in.
    fileprivate func characterStart(at position: Int) -> Int {
        var start = Swift.min(position, count)
        while start > 0, start < count, self[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// The first byte of the character after the one that a position is in; past the end, more
    /// than the length.
    fileprivate func characterStart(after position: Int) -> Int {
        var next = position + 1
        while next < count, self[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }
}
