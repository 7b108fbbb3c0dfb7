// SPDX-License-Identifier: MIT

import Comments
import Testing

/// A text that is no JSON, the place that is named, and a part of what is said.
struct Refused: CustomTestStringConvertible {
    let bytes: [UInt8]
    let place: String
    let says: String

    init(_ json: String, _ place: String, _ says: String) {
        self.init(bytes: Array(json.utf8), place, says)
    }

    init(bytes: [UInt8], _ place: String, _ says: String) {
        self.bytes = bytes
        self.place = place
        self.says = says
    }

    var testDescription: String { String(decoding: bytes, as: UTF8.self).debugDescription }

    func check(
        depth: Int = JSONDocument.depth, at location: SourceLocation = #_sourceLocation
    ) {
        do {
            let value = try JSONValue(json: bytes, depth: depth)
            Issue.record("read as \(value.text)", sourceLocation: location)
        } catch {
            #expect("\(error.line):\(error.column)" == place, sourceLocation: location)
            #expect(error.message.contains(says), "\(error)", sourceLocation: location)
        }
    }
}

@Suite struct `The JSON reader refuses, with place and mend,` {
    @Test(arguments: [
        Refused("", "1:1", "no value here"), Refused(" \n ", "2:2", "no value here"),
        Refused("\u{FEFF}", "1:1", "no value here"), Refused("[", "1:2", "was it cut"),
        Refused("[1", "1:1", "a list starts here but its closing ] is missing"),
        Refused("{\n \"a\":1\n", "1:1", "an object starts here but its closing } is missing"),
        Refused("{", "1:2", "was it cut"), Refused("{\"a\"", "1:5", "a colon is missing"),
        Refused("{\"a\":", "1:6", "was it cut"), Refused("{\"a\":1,", "1:8", "was it cut"),
        Refused("[1,", "1:4", "was it cut"), Refused("[1,]", "1:3", "remove it"),
        Refused("[1,\n]", "1:3", "remove it"), Refused("{\"a\":1,}", "1:7", "remove it"),
        Refused("[,1]", "1:2", "a value is missing before this comma"),
        Refused("[1,,2]", "1:4", "a value is missing before this comma"),
        Refused("{,}", "1:2", "remove it"), Refused("{\"a\":}", "1:6", "a value is missing"),
        Refused("[1 2]", "1:4", "a comma or ] was expected here, not 2"),
        Refused("{\"a\":1 \"b\":2}", "1:8", "a comma or } was expected here, not a text"),
        Refused("[1}", "1:3", "closed by ], not }"),
        Refused("{\"a\":1]", "1:7", "closed by }, not ]"),
        Refused("{\"a\" 1}", "1:6", "a colon is missing"), Refused("{\"a\",1}", "1:5", "a colon"),
        Refused("{a:1}", "1:2", "a name in double quotes was expected here, not a"),
        Refused("{'a':1}", "1:2", "write \" instead of '"), Refused("{1:1}", "1:2", "a name"),
        Refused("['a']", "1:2", "write \" instead of '"),
        Refused("]", "1:1", "before this bracket"),
        Refused("{} {}", "1:4", "remove what follows"),
        Refused("{}}", "1:3", "remove what follows"),
        Refused("1 2", "1:3", "remove what follows"), Refused("{}\n\nx", "3:1", "remove what"),
        Refused("{} // x", "1:4", "remove what follows"), Refused("[1 // x\n]", "1:4", "expected"),
        Refused("[/* x */ 1]", "1:2", "no comments"), Refused("{# x\n}", "1:2", "no comments"),
        Refused("[\u{A0}1]", "1:2", "a special space"), Refused("[\u{202E}]", "1:2", "<U+202E>"),
        Refused("[1\u{0}]", "1:3", "<U+0000>"), Refused("[\u{C}]", "1:2", "a special space"),
    ])
    func `broken structure`(row: Refused) { row.check() }

    @Test(arguments: [
        Refused("True", "1:1", "write true"), Refused("[tru]", "1:2", "write true"),
        Refused("nul", "1:1", "write null"), Refused("None", "1:1", "write null"),
        Refused("undefined", "1:1", "write null"), Refused("FALSE", "1:1", "write false"),
        Refused("truefalse", "1:1", "truefalse is no JSON value"),
        Refused("[hello]", "1:2", "put a text between double quotes"),
        Refused("NaN", "1:1", "NaN is no JSON value"), Refused("[Infinity]", "1:2", "Infinity"),
        Refused("01", "1:1", "does not start with 0"),
        Refused("[-01]", "1:2", "does not start with 0"),
        Refused("00", "1:1", "does not start with 0"), Refused("1.", "1:3", "after the point"),
        Refused("[1.e5]", "1:4", "after the point"), Refused(".5", "1:1", "write 0.5"),
        Refused("-.5", "1:2", "after the minus"), Refused("-", "1:2", "after the minus"),
        Refused("-x", "1:2", "after the minus"), Refused("--1", "1:2", "after the minus"),
        Refused("+1", "1:1", "remove it"), Refused("1e", "1:3", "exponent"),
        Refused("1e+", "1:4", "exponent"), Refused("1e1.5", "1:4", "remove what follows"),
        Refused("0x10", "1:2", "remove what follows"), Refused("1_000", "1:2", "remove"),
        Refused("[1a]", "1:3", "a comma or ] was expected here, not a"),
        Refused("-Infinity", "1:2", "after the minus"),
        Refused("[\u{FF11}]", "1:2", "not \u{FF11}"),
    ])
    func `words and numbers`(row: Refused) { row.check() }

