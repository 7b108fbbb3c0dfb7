// SPDX-License-Identifier: MIT

/// A phrase to look for in its disguises, written plainly.
package struct SquashedPhrase: Sendable {
    struct Letter: Sendable {
        let scalar: Unicode.Scalar
        /// Whether something has to stand between it and the letter before.
        let startsWord: Bool
        /// Whether nothing but the same letter follows in its word.
        let isEnding: Bool
        /// For an `i` the `l`, and the other way round, where the one written for the other makes
        /// no other word: not in a short word, nor beside one of the two (`tail`, `tall`).
        let twin: Unicode.Scalar?
    }

    /// Letters; a longer phrase is never found.
    package static let longest = 64

    let plain: FoldedPhrase
    let letters: [Letter]
    /// All that the squashed view can make of it; more than one where two letters in a row have
    /// one skeleton, since the view has them once in `adderall` and twice in `ad-der-all`.
    package let skeletons: [FoldedPhrase]

    package init(_ text: String) {
        plain = FoldedPhrase(text)
        letters = Letter.read(signs(of: FoldedText(text), skipsAddresses: false))
        // Skeletons are folded already, and folding them again changes nothing.
        skeletons = spellings(letters.map(\.scalar.skeleton)).map { scalars in
            FoldedPhrase(String(String.UnicodeScalarView(scalars)))
        }
    }

    /// Letters that tell it from noise, a letter of a script without spaces counting as two;
    /// digits are none.
    package var weight: Int {
        letters.reduce(0) { sum, letter in
            let scalar = letter.scalar
            let isLetter = !scalar.isDigit && !scalar.isLetterSymbol
            return sum + (isLetter ? ScalarClass(scalar) == .unspaced ? 2 : 1 : 0)
        }
    }

    /// From so many letters on it is no accident that they follow each other.
    var isUnmistakable: Bool { letters.count >= Self.unmistakable }

    static var unmistakable: Int { 6 }

    package var isTooLong: Bool { letters.count > Self.longest }

    /// Whether it is spelled out itself, as no phrase should be.
    package var isSpelledOut: Bool {
        letters.count > 2 && letters.dropFirst().allSatisfy(\.startsWord)
    }
}

/// Every way to write runs of one letter shorter, down to one letter.
///
/// Phrases with so many double letters that this would become much have the two extremes only.
private func spellings(_ letters: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    let most = 16
    var found: [[Unicode.Scalar]] = [[]]
    var rest = letters[...]
    while let letter = rest.first {
        let run = rest.prefix { $0 == letter }.count
        rest.removeFirst(run)
        found = (1...run).flatMap { count in
            found.map { $0 + repeatElement(letter, count: count) }
        }
        guard found.count <= most else {
            let shortest = letters.indices.filter { $0 == 0 || letters[$0] != letters[$0 - 1] }
            return [shortest.map { letters[$0] }, letters]
        }
    }
    return found
}
