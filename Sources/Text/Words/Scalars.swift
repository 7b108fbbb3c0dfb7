// SPDX-License-Identifier: MIT

/// The scalar that starts at a position of valid UTF-8.
///
/// Reads only what is there: on anything else it answers U+FFFD or some scalar, and never traps.
@inline(__always)
func decodedScalar(_ bytes: borrowing Span<UInt8>, at position: Int) -> Unicode.Scalar {
    let lead = UInt32(bytes[position])
    if lead < 0x80 { return Unicode.Scalar(UInt8(truncatingIfNeeded: lead)) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard position + length <= bytes.count else { return "\u{FFFD}" }
    var value = lead & (0x7F >> UInt32(length))
    for index in position + 1..<position + length {
        value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
}

/// The scalar that ends in front of a position of valid UTF-8; nil at the start.
func scalarBefore(_ position: Int, in bytes: borrowing Span<UInt8>) -> Unicode.Scalar? {
    var start = position - 1
    while start >= 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? nil : decodedScalar(bytes, at: start)
}

/// The scalar that starts at a position of valid UTF-8; nil at the end.
func scalarAfter(_ position: Int, in bytes: borrowing Span<UInt8>) -> Unicode.Scalar? {
    position < bytes.count ? decodedScalar(bytes, at: position) : nil
}

extension Unicode.Scalar {
    var utf8Count: Int { value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x1_0000 ? 3 : 4 }
}
