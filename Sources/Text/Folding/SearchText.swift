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
    var last: UInt8 = 0
    var isLoose = false
    for index in bytes.indices {
        let byte = bytes[index]
        isLoose = byte == 0x0A || (byte == 0x20 && last == 0x20) || isLoose
        last = byte
    }
    return isLoose
}

private func tightened(_ folded: [UInt8]) -> (bytes: [UInt8], starts: [UInt32]) {
    var bytes: [UInt8] = []
    var starts: [UInt32] = []
    bytes.reserveCapacity(folded.count)
    starts.reserveCapacity(folded.count)
    for (index, byte) in folded.enumerated() {
        let byte = byte == 0x0A ? 0x20 : byte
        if byte == 0x20, bytes.last == 0x20 { continue }
        bytes.append(byte)
        starts.append(UInt32(truncatingIfNeeded: index))
    }
    return (bytes, starts)
}
