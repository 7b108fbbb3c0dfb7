// SPDX-License-Identifier: MIT

extension JSONReader {
    /// Reads the number that starts here and keeps its spelling.
    mutating func number() throws(ParseFailure) -> String {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        try wholePart(start)
        if next == UInt8(ascii: ".") {
            position += 1
            try digits("a digit is missing after the point; write 5.0 or 5 rather than 5.")
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try digits("a digit is missing in the exponent; write 1e5 rather than 1e")
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func wholePart(_ start: Int) throws(ParseFailure) {
        let isZero = next == UInt8(ascii: "0")
        try digits("a digit is missing after the minus sign")
        if isZero, position - start > (bytes[start] == UInt8(ascii: "-") ? 2 : 1) {
            throw failure(
                at: start, "a number does not start with 0; take it away or write it as a text")
        }
    }

    private mutating func digits(_ missing: String) throws(ParseFailure) {
        let start = position
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
            position += 1
        }
        if position == start { throw failure(at: position, missing) }
    }
}
