// SPDX-License-Identifier: MIT

import Comments

/// How the bytes of a mail were made fit for old mail servers (RFC 2045).
///
/// What is damaged is read as far as it goes: a text with a hole in it is still an example.
enum TransferEncoding: String {
    case quotedPrintable = "quoted-printable"
    case base64

    func decoded(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .quotedPrintable: Self.unquoted(bytes, softBreaks: true)
        case .base64: Self.unpacked(bytes)
        }
    }

    /// - Parameters:
    ///   - bytes: with `=E4` for a byte.
    ///   - softBreaks: whether `=` at the end of a line joins it with the next.
    /// - Returns: the bytes that were meant.
    static func unquoted(_ bytes: [UInt8], softBreaks: Bool = false) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                result.append(byte)
                continue
            }
            if let high = rest.first?.hexValue, let low = rest.dropFirst().first?.hexValue {
                result.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else if softBreaks, rest.first == UInt8(ascii: "\n") {
                rest = rest.dropFirst()
            } else {
                result.append(byte)
            }
        }
        return result
    }

    static func unpacked(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes {
            guard let value = value(of: byte) else { continue }
            bits = bits << 6 | UInt32(value)
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
        return result
    }

    private static func value(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
