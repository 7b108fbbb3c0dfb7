// SPDX-License-Identifier: MIT

/// What a character of a text is, before one reads it.
enum Sign: UInt8 {
    case space, lineBreak, small, capital, digit, comma, stop, mark, symbol, foreign

    @inline(__always) init(_ scalar: Unicode.Scalar) {
        self = scalar.value < 0x80 ? Self(ascii: UInt8(scalar.value)) : Self(beyondASCII: scalar)
    }

    @inline(__always) var isLetter: Bool { self == .small || self == .capital }

    @inline(__always) private init(ascii byte: UInt8) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .small
        case UInt8(ascii: " "), 9: self = .space
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .capital
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
        case UInt8(ascii: ","): self = .comma
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): self = .stop
        case ..<0x20, 0x7F: self = .lineBreak
        default: self = .mark
        }
    }

    @inline(never) private init(beyondASCII scalar: Unicode.Scalar) {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: self = .capital
        case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark:
            self = .small
        case .decimalNumber, .letterNumber, .otherNumber: self = .digit
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: self = .space
        case .otherSymbol: self = .symbol
        default: self = .foreign
        }
    }
}
