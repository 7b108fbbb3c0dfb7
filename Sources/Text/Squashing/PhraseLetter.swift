// SPDX-License-Identifier: MIT

extension SquashedPhrase.Letter {
    /// The letters of a phrase, each with what follows from its place in its word.
    static func read(_ signs: [Sign]) -> [Self] {
        var letters: [Self] = []
        var rest = signs[...]
        while let first = rest.first {
            let word = [first] + rest.dropFirst().prefix { $0.gap.isNone }
            rest.removeFirst(word.count)
            letters += word.indices.map { Self(word.map(\.scalar), $0, !first.gap.isNone) }
        }
        return letters
    }

    private init(_ word: [Unicode.Scalar], _ index: Int, _ isApart: Bool) {
        scalar = word[index]
        startsWord = index == 0 && isApart
        isEnding = word[index...].allSatisfy { $0 == word[index] }
        let around = [index - 1, index + 1].filter(word.indices.contains).map { word[$0].twin }
        let isClear = word.count >= SquashedPhrase.unmistakable && around.allSatisfy { $0 == nil }
        twin = isClear ? scalar.twin : nil
    }

    /// Whether the sign may be meant for this letter.
    func isLike(_ sign: Unicode.Scalar) -> Bool {
        sign == scalar || sign.standsFor(scalar) || sign == twin
    }

    /// Whether the second sign may be this letter again; twins side by side may be another word.
    func isRepeated(_ before: Unicode.Scalar, _ sign: Unicode.Scalar) -> Bool {
        isLike(sign) && sign != twin && before != twin
    }

    /// Whether it can be a syllable by itself; false for scripts of syllables and words.
    var isVowel: Bool { Self.vowels.contains(scalar) }

    /// As folding leaves them: what looks Latin is Latin.
    private static let vowels = Set("aeiouyαεηιουωиуыэюяєї".unicodeScalars)
}

extension Unicode.Scalar {
    /// The letter that looks the same in many typefaces, as a capital or as a small one.
    fileprivate var twin: Unicode.Scalar? { self == "i" ? "l" : self == "l" ? "i" : nil }
}
