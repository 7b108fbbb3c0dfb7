// SPDX-License-Identifier: MIT

/// A text as rules and the scorer see it: case, accents, widths, look-alike letters and what is
/// invisible folded away, with the way back to the text as written.
///
/// Folding follows NFKC and full case folding and then goes further. It drops marks (of the
/// Latin, Greek, Cyrillic, Hebrew, Arabic and Syriac scripts, where they are optional or
/// decoration; elsewhere they spell vowels and stay), control, format and other zero-width
/// characters; it writes look-alikes of Latin letters, whatever their script, as those letters,
/// and digits of all scripts as ASCII digits. White space becomes U+0020, one for one; a line
/// break of any kind, CRLF included, one line feed. Folding what is folded changes nothing.
package struct FoldedText: Sendable {
    /// The folded text, valid UTF-8.
    package let bytes: [UInt8]
    private let map: OffsetMap

    package init(_ text: String) {
        var bytes = Array(text.utf8)
        let plain = lowerCasePlainStart(of: text.utf8.span, in: &bytes)
        guard plain < bytes.count else {
            self.bytes = bytes
            map = OffsetMap(originalCount: bytes.count)
            return
        }
        (self.bytes, map) = folded(bytes, from: plain)
    }

    /// The bytes of the original text that a stretch of the folded bytes came from.
    ///
    /// It covers whole scalars, and accents and invisible characters directly behind them.
    package func original(_ range: Range<Int>) -> Range<Int> { map.original(range) }
}

/// Puts the printable ASCII (and line feeds) at the start of a text into lower case.
///
/// Stops in front of the eight bytes that hold anything else: nearly all English text ends here
/// and needs no map.
///
/// - Parameters:
///   - text: as written.
///   - bytes: the same, to be changed.
/// - Returns: how far it came.
private func lowerCasePlainStart(of text: Span<UInt8>, in bytes: inout [UInt8]) -> Int {
    var span = bytes.mutableSpan
    var start = 0
    while start &+ 8 <= text.count {
        var word = PlainWord(bits: text.word(at: start))
        guard word.isPlain else { return start }
        word.lowerCase()
        span.store(word.bits, at: start)
        start &+= 8
    }
    guard (start..<text.count).allSatisfy({ isPlain(text[$0]) }) else { return start }
    for index in start..<text.count where text[index] &- 0x41 < 26 { span[index] |= 0x20 }
    return text.count
}

/// Folds to itself, or to its lower-case letter.
@inline(__always) func isPlain(_ byte: UInt8) -> Bool {
    byte &- 0x20 < 0x5F || byte == 0x0A
}
