// SPDX-License-Identifier: MIT

import Lines

/// What is said about a text that is not JSON: each message names the mend.
extension JSONReader {
    /// Reads `true`, `false` or `null`.
    mutating func word() throws(ParseFailure) -> JSONValue {
        let range = wordRange(at: position)
        position = range.upperBound
        switch bytes[range] {
        case [0x74, 0x72, 0x75, 0x65]: return .bool(true)
        case [0x66, 0x61, 0x6C, 0x73, 0x65]: return .bool(false)
        case [0x6E, 0x75, 0x6C, 0x6C]: return .null
        default: throw unknownWord(at: range.lowerBound)
        }
    }

    private func wordRange(at start: Int) -> Range<Int> {
        start..<(bytes[start...].firstIndex { !$0.isWordByte } ?? bytes.count)
    }

    /// For a place where a value should start and none does.
    func noValue() -> ParseFailure {
        guard let byte = next else {
            return failure(at: position, "the file ends where a value was expected; was it cut?")
        }
        if byte.isWordByte { return unknownWord(at: position) }
        let message =
            switch byte {
            case UInt8(ascii: "'"): "a text stands between double quotes: write \" instead of '"
            case UInt8(ascii: "+"): "a number has no plus sign in front; remove it"
            case UInt8(ascii: "."): "a number starts with a digit: write 0.5 rather than .5"
            case UInt8(ascii: "/"), UInt8(ascii: "#"): "JSON has no comments; remove this one"
            case UInt8(ascii: ","): "a value is missing before this comma"
            case UInt8(ascii: "]"), UInt8(ascii: "}"): "a value is missing before this bracket"
            default: "a value was expected here, not \(shown(at: position))"
            }
        return failure(at: position, message)
    }

    func noKey() -> ParseFailure {
        guard let byte = next else {
            return failure(
                at: position, "the file ends where a name or } was expected; was it cut?")
        }
        let message =
            switch byte {
            case UInt8(ascii: "'"): "a name stands between double quotes: write \" instead of '"
            case UInt8(ascii: "/"), UInt8(ascii: "#"): "JSON has no comments; remove this one"
            case UInt8(ascii: ","): "this comma has nothing before it; remove it"
            default: "a name in double quotes was expected here, not \(shown(at: position))"
            }
        return failure(at: position, message)
    }

    func noColon() -> ParseFailure {
        failure(at: position, "a colon is missing here, between the name and its value")
    }

    func noComma(closing: UInt8, opening: Int) -> ParseFailure {
        let isObject = closing == UInt8(ascii: "}")
        guard let byte = next else {
            let what = isObject ? "an object" : "a list"
            return failure(
                at: opening, "\(what) starts here but its closing \(closing.shown) is missing")
        }
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
            let what = isObject ? "an object is" : "a list is"
            return failure(at: position, "\(what) closed by \(closing.shown), not \(byte.shown)")
        }
        return failure(
            at: position,
            "a comma or \(closing.shown) was expected here, not \(shown(at: position))")
    }

    func trailing() -> ParseFailure {
        failure(at: position, "the value has ended before this; remove what follows it")
    }

    func duplicate(of first: Int, at second: Range<Int>) -> ParseFailure {
        let line = failure(at: first, "").line
        return failure(
            at: second.lowerBound,
            "this name occurs twice, first in line \(line); remove one of the two")
    }

    /// For a byte below 0x20 that stands in a text as it is.
    func rawControl(_ byte: UInt8) -> ParseFailure {
        let message =
            switch byte {
            case 0x0A: #"a line ends inside a text; write \n for a line break"#
            case 0x0D: #"a line ends inside a text; write \r for a carriage return"#
            case 0x09: #"a tab stands inside a text; write \t"#
            default: #"a control character stands inside a text; write \u00"# + byte.hexDigits
            }
        return failure(at: position, message)
    }

    func notUTF8(at offset: Int) -> ParseFailure {
        failure(at: offset, "the byte 0x\(bytes[offset].hexDigits) is not UTF-8; save it as UTF-8")
    }

    private func unknownWord(at start: Int) -> ParseFailure {
        let word = String(decoding: bytes[wordRange(at: start)].prefix(20), as: UTF8.self)
        let values = ["true", "false", "null"]
        let known = word == "None" || word == "undefined" ? "null" : closest(to: word, in: values)
        let mend = known.map { "write \($0)" } ?? "put a text between double quotes"
        return failure(at: start, "\(word) is no JSON value; \(mend)")
    }

    /// What stands at a byte, fit for a message.
    private func shown(at offset: Int) -> String {
        for length in 1...4 where offset + length <= bytes.count {
            if let text = String(validating: bytes[offset..<offset + length], as: UTF8.self) {
                let isSpace = text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
                return text == "\"" ? "a text" : isSpace ? "a special space" : visible(text)
            }
        }
        return "the byte 0x\(bytes[offset].hexDigits), which is not UTF-8"
    }
}

extension UInt8 {
    fileprivate var isWordByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    fileprivate var shown: String { String(Unicode.Scalar(self)) }

    /// Two lower-case hexadecimal digits.
    var hexDigits: String { (self < 16 ? "0" : "") + String(self, radix: 16) }
}
