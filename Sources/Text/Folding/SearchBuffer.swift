// SPDX-License-Identifier: MIT

/// The bytes of ``SearchText`` alone, without the way back to the text as written: for who only
/// asks what stands in many texts, one after the other.
package struct SearchBuffer: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func fill(with text: String) {
        let source = text.utf8.span
        bytes.removeAll(keepingCapacity: true)
        guard fold(source) else {
            bytes = SearchText(FoldedText(text)).bytes
            return
        }
    }

    /// Whether all of the text was plain; if not, nothing is promised of the bytes.
    private mutating func fold(_ source: Span<UInt8>) -> Bool {
        bytes.append(contentsOf: repeatElement(0x20, count: source.count))
        var target = bytes.mutableSpan
        var last: UInt64 = 0
        var loose: UInt64 = 0
        var position = 0
        while position &+ 8 <= source.count {
            var word = PlainWord(bits: source.word(at: position))
            guard word.isPlain else { return false }
            word.lowerCase()
            word.joinLines()
            loose |= word.looseSpaces(after: &last)
            target.store(word.bits, at: position)
            position &+= 8
        }
        var isLoose = loose != 0
        while position < source.count {
            let byte = source[position]
            guard isPlain(byte) else { return false }
            let folded = byte == 0x0A ? 0x20 : byte &- 0x41 < 26 ? byte | 0x20 : byte
            bytes[position] = folded
            if folded == 0x20, position > 0, bytes[position - 1] == 0x20 { isLoose = true }
            position += 1
        }
        if isLoose { bytes.removeLast(bytes.count - tighten()) }
        return true
    }

    /// Leaves one space of each run.
    ///
    /// - Returns: how many bytes remain.
    private mutating func tighten() -> Int {
        var span = bytes.mutableSpan
        var written = 0
        var position = 0
        var last: UInt64 = 0
        // Most words have nothing to drop and move as a whole.
        while position &+ 8 <= span.count {
            let word = PlainWord(bits: span.span.word(at: position))
            if word.looseSpaces(after: &last) == 0 {
                span.store(word.bits, at: written)
                written &+= 8
            } else {
                written = span.tighten(position..<position &+ 8, to: written)
            }
            position &+= 8
        }
        return span.tighten(position..<span.count, to: written)
    }
}

extension MutableSpan<UInt8> {
    /// Moves a stretch to the left, one space of each run.
    ///
    /// - Returns: where it ends then.
    @inline(__always)
    fileprivate mutating func tighten(_ stretch: Range<Int>, to start: Int) -> Int {
        var written = start
        for index in stretch {
            let byte = self[index]
            if byte == 0x20, written > 0, self[written &- 1] == 0x20 { continue }
            self[written] = byte
            written &+= 1
        }
        return written
    }
}
