// SPDX-License-Identifier: MIT

extension JSONReader {
    /// Reads the text whose opening quote stands here.
    ///
    /// Runs of ordinary bytes are taken whole and checked as UTF-8 in one go; a text without
    /// escapes is copied once.
    mutating func text() throws(ParseFailure) -> String {
        let opening = position
        position = endOfRun(from: opening + 1)
        if next == UInt8(ascii: "\"") {
            position += 1
            return try utf8Text(opening + 1..<position - 1)
        }
        var decoded = Array(bytes[opening + 1..<position])
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte == UInt8(ascii: "\\") else { throw rawControl(byte) }
            try escape(into: &decoded)
            let run = position
            position = endOfRun(from: run)
            decoded.append(contentsOf: bytes[run..<position])
        }
        guard next != nil else {
            throw failure(at: opening, "a text starts here but its closing \" is missing")
        }
        position += 1
        guard let text = String(validating: decoded, as: UTF8.self) else {
            throw notUTF8(in: opening + 1..<position - 1)
        }
        return text
    }

    /// The first quote, backslash or control character from here on, or the end.
    private func endOfRun(from start: Int) -> Int {
        let span = bytes.span
        var index = start
        while index < span.count {
            let byte = span[index]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C { break }
            index += 1
        }
        return index
    }

    private func utf8Text(_ range: Range<Int>) throws(ParseFailure) -> String {
        do {
            return String(copying: try UTF8Span(validating: bytes.span.extracting(range)))
        } catch {
            throw notUTF8(at: range.lowerBound + error.byteOffsets.lowerBound)
        }
    }

    /// An escape cannot complete a broken sequence, so the fault stands in the raw bytes too.
    private func notUTF8(in range: Range<Int>) -> ParseFailure {
        do {
            _ = try utf8Text(range)
            return notUTF8(at: range.lowerBound)
        } catch {
            return error
        }
    }

    private mutating func escape(into decoded: inout [UInt8]) throws(ParseFailure) {
        let backslash = position
        position += 1
        guard let letter = next else { return }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(letter)
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"): appendUTF8(try scalar(from: backslash), to: &decoded)
        default:
            throw failure(
                at: backslash,
                #"a text knows \" \\ \/ \b \f \n \r \t \uXXXX; write \\ for one backslash"#)
        }
    }

    /// Reads the digits after `\u`, and a second escape where the two are one surrogate pair.
    private mutating func scalar(
        from backslash: Int
    ) throws(ParseFailure) -> UInt32 {
        guard let unit = hexUnit(at: position) else {
            throw failure(at: backslash, #"\u wants four hexadecimal digits, as in \u00e9"#)
        }
        position += 4
        var value = UInt32(unit)
        if UTF16.isLeadSurrogate(unit), position + 1 < bytes.count,
            bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u"),
            let trail = hexUnit(at: position + 2), UTF16.isTrailSurrogate(trail)
        {
            position += 6
            value = 0x10000 + (value & 0x3FF) << 10 + UInt32(trail) & 0x3FF
        }
        return (0xD800...0xDFFF).contains(value) ? 0xFFFD : value
    }

    private func hexUnit(at start: Int) -> UInt16? {
        guard start + 4 <= bytes.count else { return nil }
        var unit: UInt16 = 0
        for byte in bytes[start..<start + 4] {
            guard let digit = byte.hexValue else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}

/// Written out, since the standard encoder and its collection cost more than all the rest of an
/// escape, and a text in Cyrillic from Python's `json.dumps` is nothing but escapes.
private func appendUTF8(_ scalar: UInt32, to bytes: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(scalar >> shift & 0x3F) }
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(scalar))
    case 0x80..<0x800:
        bytes.append(0xC0 | UInt8(scalar >> 6))
        bytes.append(tail(0))
    case 0x800..<0x10000:
        bytes.append(0xE0 | UInt8(scalar >> 12))
        bytes.append(tail(6))
        bytes.append(tail(0))
    default:
        bytes.append(0xF0 | UInt8(scalar >> 18))
        bytes.append(tail(12))
        bytes.append(tail(6))
        bytes.append(tail(0))
    }
}
