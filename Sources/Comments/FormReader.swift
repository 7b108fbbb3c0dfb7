// SPDX-License-Identifier: MIT

/// Reads `name=value&name=value` as the URL Standard does (application/x-www-form-urlencoded,
/// https://url.spec.whatwg.org/#urlencoded-parsing): nothing in it is an error, `+` is a blank, and a
/// `%` without two digits stands for itself.
struct FormReader {
    /// A name and its value, as bytes: what they say depends on `blog_charset`.
    struct Pair {
        let name: [UInt8]
        let value: [UInt8]
        /// Where the name starts.
        let offset: Int
    }

    let pairs: [Pair]

    /// - Parameter bytes: a form; one line end behind it does not belong to it.
    init(_ bytes: [UInt8]) {
        let start = startOfText(bytes)
        let text = bytes[start..<Swift.max(start, Self.end(of: bytes))]
        pairs = text.split(separator: UInt8(ascii: "&")).map(Self.pair)
    }

    private static func end(of bytes: [UInt8]) -> Int {
        guard bytes.last == UInt8(ascii: "\n") else { return bytes.count }
        let end = bytes.count - 1
        return end > 0 && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
    }

    private static func pair(_ text: ArraySlice<UInt8>) -> Pair {
        let equals = text.firstIndex(of: UInt8(ascii: "=")) ?? text.endIndex
        return Pair(
            name: decoded(text[..<equals]), value: decoded(text[equals...].dropFirst()),
            offset: text.startIndex)
    }

    private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(0x20)
            case UInt8(ascii: "%"): bytes.append(escaped(&rest) ?? byte)
            default: bytes.append(byte)
            }
        }
        return bytes
    }

    /// Takes two hexadecimal digits; nothing where they are not there.
    private static func escaped(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
        let digits = rest.prefix(2).compactMap(\.hexValue)
        guard digits.count == 2 else { return nil }
        rest.removeFirst(2)
        return digits[0] << 4 | digits[1]
    }
}
