// SPDX-License-Identifier: MIT

/// A stretch of signs read as a phrase, letter by letter: what of it is not as one would write it.
struct Reading {
    private let signs: ArraySlice<Sign>
    /// The signs of each word of the phrase.
    private let words: [Range<Int>]
    /// Signs in the place of a letter.
    private let substitutes: [Int]
    /// Signs beyond the letters of the phrase.
    private let surplus: Int

    /// Fails where the signs do not come to the letters: `1` is `i` or `l`, but not both.
    init?(of signs: [Sign], at place: Range<Int>, as phrase: SquashedPhrase) {
        guard let read = alignment(of: signs, at: place, with: phrase.letters) else { return nil }
        self.signs = signs[place]
        let first = place.lowerBound
        let starts = place.dropFirst().filter { index in
            let letter = read[index - first]
            return letter != read[index - first - 1] && phrase.letters[letter].startsWord
        }
        words = zip([first] + starts, starts + [place.upperBound]).map { $0..<$1 }
        substitutes = place.filter { signs[$0].scalar != phrase.letters[read[$0 - first]].scalar }
        surplus = place.count - phrase.letters.count
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
        case none
        /// Letters set apart on purpose.
        case odd
        /// Words that only run together in the squashed view.
        case accidental
    }

    private func joints(in word: Range<Int>) -> Joints {
        let gaps = signs[word].dropFirst().map(\.gap)
        let open = gaps.filter { !$0.isNone }
        if open.isEmpty { return .none }
        // Two letters apart prove nothing, but belong to a phrase that is spelled out.
        if open.count == gaps.count { return gaps.count > 1 ? .odd : .none }
        let isTight = open.allSatisfy { !$0.hasSpace }
        return isTight && (open.count > 1 || open.contains(where: \.isOdd)) ? .odd : .accidental
    }

    /// A digit at the end of a word may be a number, `slot5` or `5lots`; nobody counts from 0.
    private var hasTellingSubstitute: Bool {
        let ends = Set(words.flatMap { [$0.lowerBound, $0.upperBound - 1] })
        return substitutes.contains { index in
            let scalar = signs[index].scalar
            return !ends.contains(index) || !scalar.isDigit || scalar == "0"
        }
    }
}

/// Which letter each sign is; nil where there is no way to read them so.
///
/// Every letter has a sign. A sign that only repeats the one before may be the same letter again;
/// where there is a choice, letters begin as late as they can.
private func alignment(
    of signs: [Sign], at place: Range<Int>, with letters: [SquashedPhrase.Letter]
) -> [Int]? {
    guard letters.count <= min(place.count, SquashedPhrase.longest) else { return nil }
    /// For each sign, one bit a letter that it can be.
    var reached: [UInt64] = []
    for index in place {
        let before = reached.last ?? 0
        var ways: UInt64 = 0
        for (number, letter) in letters.enumerated()
        where isLike(signs[index].scalar, letter.scalar) {
            let bit: UInt64 = 1 << UInt64(number)
            let goesOn = before & bit != 0 && signs.isRepeated(index)
            let starts =
                index == place.lowerBound
                ? number == 0
                : before & bit >> 1 != 0 && !(letter.startsWord && signs[index].gap.isNone)
            if goesOn || starts { ways |= bit }
        }
        reached.append(ways)
    }
    var letter = letters.count - 1
    guard letter >= 0, reached.last.map({ $0 >> UInt64(letter) & 1 == 1 }) == true else {
        return nil
    }
    var read: [Int] = []
    for (offset, index) in zip(reached.indices, place).reversed() {
        read.append(letter)
        guard offset > 0, letter > 0 else { continue }
        let canStart = reached[offset - 1] >> UInt64(letter - 1) & 1 == 1
        if canStart, !(letters[letter].startsWord && signs[index].gap.isNone) { letter -= 1 }
    }
    return read.reversed()
}

private func isLike(_ scalar: Unicode.Scalar, _ letter: Unicode.Scalar) -> Bool {
    scalar == letter || scalar.standsFor(letter)
}
