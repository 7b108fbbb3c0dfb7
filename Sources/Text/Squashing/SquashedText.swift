// SPDX-License-Identifier: MIT

/// A folded text without what disguises its words: signs in the place of letters, separators
/// between letters, letters that are repeated.
///
/// Only a view to search in. What is found in it is then looked at as it stands, since squashing
/// runs words together: see ``occurrences(of:)``.
package struct SquashedText: Sendable {
    /// Skeletons of the letters, each run of one letter once; a space where nothing goes on.
    package let bytes: [UInt8]
    let folded: FoldedText
    /// The text as written; nil where it is all ASCII, in which nothing looks like something else.
    private let foreign: String?
    /// Whether full-width letters are ordinary type in it.
    private let isEastAsian: Bool
    let signs: [Sign]
    /// For each byte, the first sign of the run that it came from.
    private let origins: [UInt32]

    /// Linear in time and memory, whatever the text holds.
    ///
    /// - Parameters:
    ///   - text: as written.
    ///   - folded: the same, where it is at hand.
    ///   - skipsAddresses: whether web and mail addresses inside it are left out.
    package init(_ text: String, folded: FoldedText? = nil, skipsAddresses: Bool = true) {
        let folded = folded ?? FoldedText(text)
        self.folded = folded
        foreign = text.utf8.allSatisfy { $0 < 0x80 } ? nil : text
        isEastAsian = foreign != nil && text.unicodeScalars.contains(where: \.isEastAsian)
        signs = Text.signs(of: folded, skipsAddresses: skipsAddresses)
        (bytes, origins) = skeleton(of: signs)
    }

    /// Whether a stretch of the folded bytes only looks plain.
    func isHidden(_ range: Range<Int>) -> Bool {
        guard let foreign else { return false }
        let original = folded.original(range)
        let start = foreign.utf8.index(foreign.startIndex, offsetBy: original.lowerBound)
        let end = foreign.utf8.index(foreign.startIndex, offsetBy: original.upperBound)
        return Text.isHidden(foreign.unicodeScalars[start..<end], allowsFullWidth: isEastAsian)
    }

    /// Whether anything in the text may look like something else.
    var mayHide: Bool { foreign != nil }

    /// The signs that a stretch of the bytes came from.
    func origin(_ range: Range<Int>) -> Range<Int> {
        let end = range.upperBound < origins.count ? Int(origins[range.upperBound]) : signs.count
        return Int(origins[range.lowerBound])..<end
    }
}

/// The skeletons of signs, each run of one letter once, and the first sign of each byte's run.
private func skeleton(of signs: [Sign]) -> (bytes: [UInt8], origins: [UInt32]) {
    var bytes: [UInt8] = []
    var origins: [UInt32] = []
    bytes.reserveCapacity(signs.count)
    origins.reserveCapacity(signs.count)
    for index in signs.indices where !signs.isRepeated(index) {
        let sign = signs[index]
        let letter = sign.scalar.skeleton
        if sign.gap.isEnd { bytes.append(0x20) }
        if letter.isASCII {
            bytes.append(UInt8(truncatingIfNeeded: letter.value))
        } else {
            bytes += UTF8.encode(letter) ?? UTF8.encodedReplacementCharacter
        }
        while origins.count < bytes.count { origins.append(UInt32(truncatingIfNeeded: index)) }
    }
    return (bytes, origins)
}

extension [Sign] {
    /// Whether a sign stands by itself, parted from both neighbours.
    func isAlone(_ index: Int) -> Bool {
        (index == 0 || !self[index].gap.isNone)
            && (index + 1 == count || !self[index + 1].gap.isNone)
    }

    /// Whether a sign only repeats the one before it: directly, or in a row of single letters.
    func isRepeated(_ index: Int) -> Bool {
        guard index > 0, self[index].scalar.skeleton == self[index - 1].scalar.skeleton else {
            return false
        }
        let gap = self[index].gap
        return gap.isNone || !gap.isEnd && isAlone(index) && isAlone(index - 1)
    }
}
