// SPDX-License-Identifier: MIT

/// A stretch of signs read as a phrase, letter by letter: what of it is not as one would write it.
struct Reading {
    private let signs: ArraySlice<Sign>
    /// For each sign, its letter.
    private let letters: [SquashedPhrase.Letter]
    /// The signs of each word of the phrase.
    private let words: [Range<Int>]
    /// Signs in the place of a letter.
    private let substitutes: [Int]
    /// Signs that only draw out the end of a word.
    private let drawnOut: Set<Int>
    /// Signs inside words beyond the letters of the phrase.
    private let surplus: Int

    /// Fails where the signs do not come to the letters: `1` is `i` or `l`, but not both.
    init?(of signs: [Sign], at place: Range<Int>, as phrase: SquashedPhrase) {
        guard let read = alignment(of: signs, at: place, with: phrase) else { return nil }
        let first = place.lowerBound
        let letters = read.map { phrase.letters[$0] }
        let repeats = place.dropFirst().filter { read[$0 - first] == read[$0 - first - 1] }
        let starts = Set(place.dropFirst().filter { letters[$0 - first].startsWord })
            .subtracting(repeats).sorted()
        self.signs = signs[place]
        self.letters = letters
        words = zip([first] + starts, starts + [place.upperBound]).map { $0..<$1 }
        substitutes = place.filter { signs[$0].scalar != letters[$0 - first].scalar }
        drawnOut = Set(repeats.filter { letters[$0 - first].isEnding })
        surplus = insideRepeats(read, of: phrase)
    }

    /// Whether somebody hid the phrase, as opposed to spelling it in a way of their own.
    var isDisguise: Bool {
        let joints = words.map(joints)
        guard !joints.contains(.accidental), 2 * substitutes.count <= signs.count else {
            return false
        }
        return joints.contains(.odd) || surplus >= 2 || hasTellingSubstitute
    }

    private enum Joints {
        /// None, or those of ordinary spelling.
        case plain
        /// Letters set apart on purpose.
        case odd
        /// Words that only run together in the squashed view.
        case accidental
    }

    private func joints(in word: Range<Int>) -> Joints {
        let gaps = signs[word].dropFirst().map(\.gap)
        // Two letters apart prove nothing, but belong to a phrase that is spelled out.
        if gaps.allSatisfy({ !$0.isNone }) { return gaps.count > 1 ? .odd : .plain }
        let cuts = gaps.filter { !$0.isNone && !$0.isApostrophe }
        if cuts.isEmpty { return .plain }
        guard cuts.allSatisfy({ !$0.hasSpace }) else { return .accidental }
        if cuts.count > 1, cuts.allSatisfy(\.isSyllabic) {
            return hasLoneConsonant(word) ? .odd : .plain
        }
        return cuts.count > 1 || cuts.contains(where: \.isOdd) ? .odd : .accidental
    }

    /// Whether a piece of the word is less than a syllable: `v-i-agra`, but not `o-xy-co-don`.
    private func hasLoneConsonant(_ word: Range<Int>) -> Bool {
        word.contains { index in
            let isCutBefore = index == word.lowerBound || !signs[index].gap.isNone
            let isCutBehind = index + 1 == word.upperBound || !signs[index + 1].gap.isNone
            return isCutBefore && isCutBehind && !letters[index - signs.startIndex].isVowel
        }
    }

    /// A digit at the end of a word may be a number, `slot5` or `5lots`; nobody counts from 0.
    private var hasTellingSubstitute: Bool {
        let ends = Set(words.flatMap { [$0.lowerBound, $0.upperBound - 1] })
        return substitutes.contains { index in
            let scalar = signs[index].scalar
            return !drawnOut.contains(index)
                && (!ends.contains(index) || !scalar.isDigit || scalar == "0")
        }
    }
}

/// How many signs repeat a letter inside a word.
///
/// A consonant that is merely doubled is another spelling, such as `Cassino`.
private func insideRepeats(_ read: [Int], of phrase: SquashedPhrase) -> Int {
    var extra = Array(repeating: -1, count: phrase.letters.count)
    for letter in read { extra[letter] += 1 }
    return zip(phrase.letters, extra).reduce(0) { sum, letter in
        let isSpelling = letter.0.isEnding || letter.1 == 1 && !letter.0.isVowel
        return sum + (isSpelling ? 0 : letter.1)
    }
}
