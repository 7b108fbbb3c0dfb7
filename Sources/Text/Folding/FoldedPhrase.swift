// SPDX-License-Identifier: MIT

/// A phrase to look for, folded once; white space in it stands for any run of white space.
package struct FoldedPhrase: Sendable, Hashable {
    /// Folded; every run of white space is one space.
    package let bytes: [UInt8]
    /// The failure function of Knuth, Morris and Pratt.
    ///
    /// Element n: how much of the phrase still matches when the byte behind its first n + 1 bytes
    /// does not. Empty where that is never anything, since the first byte does not come again:
    /// the case for most words.
    private let borders: [Int]

    package var isEmpty: Bool { bytes.isEmpty }

    package init(_ text: String) {
        var bytes: [UInt8] = []
        for byte in FoldedText(text).bytes {
            let byte = spaceOr(byte)
            if byte != 0x20 || bytes.last != 0x20 { bytes.append(byte) }
        }
        self.bytes = bytes
        borders = bytes.dropFirst().contains(bytes.first ?? 0) ? Self.borders(of: bytes) : []
    }

    package static func == (a: Self, b: Self) -> Bool { a.bytes == b.bytes }
    package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

    /// How many bytes of the phrase still match when only its first `matched` did.
    @inline(__always) func fallback(from matched: Int) -> Int {
        borders.isEmpty ? 0 : borders[matched - 1]
    }

    private static func borders(of bytes: [UInt8]) -> [Int] {
        var borders = [0]
        var length = 0
        for byte in bytes.dropFirst() {
            while length > 0, bytes[length] != byte { length = borders[length - 1] }
            if bytes[length] == byte { length += 1 }
            borders.append(length)
        }
        return borders
    }
}

extension FoldedText {
    /// Every occurrence of a phrase, as ranges of the folded bytes that do not overlap.
    ///
    /// Linear in the text whatever it holds. An empty phrase occurs nowhere.
    ///
    /// - Parameters:
    ///   - phrase: what to look for.
    ///   - wholeWords: whether a word of the text may not go on beyond a word at the phrase's
    ///     ends. Where the phrase ends in punctuation, and in scripts written without spaces
    ///     (Han, kana, Thai…), there is nothing to check.
    /// - Returns: ranges in order, never empty ones.
    package func occurrences(of phrase: FoldedPhrase, wholeWords: Bool) -> [Range<Int>] {
        var search = PhraseSearch(phrase, wholeWords: wholeWords)
        var found: [Range<Int>] = []
        while let next = search.next(in: bytes.span) { found.append(next) }
        return found
    }

    package func contains(_ phrase: FoldedPhrase, wholeWords: Bool) -> Bool {
        var search = PhraseSearch(phrase, wholeWords: wholeWords)
        return search.next(in: bytes.span) != nil
    }
}

/// A line feed is a space to a phrase.
@inline(__always) private func spaceOr(_ byte: UInt8) -> UInt8 { byte == 0x0A ? 0x20 : byte }

/// Reads the text as if each run of white space were one space.
struct PhraseSearch {
    private let phrase: FoldedPhrase
    private let wholeWords: Bool
    private let hasSpace: Bool
    private var position = 0
    private var matched = 0

    init(_ phrase: FoldedPhrase, wholeWords: Bool) {
        self.phrase = phrase
        self.wholeWords = wholeWords
        hasSpace = phrase.bytes.contains(0x20)
    }

    mutating func next(in text: Span<UInt8>) -> Range<Int>? {
        while let range = nextOverlapping(in: text) {
            if wholeWords,
                isInsideWord(position, in: text) || isInsideWord(range.lowerBound, in: text)
            {
                continue
            }
            matched = 0
            return range
        }
        return nil
    }

    /// The next place of the phrase, which may share bytes with the one before and may lie inside
    /// a word.
    mutating func nextOverlapping(in text: Span<UInt8>) -> Range<Int>? {
        guard let first = phrase.bytes.first else { return nil }
        while position < text.count {
            let byte = spaceOr(text[position])
            if matched == 0, byte != first {
                position &+= 1
                continue
            }
            take(byte)
            position = byte == 0x20 ? endOfSpace(from: position, in: text) : position + 1
            if matched == phrase.bytes.count {
                matched = phrase.fallback(from: matched)
                return start(in: text)..<position
            }
        }
        return nil
    }

    private mutating func take(_ byte: UInt8) {
        while matched > 0, phrase.bytes[matched] != byte {
            matched = phrase.fallback(from: matched)
        }
        if phrase.bytes[matched] == byte { matched += 1 }
    }

    private func start(in text: Span<UInt8>) -> Int {
        guard hasSpace else { return position - phrase.bytes.count }
        var start = position
        for byte in phrase.bytes.reversed() {
            start -= 1
            while byte == 0x20, start > 0, spaceOr(text[start - 1]) == 0x20 { start -= 1 }
        }
        return start
    }

    private func endOfSpace(from start: Int, in text: Span<UInt8>) -> Int {
        var end = start + 1
        while end < text.count, spaceOr(text[end]) == 0x20 { end += 1 }
        return end
    }
}

/// Whether a word goes on across a position: no place for a whole word to start or to end.
func isInsideWord(_ position: Int, in text: Span<UInt8>) -> Bool {
    guard let before = scalarBefore(position, in: text), let after = scalarAfter(position, in: text)
    else { return false }
    let (left, right) = (ScalarClass(before), ScalarClass(after))
    return left.isWord && right.isWord
        && (right == .mark || left != .unspaced && right != .unspaced)
}
