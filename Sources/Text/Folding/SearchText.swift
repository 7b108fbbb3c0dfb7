// SPDX-License-Identifier: MIT

/// The folded text as phrases and literals are looked for in it: every run of white space, line
/// breaks included, is one space.
package struct SearchText: Sendable {
    /// Valid UTF-8.
    package let bytes: [UInt8]
    /// For each byte its place in the folded text, that of the whole run for a space; empty where
    /// the two are the same.
    private let starts: [UInt32]
    private let foldedCount: Int

    package init(_ folded: FoldedText) {
        foldedCount = folded.bytes.count
        guard hasLooseSpace(folded.bytes.span) else {
            bytes = folded.bytes
            starts = []
            return
        }
        (bytes, starts) = tightened(folded.bytes)
    }

    /// The stretch of the folded text that a stretch of this one came from.
    package func folded(_ range: Range<Int>) -> Range<Int> {
        starts.isEmpty ? range : place(range.lowerBound)..<place(range.upperBound)
    }

    private func place(_ index: Int) -> Int {
        index < starts.count ? Int(starts[index]) : foldedCount
    }

    /// Whether a phrase that stands there is no part of a longer word.
    ///
    /// Where it ends in punctuation, and in scripts written without spaces (Han, kana, Thai…),
    /// there is nothing to check.
    package func isWholeWord(_ range: Range<Int>) -> Bool {
        !isInsideWord(range.lowerBound, in: bytes.span)
            && !isInsideWord(range.upperBound, in: bytes.span)
    }
}

/// Whether there is a line feed or a space beside a space.
private func hasLooseSpace(_ bytes: Span<UInt8>) -> Bool {
    var last: UInt64 = 0
    var loose: UInt64 = 0
    var position = 0
    while position &+ 8 <= bytes.count {
        let word = PlainWord(bits: bytes.word(at: position))
        loose |= word.lineFeeds | word.looseSpaces(after: &last)
        position &+= 8
    }
    if loose != 0 { return true }
    while position < bytes.count {
        let isSpace = bytes[position] == 0x20
        if bytes[position] == 0x0A || (isSpace && last &>> 63 != 0) { return true }
        last = isSpace ? 1 &<< 63 : 0
        position += 1
    }
    return false
}

private func tightened(_ folded: [UInt8]) -> (bytes: [UInt8], starts: [UInt32]) {
    var bytes = folded
    var starts = [UInt32](repeating: 0, count: folded.count)
    var written = 0
    var last: UInt8 = 0
    for index in folded.indices {
        let byte = folded[index] == 0x0A ? 0x20 : folded[index]
        bytes[written] = byte
        starts[written] = UInt32(truncatingIfNeeded: index)
        // Without a branch: what stays of a run is its first place, written no more.
        written &+= (byte ^ 0x20) | (last ^ 0x20) == 0 ? 0 : 1
        last = byte
    }
    bytes.removeLast(folded.count - written)
    starts.removeLast(folded.count - written)
    return (bytes, starts)
}
