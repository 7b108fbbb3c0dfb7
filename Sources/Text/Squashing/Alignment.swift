// SPDX-License-Identifier: MIT

/// Which letter of the phrase each sign is; nil where there is no way to read them so.
///
/// Every letter has a sign. A sign that only repeats the one before may be the same letter again;
/// where there is a choice, letters begin as late as they can.
func alignment(of signs: [Sign], at place: Range<Int>, with phrase: SquashedPhrase) -> [Int]? {
    guard phrase.letters.count <= min(place.count, SquashedPhrase.longest) else { return nil }
    /// For each sign, one bit a letter that it can be.
    var reached: [UInt64] = []
    for index in place {
        let before = reached.last ?? 0
        var ways: UInt64 = 0
        for (number, letter) in phrase.letters.enumerated()
        where letter.isLike(signs[index].scalar) {
            let bit: UInt64 = 1 << UInt64(number)
            let goesOn =
                before & bit != 0 && signs.isRepeated(index)
                && letter.isRepeated(signs[index - 1].scalar, signs[index].scalar)
            let starts =
                index == place.lowerBound
                ? number == 0 : before & bit >> 1 != 0 && phrase.mayStart(number, at: signs[index])
            if goesOn || starts { ways |= bit }
        }
        reached.append(ways)
    }
    return phrase.path(through: reached, signs[place])
}

extension SquashedPhrase {
    /// Whether a sign is where the letter can stand; words of a long phrase may run together.
    fileprivate func mayStart(_ letter: Int, at sign: Sign) -> Bool {
        isUnmistakable || !letters[letter].startsWord || !sign.gap.isNone
    }

    /// One way back from the last letter to the first.
    fileprivate func path(through reached: [UInt64], _ signs: ArraySlice<Sign>) -> [Int]? {
        var letter = letters.count - 1
        guard letter >= 0, reached.last.map({ $0 >> UInt64(letter) & 1 == 1 }) == true else {
            return nil
        }
        var read: [Int] = []
        for (offset, sign) in zip(reached.indices, signs).reversed() {
            read.append(letter)
            guard offset > 0, letter > 0 else { continue }
            let canStart = reached[offset - 1] >> UInt64(letter - 1) & 1 == 1
            if canStart, mayStart(letter, at: sign) { letter -= 1 }
        }
        return read.reversed()
    }
}
