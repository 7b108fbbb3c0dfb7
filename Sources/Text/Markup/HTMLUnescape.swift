// SPDX-License-Identifier: MIT

/// The text with its HTML character references resolved, once: `&amp;lt;` becomes `&lt;`.
///
/// Numeric references, the named ones of ``namedReferences``, and `&amp &lt &gt &quot &nbsp`
/// without their semicolon, as browsers read them. What is no scalar becomes U+FFFD; everything
/// else stays as it is.
package func htmlUnescaped(_ text: String) -> String {
    guard text.utf8.contains(ampersand) else { return text }
    let source = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(source.count)
    var position = 0
    while position < source.count {
        if source[position] == ampersand, let found = reference(in: source, at: position + 1) {
            result += Array(found.text.utf8)
            position = found.end
        } else {
            result.append(source[position])
            position += 1
        }
    }
    return String(decoding: result, as: UTF8.self)
}

private let ampersand = UInt8(ascii: "&")
private let semicolon = UInt8(ascii: ";")

private struct Reference {
    let text: String
    let end: Int
}

private func reference(in source: [UInt8], at start: Int) -> Reference? {
    guard start < source.count, source[start] == UInt8(ascii: "#") else {
        return named(in: source, at: start)
    }
    let isHex = start + 1 < source.count && source[start + 1] | 0x20 == UInt8(ascii: "x")
    return numeric(in: source, at: start + (isHex ? 2 : 1), radix: isHex ? 16 : 10)
}

private func numeric(in source: [UInt8], at start: Int, radix: UInt32) -> Reference? {
    var end = start
    var value: UInt32 = 0
    while end < source.count, let digit = digitValue(source[end]), digit < radix {
        // Far beyond Unicode it only has to stay there.
        value = min(value * radix + digit, 0x110_0000)
        end += 1
    }
    guard end > start else { return nil }
    if end < source.count, source[end] == semicolon { end += 1 }
    return Reference(text: String(scalar(numbered: value)), end: end)
}

private func digitValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) - 0x57
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte) - 0x37
    default: nil
    }
}

/// As HTML has it: 0x80…0x9F mean Windows-1252.
private func scalar(numbered value: UInt32) -> Unicode.Scalar {
    if value == 0 { return "\u{FFFD}" }
    if (0x80...0x9F).contains(value) { return windows1252[Int(value - 0x80)] }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
}

private func named(in source: [UInt8], at start: Int) -> Reference? {
    var end = start
    while end < source.count, end - start < longestName, isNameByte(source[end]) { end += 1 }
    guard end > start else { return nil }
    let name = String(decoding: source[start..<end], as: UTF8.self)
    if end < source.count, source[end] == semicolon, let text = namedReferences[name] {
        return Reference(text: text, end: end + 1)
    }
    guard namesWithoutSemicolon.contains(name), let text = namedReferences[name] else { return nil }
    return Reference(text: text, end: end)
}

private func isNameByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
        || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}
