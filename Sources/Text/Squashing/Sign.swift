// SPDX-License-Identifier: MIT

/// A letter, a digit, or a sign in a letter's place, as the folded text has it.
struct Sign: Sendable {
    let scalar: Unicode.Scalar
    /// Its first byte in the folded text.
    let start: UInt32
    /// What stands in front of it.
    let gap: Gap

    var end: Int { Int(start) + scalar.utf8Count }
    var isUnspaced: Bool { ScalarClass(scalar) == .unspaced }
}

/// Which letters are written with other signs: `c1al1s`, `v1@gra`, `$lot`.
extension Unicode.Scalar {
    /// The letters that a digit or a symbol stands for; nil where it is only itself.
    private var stoodFor: (Unicode.Scalar, Unicode.Scalar)? {
        switch self {
        case "0": ("o", "o")
        case "1", "!", "|", "\u{A1}": ("i", "l")
        case "3", "\u{20AC}": ("e", "e")
        case "4", "@": ("a", "a")
        case "5", "$": ("s", "s")
        case "6", "9": ("g", "g")
        case "7": ("t", "t")
        case "8": ("b", "b")
        case "\u{A2}": ("c", "c")
        case "\u{A3}": ("l", "l")
        default: nil
        }
    }

    /// One scalar for all that may be meant by the same sign, so that spellings can be compared
    /// byte by byte; `i` and `l` are one, since `1` stands for both.
    var skeleton: Unicode.Scalar {
        let letter = stoodFor?.0 ?? self
        return letter == "l" ? "i" : letter
    }

    /// Whether it can be read as a letter without being that letter.
    func standsFor(_ letter: Unicode.Scalar) -> Bool {
        guard let (first, second) = stoodFor else { return false }
        return letter == first || letter == second
    }

    var isDigit: Bool { ("0"..."9").contains(self) }

    /// A symbol that stands for a letter where a letter could stand.
    var isLetterSymbol: Bool { isInnerSymbol || stoodFor != nil && !isDigit }

    /// Ends or opens a sentence as well, so it stands for a letter between letters only.
    var isInnerSymbol: Bool { self == "!" || self == "|" || self == "\u{A1}" }
}