    @Test(arguments: [
        Refused("\"", "1:1", "closing \" is missing"),
        Refused("[\"a", "1:2", "closing \" is missing"),
        Refused("\"a\\\"", "1:1", "closing \" is missing"), Refused("\"a\\", "1:1", "closing"),
        Refused("\"a\nb\"", "1:3", #"write \n"#), Refused("\"a\rb\"", "1:3", #"write \r"#),
        Refused("\"é\tb\"", "1:3", #"write \t"#), Refused("\"\u{0}\"", "1:2", #"write \u0000"#),
        Refused("\"ab\u{1F}\"", "1:4", #"write \u001f"#),
        Refused("\"\\t\u{1B}\"", "1:4", #"\u001b"#),
        Refused(#""\x41""#, "1:2", #"write \\ for one"#),
        Refused(#""C:\dir""#, "1:4", #"write \\"#),
        Refused(#""\'""#, "1:2", #"write \\"#), Refused("\"é\\é\"", "1:3", #"write \\"#),
        Refused(#""\u12""#, "1:2", "four hexadecimal digits"), Refused(#""\u12g4""#, "1:2", "four"),
        Refused(#""\U0041""#, "1:2", #"write \\"#), Refused(#""\u"#, "1:2", "four"),
        Refused(#""\ud83d\u12""#, "1:8", "four"), Refused(#""\u+123""#, "1:2", "four"),
    ])
    func texts(row: Refused) { row.check() }

    @Test(arguments: [
        Refused(bytes: [0x22, 0xE9, 0x22], "1:2", "0xe9 is not UTF-8; save it as UTF-8"),
        Refused(bytes: [0x22, 0x61, 0x80, 0x22], "1:3", "0x80"),
        Refused(bytes: [0x22, 0xC0, 0x80, 0x22], "1:2", "0xc0"),
        Refused(bytes: [0x22, 0xC3, 0x22], "1:2", "0xc3"),
        Refused(bytes: [0x22, 0xED, 0xA0, 0x80, 0x22], "1:2", "0xed"),
        Refused(bytes: [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], "1:2", "0xf4"),
        Refused(bytes: [0x22, 0xF0, 0x9F, 0x99, 0x22], "1:2", "0xf0"),
        Refused(bytes: [0x22, 0xC3, 0xA9, 0xFF, 0x22], "1:3", "0xff"),
        Refused(bytes: [0x22, 0x5C, 0x6E, 0xFF, 0x22], "1:4", "0xff"),
        Refused(bytes: [0x22, 0xC3, 0x5C, 0x6E, 0xA9, 0x22], "1:2", "0xc3"),
        Refused(bytes: [0x22, 0x5C, 0x6E, 0xA9, 0x22], "1:4", "0xa9"),
        Refused(
            bytes: Array("{\n\"a\":1,\"".utf8) + [0xFF, 0x22, 0x3A, 0x31, 0x7D], "2:8", "0xff"),
        Refused(bytes: [0x5B, 0xFF, 0x5D], "1:2", "0xff"), Refused(bytes: [0xFF], "1:1", "0xff"),
        Refused(bytes: [0xFF, 0xFE, 0x7B, 0x00], "1:1", "UTF-16; save it as UTF-8"),
        Refused(bytes: [0xFE, 0xFF, 0x00, 0x7B], "1:1", "UTF-16"),
        Refused(bytes: [0x7B, 0x00, 0x7D, 0x00], "1:2", "<U+0000>"),
        Refused(bytes: [0xEF, 0xBB], "1:1", "0xef"),
        Refused(bytes: Array("\u{FEFF}\u{FEFF}1".utf8), "1:1", "<U+FEFF>"),
    ])
    func `what is not UTF-8`(row: Refused) { row.check() }

    @Test(arguments: [
        Refused("\u{FEFF}[x]", "1:2", "x is no"), Refused("[\n1,\r\n\r\n  x]", "4:3", "x is no"),
        Refused("[\"é🙂漢\", x]", "1:9", "x is no"), Refused("[\r1,\rx]", "1:6", "x is no"),
        Refused("[\"\u{2028}\",\u{9}x]", "1:7", "x is no"), Refused("\n\n\n[1,]", "4:3", "remove"),
    ])
    func `at the column that an editor shows`(row: Refused) { row.check() }

    @Test(arguments: [
        Refused(#"{"a":1,"a":2}"#, "1:8", "twice, first in line 1"),
        Refused("{\"a\":1,\n\"b\":2,\n \"\\u0061\":3}", "3:2", "twice, first in line 1"),
        Refused("{\"x\":\n{\"\":1,\"\":2}}", "2:7", "twice, first in line 2"),
        Refused(#"{"\ud83d":1,"\ud83d":2}"#, "1:13", "twice"),
        Refused(
            "{\"k0\":0" + (1...40).map { ",\n\"k\($0)\":0" }.joined() + ",\n\"k3\":1}", "42:1",
            "twice, first in line 4"),
        Refused(
            "{\"k0\":0" + (1...40).map { ",\n\"k\($0)\":0" }.joined() + ",\n\"k30\":1}", "42:1",
            "twice, first in line 31"),
    ])
    func `names that occur twice`(row: Refused) { row.check() }

    @Test func `what nests too deep, before it goes there`() {
        Refused("[[1]]", "1:2", "more than 1 deep").check(depth: 1)
        Refused("{\"a\":{}}", "1:6", "more than 1 deep").check(depth: 1)
        let many = String(repeating: "[", count: 1_000_000)
        Refused(many, "1:65", "more than 64 deep").check()
        Refused(String(repeating: "{\"a\":", count: 200_000), "1:321", "64 deep").check()
        Refused(many, "1:513", "more than 512 deep").check(depth: .max)
    }
}
