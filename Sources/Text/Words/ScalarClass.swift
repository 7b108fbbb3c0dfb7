// SPDX-License-Identifier: MIT

/// What a scalar is to words.
enum ScalarClass: Equatable {
    /// A letter or a digit of a script that puts spaces between words.
    case letter
    /// A letter of a script that does not: Han, kana, Thai, Lao, Khmer, Burmese, Tibetan.
    case unspaced
    /// A combining mark: a part of the letter before it.
    case mark
    case space
    case underscore
    /// Punctuation, symbols, emoji.
    case other

    @inline(__always) init(_ scalar: Unicode.Scalar) {
        self = scalar.value < 0x80 ? Self(ascii: UInt8(scalar.value)) : Self(beyondASCII: scalar)
    }

    var isWord: Bool { self == .letter || self == .unspaced || self == .mark }

    @inline(__always) private init(ascii byte: UInt8) {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: self = .letter
        case 0x09...0x0D, 0x20: self = .space
        case 0x5F: self = .underscore
        default: self = .other
        }
    }

    /// The scalars of most texts, without asking the standard library, which takes its time.
    private static func common(_ value: UInt32) -> Self? {
        switch value {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x391...0x3A1, 0x3A3...0x3FF, 0x400...0x481,
            0x48A...0x52F, 0xAC00...0xD7A3:
            value == 0x3F6 ? .other : .letter
        case 0x4E00...0x9FEF: .unspaced
        default: nil
        }
    }

    @inline(never) private init(beyondASCII scalar: Unicode.Scalar) {
        if let known = Self.common(scalar.value) {
            self = known
            return
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .letterNumber, .decimalNumber, .otherNumber:
            self = scalar.isUnspaced ? .unspaced : .letter
        case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: self = .space
        default: self = scalar.value == 0x85 ? .space : .other
        }
    }
}

extension Unicode.Scalar {
    /// Of a block whose scripts write words without spaces between them.
    var isUnspaced: Bool {
        switch value {
        case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x19E0...0x1AAF, 0x2E80...0x2FDF,
            0x3005...0x3007, 0x3021...0x30FF, 0x31A0...0x31BF, 0x31F0...0x31FF, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xA9E0...0xA9FF, 0xAA60...0xAA7F, 0xF900...0xFAFF, 0xFF66...0xFF9F,
            0x1_AFF0...0x1_B16F, 0x2_0000...0x3_FFFF:
            true
        default: false
        }
    }
}
