// SPDX-License-Identifier: MIT

import Comments
import Testing

@Suite struct `The JSON writer` {
    struct Row: CustomTestStringConvertible {
        let text: String
        let written: String

        init(_ text: String, _ written: String) {
            self.text = text
            self.written = written
        }

        var testDescription: String { written }
    }

    @Test(arguments: [
        Row("", #""""#), Row("a/b é 🙂 漢", #""a/b é 🙂 漢""#), Row("\"\\", #""\"\\""#),
        Row("\n\r\t", #""\n\r\t""#),
        Row("\u{0}\u{8}\u{C}\u{1B}\u{1F}", #""\u0000\u0008\u000c\u001b\u001f""#),
        Row("\u{7F}\u{80}\u{9F}\u{A0}", "\"\\u007f\\u0080\\u009f\u{A0}\""),
        Row("\u{2027}\u{2028}\u{2029}\u{202A}", "\"\u{2027}\\u2028\\u2029\u{202A}\""),
        Row("\u{C0}\u{BF}\u{E2}\u{10FFFF}", "\"\u{C0}\u{BF}\u{E2}\u{10FFFF}\""),
        Row("x\u{2028}", "\"x\\u2028\""), Row("\u{85}y", "\"\\u0085y\""),
    ])
    func `escapes what steers or separates, and nothing else`(row: Row) throws {
        #expect(JSONValue.string(row.text).text == row.written)
        #expect(
            JSONValue.object([JSONMember(key: row.text, value: .null)]).text
                == "{\(row.written):null}")
        let again = try JSONValue(json: Array(row.written.utf8))
        #expect(again.stringValue.map { Array($0.utf8) } == Array(row.text.utf8))
    }

    @Test func `keeps the order of members and writes on one line`() {
        let value: JSONValue = ["b": [1, -2.5, true, "x"], "a": [:], "c": [], "d": .null]
        #expect(value.text == #"{"b":[1,-2.5,true,"x"],"a":{},"c":[],"d":null}"#)
        #expect(Array(value.text.utf8) == value.serialised())
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0, "-0"), (4.0, "4"), (-2.5, "-2.5"), (0.1, "0.1"), (1e16, "1e+16"),
        (1e-5, "1e-05"), (1.0 / 3, "0.3333333333333333"), (.leastNonzeroMagnitude, "5e-324"),
        (.infinity, "1.7976931348623157e+308"), (-.infinity, "-1.7976931348623157e+308"),
        (.nan, "0"), (123_456_789, "123456789"),
    ])
    func `writes the shortest number that reads back`(number: Double, text: String) throws {
        #expect(JSONValue.number(number) == .number(text))
        let again = try JSONValue(json: Array(text.utf8)).doubleValue
        #expect(!number.isFinite || again?.bitPattern == number.bitPattern)
    }

    @Test func `writes integers to their limits`() {
        #expect(JSONValue.number(Int.min).text == "-9223372036854775808")
        #expect(JSONValue.number(Int.max).intValue == .max)
    }

    @Test func `leaves absent members out of a record`() {
        #expect(JSONValue.record(["a": 1, "b": nil, "c": .null]).text == #"{"a":1,"c":null}"#)
    }
}

@Suite struct `A JSON value` {
    @Test func `answers only for what it is`() {
        let value: JSONValue = ["n": 1, "t": "x", "l": [1], "o": ["p": true], "z": 1.5]
        #expect(value["n"]?.intValue == 1 && value["n"]?.doubleValue == 1)
        #expect(value["t"]?.stringValue == "x" && value["t"]?.intValue == nil)
        #expect(value["l"]?.elements == [1] && value["l"]?["n"] == nil)
        #expect(value["o"]?["p"]?.boolValue == true && value["none"] == nil)
        #expect(value["z"]?.intValue == nil && value["z"]?.doubleValue == 1.5)
        #expect(value.stringValue == nil && value.elements == nil && value.boolValue == nil)
    }

    @Test func `has no integer or double for what does not fit`() {
        #expect(JSONValue.number("9223372036854775808").intValue == nil)
        #expect(JSONValue.number("1e999").doubleValue == nil)
        #expect(JSONValue.number("9223372036854775808").doubleValue == 9223372036854775808)
    }
}
