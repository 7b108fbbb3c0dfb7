// SPDX-License-Identifier: MIT

import Comments
import Testing

@Suite struct `A form` {
    struct Row: CustomTestStringConvertible, Sendable {
        let form: [UInt8]
        let json: String
        var testDescription: String { String(decoding: form.prefix(60), as: UTF8.self) }

        init(_ form: String, _ json: String) {
            self.init(Array(form.utf8), json)
        }

        init(_ form: [UInt8], _ json: String) {
            self.form = form
            self.json = json
        }
    }

    static let rows: [Row] = [
        Row("comment_content=Hello", #"{"comment_content":"Hello"}"#),
        Row("comment_content=", #"{"comment_content":""}"#),
        Row("comment_content", #"{"comment_content":""}"#),
        Row("comment_content=a+b%20c%2B&blog=x", #"{"comment_content":"a b c+","blog":"x"}"#),
        Row("\u{FEFF}&&comment_content=x&&\r\n", #"{"comment_content":"x"}"#),
        Row("comment_content=two%0D%0Alines\n", #"{"comment_content":"two\r\nlines"}"#),
        Row("comment_content=x\n\n", #"{"comment_content":"x\n"}"#),
        Row("comment_content=a=b==", #"{"comment_content":"a=b=="}"#),
        Row("comment%5Fcontent=x", #"{"comment_content":"x"}"#),
        Row(
            "comment_content=100%&a=%zz%4&b=%%41",
            #"{"comment_content":"100%","a":"%zz%4","b":"%A"}"#),
        Row("comment_content=caf%C3%A9+%F0%9F%90%B8", #"{"comment_content":"café 🐸"}"#),
        Row("comment_content=%00%1B%22%5C", #"{"comment_content":"\u0000\u001b\"\\"}"#),
        Row("comment_content=caf%E9", #"{"comment_content":"caf�"}"#),
        Row(Array("comment_content=caf".utf8) + [0xE9, 0x0A], #"{"comment_content":"caf�"}"#),
        Row(
            "comment_content=caf%E9+%80&blog_charset=ISO-8859-1",
            #"{"comment_content":"café €","blog_charset":"ISO-8859-1"}"#),
        Row(
            "bailiff[post_title]=T&comment_content=x&bailiff%5Bpost_text%5D=P",
            #"{"bailiff":{"post_title":"T","post_text":"P"},"comment_content":"x"}"#),
        Row(
            "c[]=1&comment_content=x&c%5B%5D=2&d[]=",
            #"{"c":["1","2"],"comment_content":"x","d":[""]}"#),
    ]

    @Test(arguments: rows)
    func `is read as the object with the same fields`(row: Row) throws {
        let read = try Submission(form: row.form)
        let wanted = try Submission(json: Array(row.json.utf8))
        #expect(read.comment == wanted.comment)
        #expect(try JSONValue(json: read.bytes) == JSONValue(json: wanted.bytes))
    }

    @Test func `is released as an object`() throws {
        let read = try Submission(form: Array("comment_content=a%22b&x=%E2%80%A8\n".utf8))
        let released = read.released(with: [JSONMember(key: "id", value: "7")])
        #expect(
            String(decoding: released, as: UTF8.self)
                == #"{"comment_content":"a\"b","x":"\u2028","bailiff":{"id":"7"}}"# + "\n")
    }

    @Test func `cannot bring a verdict of its own`() throws {
        let read = try Submission(
            form: Array("comment_content=x&bailiff[verdict]=genuine&bailiff[id]=1".utf8))
        let released = try JSONValue(
            json: read.released(with: [JSONMember(key: "verdict", value: "ours")]))
        #expect(released["bailiff"]?["verdict"] == "ours")
        #expect(released["bailiff"]?["id"] == nil)
    }

    @Test(arguments: ["id", "replaces", "verdict", "automated", "by", "why", "held_seconds"])
    func `cannot say what only bailiff says, even where it says nothing`(name: String) throws {
        let own = [JSONMember(key: "id", value: "1")]
        let form = try Submission(
            form: Array("comment_content=x&bailiff[\(name)]=y&bailiff[z]=1".utf8))
        let json = try Submission(
            json: Array(#"{"comment_content":"x","bailiff":{"\#(name)":"y","z":"1"}}"#.utf8))
        for submission in [form, json] {
            let released = try JSONValue(json: submission.released(with: own))
            #expect(released["bailiff"] == ["z": "1", "id": "1"])
        }
    }

    @Test(arguments: [
        ("", "1:1", "comment_content is missing; a form looks like"),
        ("blog=x&user_ip=1", "1:1", "comment_content is missing; a form looks like"),
        ("blog=x&comment_contents=1", "1:8", #"did you mean "comment_content"?"#),
        ("comment_content=a&comment_content=b", "1:19", "comment_content stands here twice"),
        ("comment_content=a&x=1&x=2", "1:23", "x stands here twice"),
        ("comment_content=a&x[]=1&x=2", "1:25", "x stands here twice"),
        ("comment_content=a&bailiff[a]=1&bailiff[a]=2", "1:32", "bailiff[a] stands here twice"),
        ("bailiff=1&comment_content=a&bailiff[a]=2", "1:29", "bailiff[a] stands here twice"),
        ("comment_content=a&comment_author[]=1", "1:", "comment_author must be a text, not a list"),
        ("comment_content=a&%1B%5B31m=1&%1B%5B31m=1", "1:31", "<U+001B>[31m stands here twice"),
        ("comment_content=%FF&blog_charset=koi8-r", "1:21", "blog_charset koi8-r is not known"),
        (" \n{\"comment_content\":\"\"}", "1:1", "call it NAME.json"),
    ])
    func `is refused with place and mend`(form: String, place: String, words: String) {
        let failure = #expect(throws: ParseFailure.self) {
            try Submission(form: Array(form.utf8))
        }
        #expect(failure?.description.hasPrefix(place) == true, "\(failure?.description ?? "")")
        #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "")")
    }

    @Test(arguments: ["comment_content=x", "\u{FEFF}comment_content=%7B", "a=%7B&comment_content="])
    func `is told from an object by its bytes`(form: String) throws {
        let stored = try Submission(stored: Array(form.utf8))
        #expect(try stored.comment == Submission(form: Array(form.utf8)).comment)
    }

    @Test(arguments: [
        #"{"comment_content":"x"}"#, "\u{FEFF} \n{\"comment_content\":\"a=b\"}",
    ])
    func `is not what an object is taken for`(json: String) throws {
        let stored = try Submission(stored: Array(json.utf8))
        #expect(try stored.comment == Submission(json: Array(json.utf8)).comment)
    }

    /// Work grows with the text, not with its square.
    @Test(arguments: ["bailiff[%]=", "a%=", "b[]=&x%=", "%", "&", "+"])
    func `is read in one pass, however many fields it has`(unit: String) {
        func time(_ count: Int) -> Duration {
            var form = Array("comment_content=".utf8)
            for number in 0..<count {
                form += Array("&\(unit.replacing("%", with: "\(number)"))".utf8)
            }
            return ContinuousClock().measure { _ = try? Submission(form: form) }
        }
        _ = time(100)
        let small = (0..<3).map { _ in time(2000) }.min() ?? .zero
        #expect(time(16_000) < small * 40 + .milliseconds(50))
    }
}

@Suite struct `A format` {
    @Test(arguments: [
        ("a.json", Format.json), ("a.form", .form), ("a.b.jsonl", .jsonl), (".json", .json),
        ("json", nil), ("a.JSON", nil), ("a.json.tmp", nil), ("a.", nil), ("a.txt", nil), ("", nil),
    ])
    func `is the last part of the name`(name: String, format: Format?) {
        #expect(Format(of: Array(name.utf8)) == format)
    }

    @Test(arguments: [
        (Format.json, "{", true), (.form, "a=b", false), (.form, "a=b\n", true), (.form, "", false),
        (.jsonl, "{}\n", false),
    ])
    func `says what can be known to be whole`(format: Format, text: String, isComplete: Bool) {
        #expect(format.isComplete(Array(text.utf8)) == isComplete)
    }
}

@Suite struct `Lines of a file` {
    @Test(arguments: [
        ("", []), ("\n\n \r\n", []), ("a", ["1 a -"]), ("a\n", ["1 a"]),
        ("a\r\n b\n", ["1 a\r", "2  b"]),
        ("\n\na\n\nb", ["3 a", "5 b -"]),
    ])
    func `are numbered with the blank ones and told without them`(text: String, lines: [String]) {
        let bytes = Array(text.utf8)
        let found = LineCursor(bytes).map { line in
            let text = String(decoding: bytes[line.range], as: UTF8.self)
            return "\(line.number) \(text)" + (line.isEnded ? "" : " -")
        }
        #expect(found == lines)
    }
}
