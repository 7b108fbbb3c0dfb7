// SPDX-License-Identifier: MIT

/// How the bytes of a form's values are meant; Akismet's `blog_charset` says it.
///
/// Two are known, since all others are long gone from the web: what is neither must not be guessed
/// into somebody's words.
package enum Charset: Equatable {
    /// Bytes that are none become U+FFFD, as in every browser.
    case utf8
    /// Windows-1252, which is what browsers read Latin-1 as (https://encoding.spec.whatwg.org/).
    case windows1252

    /// Nil for a name that is not known; the absence of one means UTF-8.
    package init?(named name: String) {
        switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
        case "", "utf8", "usascii", "ascii": self = .utf8
        case "windows1252", "cp1252", "iso88591", "latin1": self = .windows1252
        default: return nil
        }
    }

    package func text(_ bytes: [UInt8]) -> String {
        switch self {
        case .utf8: String(decoding: bytes, as: UTF8.self)
        case .windows1252: String(String.UnicodeScalarView(bytes.map(Self.scalar)))
        }
    }

    private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        (0x80..<0xA0).contains(byte) ? upper[Int(byte - 0x80)] : Unicode.Scalar(byte)
    }

    /// 80 to 9F, where Windows-1252 differs from Latin-1; the five that mean nothing are controls.
    private static let upper = Array(
        ("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}"
            + "\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ").unicodeScalars)
}
