// SPDX-License-Identifier: MIT

/// A word as the scorer counts it, and where it stands in the folded text.
package struct WordToken: Sendable, Equatable {
    /// As folded; of more than 24 scalars the first three, `~` and a fifth of the length.
    package let text: String
    /// Of the folded bytes, the whole word.
    package let range: Range<Int>

    package init(text: String, range: Range<Int>) {
        self.text = text
        self.range = range
    }
}

/// The words of a folded text in order.
///
/// A word is a run of letters and digits with apostrophes inside, a run of underscores, or a run
/// of punctuation and symbols. Scripts without spaces between words give overlapping pairs of
/// letters, each with its marks; a letter alone is a word.
package func foldedWords(_ folded: FoldedText) -> [WordToken] {
    var reader = WordReader(folded.bytes)
    var words: [WordToken] = []
    while let next = reader.next() { words += reader.tokens(next) }
    return words
}

private struct WordReader {
    private static let longest = 24

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// A run of one kind, and how many scalars it has.
    struct Run {
        let kind: ScalarClass
        let range: Range<Int>
        let scalars: Int
    }

    mutating func next() -> Run? {
        while let kind = kind(at: position) {
            let start = position
            let scalars = skip(kind)
            if kind != .space { return Run(kind: kind, range: start..<position, scalars: scalars) }
        }
        return nil
    }

    func tokens(_ run: Run) -> [WordToken] {
        run.kind == .unspaced
            ? pairs(run.range) : [WordToken(text: text(run), range: run.range)]
    }

    /// Moves behind the run of this kind that starts here and counts its scalars.
    private mutating func skip(_ kind: ScalarClass) -> Int {
        var scalars = 0
        while let next = self.kind(at: position), goesOn(kind, next) {
            position += width(at: position)
            scalars += 1
        }
        return scalars
    }

    /// A mark belongs to whatever stands before it.
    private func goesOn(_ kind: ScalarClass, _ next: ScalarClass) -> Bool {
        next == kind || next == .mark && kind != .space || kind == .letter && isInnerApostrophe
    }

    /// Asked inside a run of letters only, so something stands before it.
    private var isInnerApostrophe: Bool {
        let apostrophe = UInt8(ascii: "'")
        return bytes[position] == apostrophe && bytes[position - 1] != apostrophe
            && kind(at: position + 1) == .letter
    }

    private func pairs(_ range: Range<Int>) -> [WordToken] {
        var starts: [Int] = []
        var start = range.lowerBound
        while start < range.upperBound {
            if starts.isEmpty || kind(at: start) != .mark { starts.append(start) }
            start += width(at: start)
        }
        starts.append(range.upperBound)
        guard starts.count > 2 else { return [token(range)] }
        return zip(starts, starts.dropFirst(2)).map { token($0..<$1) }
    }

    private func token(_ range: Range<Int>) -> WordToken {
        WordToken(text: text(range), range: range)
    }

    private func text(_ run: Run) -> String {
        guard run.scalars > Self.longest else { return text(run.range) }
        return String(String.UnicodeScalarView(text(run.range).unicodeScalars.prefix(3)))
            + "~\(run.scalars / 5)"
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private func kind(at position: Int) -> ScalarClass? {
        scalarAfter(position, in: bytes.span).map(ScalarClass.init)
    }

    private func width(at position: Int) -> Int {
        scalarAfter(position, in: bytes.span)?.utf8Count ?? 1
    }
}
