// SPDX-License-Identifier: MIT

/// Text from outside with everything that could steer a terminal or hide made visible.
///
/// Control characters, bidirectional controls, other invisible format characters and line
/// separators become `<U+202E>`; everything else stays. Joiners and variation selectors stay only
/// where a script or an emoji is written with them. Whatever is printed and was not written by us
/// goes through here.
///
/// - Parameters:
///   - text: hostile.
///   - newlines: whether a line feed and a tab may stay as they are.
/// - Returns: the text, with `<U+XXXX>` for what would not be seen.
package func visible(_ text: String, newlines: Bool = false) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    let scalars = Array(text.unicodeScalars)
    return visible(scalars, scalars.indices, newlines: newlines)
}

/// A stretch of a text as it is shown in the whole of it.
func visible(_ scalars: [Unicode.Scalar], _ range: Range<Int>, newlines: Bool = false) -> String {
    var shown = String.UnicodeScalarView()
    for index in range {
        if let standIn = standIn(scalars, at: index, newlines: newlines) {
            shown.append(contentsOf: standIn.unicodeScalars)
        } else {
            shown.append(scalars[index])
        }
    }
    return String(shown)
}

/// The same text in stretches, so that what stands for something else can be set apart from a
/// text in which the same letters were typed.
package func visibleStretches(
    _ text: String, newlines: Bool = false
) -> [(text: String, isStandIn: Bool)] {
    let scalars = Array(text.unicodeScalars)
    var stretches: [(text: String, isStandIn: Bool)] = []
    var plain = String.UnicodeScalarView()
    func endPlain() {
        if !plain.isEmpty { stretches.append((String(plain), false)) }
        plain = String.UnicodeScalarView()
    }
    for index in scalars.indices {
        if let standIn = standIn(scalars, at: index, newlines: newlines) {
            endPlain()
            stretches.append((standIn, true))
        } else {
            plain.append(scalars[index])
        }
    }
    endPlain()
    return stretches
}

/// What is shown instead of a scalar; nil where it is shown as it is.
private func standIn(
    _ scalars: [Unicode.Scalar], at index: Int, newlines: Bool
) -> String? {
    let scalar = scalars[index]
    if newlines, scalar == "\n" || scalar == "\t" { return nil }
    return hides(scalar) && !belongs(scalars, at: index) ? codePoint(scalar) : nil
}

/// Whether a scalar has no ink of its own or moves what stands around it.
///
/// The joiner and the variation selectors that emoji are written with are let off, since one scalar
/// does not tell where it stands; ``visible(_:newlines:)`` looks.
package func isHidden(_ scalar: Unicode.Scalar) -> Bool { hides(scalar) && !isEmojiPart(scalar) }

private func hides(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
        .unassigned:
        true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
}

private func isEmojiPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{200D}" || (0xFE00...0xFE0F).contains(scalar.value)
}

/// Whether a hidden scalar is a part of how the one before it is written.
private func belongs(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index > 0 else { return false }
    let last = scalars[index - 1]
    let next = index + 1 < scalars.count ? scalars[index + 1] : nil
    switch scalars[index].value {
    // Emoji and text style, also of the digit of a keycap.
    case 0xFE0E, 0xFE0F: return last.properties.isEmoji || isIdeograph(last)
    case 0xFE00...0xFE0D: return isIdeograph(last)
    // A joiner: families, flags and professions; conjuncts and half letters of Indic scripts.
    case 0x200D: return isVirama(last) || isPicture(last) && next.map(isPicture) ?? false
    // A non-joiner: the same scripts, and word parts in Persian, Urdu and their neighbours.
    case 0x200C: return isVirama(last) || isArabic(last) && next.map(isArabic) ?? false
    default: return false
    }
}

private func isVirama(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.canonicalCombiningClass == .virama
}

private func isPicture(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{FE0F}" || !scalar.isASCII && scalar.properties.isEmoji
}

private func isIdeograph(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isIdeographic }

private func isArabic(_ scalar: Unicode.Scalar) -> Bool {
    (0x0620...0x06FF).contains(scalar.value) || (0x0750...0x077F).contains(scalar.value)
}

private func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
}

/// A file name as text: UTF-8 where it is, `\xHH` for each byte that is not, `\\` for a backslash.
///
/// No two names give the same text, also when texts are compared as Swift does, where the two
/// spellings of "é" are equal; so the text can stand for the name in the books.
///
/// - Parameter bytes: the name as the directory holds it.
/// - Returns: a text without control characters or anything else that hides.
package func escapedName(_ bytes: [UInt8]) -> String {
    let text = escaped(bytes, keeping: { !hides($0) && $0 != "\\" })
    // What is not in the composed form has equals, so it is spelt out in bytes.
    return isComposed(text)
        ? text : escaped(bytes, keeping: { $0.isASCII && !hides($0) && $0 != "\\" })
}

private func isComposed(_ text: String) -> Bool {
    var span = text.utf8Span
    return span.checkForNFC(quickCheck: false)
}

private func escaped(_ bytes: [UInt8], keeping isPlain: (Unicode.Scalar) -> Bool) -> String {
    var escaped = ""
    var rest = bytes[...]
    while let first = rest.first {
        let (scalar, length) = leadingScalar(rest)
        if let scalar, isPlain(scalar) {
            escaped.unicodeScalars.append(scalar)
        } else if first == UInt8(ascii: "\\") {
            escaped += "\\\\"
        } else {
            for byte in rest.prefix(length) { escaped += hexEscape(byte) }
        }
        rest = rest.dropFirst(length)
    }
    return escaped
}

private func hexEscape(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "\\x" + (digits.count < 2 ? "0" : "") + digits
}

/// The scalar at the head of some bytes and its length; nil and 1 where they are not UTF-8.
private func leadingScalar(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar?, Int) {
    for length in 1...4 where length <= bytes.count {
        if let text = String(validating: bytes.prefix(length), as: UTF8.self),
            let scalar = text.unicodeScalars.first
        {
            return (scalar, length)
        }
    }
    return (nil, 1)
}
