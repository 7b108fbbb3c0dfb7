// SPDX-License-Identifier: MIT

import Comments
import Testing

/// A text and what it reads as, written out again.
struct Accepted: CustomTestStringConvertible {
    let json: String
    let written: String

    init(_ json: String, _ written: String? = nil) {
        self.json = json
        self.written = written ?? json
    }

    var testDescription: String { json.debugDescription }
}

@Suite struct `The JSON reader accepts` {
    @Test(arguments: [
        Accepted("{}"), Accepted("[]"), Accepted("null"), Accepted("true"), Accepted("false"),
        Accepted(#""""#), Accepted("0"), Accepted(#"{"":0}"#), Accepted(#"{"a":{"b":[1,[2],{}]}}"#),
        Accepted(#"{"a":1,"A":2}"#), Accepted("[[],[[]],{}]"),
        Accepted(" \t\r\n[ 1 ,\n2\t]\r\n ", "[1,2]"), Accepted("{ \"a\" : 1 }", #"{"a":1}"#),
        Accepted("\u{FEFF}{}", "{}"), Accepted("\u{FEFF} 1 ", "1"),
    ])
    func structure(row: Accepted) throws {
        #expect(try JSONValue(json: Array(row.json.utf8)).text == row.written)
    }

    @Test(arguments: [
        "0", "-0", "1", "-1", "10", "1.0", "-0.0", "0.10", "1e5", "1E5", "1e+05", "1E-007", "0e0",
        "0.5e-3", "123456789012345678901234567890", "0.1000000000000000055511151231257827",
        "1e999", "-1e-999",
    ])
    func `numbers as they are spelt`(number: String) throws {
        #expect(try JSONValue(json: Array(number.utf8)) == .number(number))
        #expect(try JSONValue(json: Array("[\(number)]".utf8)) == .array([.number(number)]))
    }

    struct Text: CustomTestStringConvertible {
        let json: String
        let scalars: String

        init(_ json: String, _ scalars: String) {
            self.json = json
            self.scalars = scalars
        }

        var testDescription: String { json }
    }

    @Test(arguments: [
        Text(#""abc""#, "abc"), Text(#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        Text(#""\u0041\u00e9\u00E9\u20ac""#, "A\u{E9}\u{E9}\u{20AC}"),
        Text(#""a\u0000b""#, "a\u{0}b"),
        Text(#""\u007f\u0080\u07ff\u0800\uffff""#, "\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}"),
        Text(#""\ud83d\ude42""#, "\u{1F642}"),
        Text(#""\uD800\uDC00\udbff\udfff""#, "\u{10000}\u{10FFFF}"),
        Text(#""x\ud83d""#, "x\u{FFFD}"), Text(#""\ude42y""#, "\u{FFFD}y"),
        Text(#""\ud83dz""#, "\u{FFFD}z"), Text(#""\ud83d\n""#, "\u{FFFD}\n"),
        Text(#""\ud83d\ud83d\ude42""#, "\u{FFFD}\u{1F642}"),
        Text(#""\ud83d\u0041""#, "\u{FFFD}A"), Text(#""\ude42\ud83d""#, "\u{FFFD}\u{FFFD}"),
        Text("\"\u{7F}\u{2028}\u{FEFF}\"", "\u{7F}\u{2028}\u{FEFF}"),
        Text("\"é🙂\u{10FFFF}\u{FFFE}\"", "é🙂\u{10FFFF}\u{FFFE}"), Text(#""é\té""#, "é\té"),
        Text(#""e\u0301""#, "e\u{301}"), Text(#""\\u0041""#, #"\u0041"#),
    ])
    func `texts with their escapes resolved`(row: Text) throws {
        let value = try JSONValue(json: Array(row.json.utf8))
        let scalars = value.stringValue.map { Array($0.unicodeScalars) }
        #expect(scalars == Array(row.scalars.unicodeScalars))
    }

    @Test func `keys that are only canonically equal`() throws {
        let value = try JSONValue(json: Array("{\"\u{E9}\":1,\"e\u{301}\":2}".utf8))
        #expect(value.members?.count == 2)
        #expect(value["\u{E9}"] == 1)
        #expect(value["e\u{301}"] == 2)
    }

    @Test func `many keys in one object, in their order`() throws {
        let keys = (0..<5000).map { "k\($0 * 7919 % 5000)" }
        let json = "{" + keys.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
        let value = try JSONValue(json: Array(json.utf8))
        #expect(value.members?.map(\.key) == keys)
    }

    @Test(arguments: [1, 2, 64]) func `nesting up to the limit`(depth: Int) throws {
        let lists = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(try JSONValue(json: Array(lists.utf8), depth: depth).text == lists)
        let objects =
            String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)
        #expect(try JSONValue(json: Array(objects.utf8), depth: depth).text == objects)
    }
}

@Suite struct `A JSON document tells` {
    let json = Array(
        "\u{FEFF} {\"a\": [1] , \"own\" :{ \"x\":{\"y\":1},\"z\":2 },\"b\":{\"c\":1} }".utf8)

    private func text(_ range: Range<Int>) -> String {
        String(decoding: json[range], as: UTF8.self)
    }

    @Test func `where the members at top level stand`() throws {
        let outline = try #require(try JSONDocument(json).outline)
        #expect(text(outline.range).hasPrefix("{\"a\"") && outline.range.upperBound == json.count)
        #expect(outline.members.map(\.name) == ["a", "own", "b"])
        #expect(outline.members.map { text($0.value) }.first == "[1]")
        #expect(outline.members.map { text($0.range) }.last == "\"b\":{\"c\":1}")
    }

    @Test func `where the members of the object asked for stand`() throws {
        let document = try JSONDocument(json, outlining: "own")
        let inner = try #require(document.inner)
        #expect(text(inner.range) == "{ \"x\":{\"y\":1},\"z\":2 }")
        #expect(inner.members.map { text($0.range) } == ["\"x\":{\"y\":1}", "\"z\":2"])
    }

    @Test func `nothing about an object of that name further down`() throws {
        let nested = Array(#"{"a":{"b":1},"c":[{"own":{}}],"d":{"own":{}}}"#.utf8)
        #expect(try JSONDocument(nested, outlining: "own").inner == nil)
    }

    @Test(arguments: ["", "a", "c", "x", "none"])
    func `nothing about what is no object at top level`(name: String) throws {
        #expect(try JSONDocument(json, outlining: name).inner == nil)
    }

    @Test(arguments: ["1", "[{\"own\":{}}]", "\"own\""])
    func `nothing where the value is no object`(json: String) throws {
        #expect(try JSONDocument(Array(json.utf8), outlining: "own").outline == nil)
        #expect(try JSONDocument(Array(json.utf8), outlining: "own").inner == nil)
    }
}
