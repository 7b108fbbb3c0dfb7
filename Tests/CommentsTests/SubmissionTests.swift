// SPDX-License-Identifier: MIT

import Comments
import Testing

@Suite struct `A submission` {
    private func comment(_ json: String) throws -> Comments.Comment {
        try Submission(json: Array(json.utf8)).comment
    }

    @Test func `takes every field that is known`() throws {
        let names = [
            "blog", "comment_id", "comment_type", "permalink", "comment_author",
            "comment_author_email", "comment_author_url", "comment_content", "comment_date_gmt",
            "comment_parent", "user_ip", "user_agent", "referrer", "blog_lang",
        ]
        let members = names.map { "\"\($0)\":\"<\($0)>\"" }.joined(separator: ",")
        let own = #""bailiff":{"schema":1,"post_title":"<title>","post_text":"<text>"}"#
        var wanted = Comments.Comment(content: "<comment_content>")
        wanted.blog = "<blog>"
        wanted.commentID = "<comment_id>"
        wanted.type = "<comment_type>"
        wanted.permalink = "<permalink>"
        wanted.author = "<comment_author>"
        wanted.authorEmail = "<comment_author_email>"
        wanted.authorURL = "<comment_author_url>"
        wanted.dateGMT = "<comment_date_gmt>"
        wanted.parent = "<comment_parent>"
        wanted.ip = "<user_ip>"
        wanted.userAgent = "<user_agent>"
        wanted.referrer = "<referrer>"
        wanted.language = "<blog_lang>"
        wanted.postTitle = "<title>"
        wanted.postText = "<text>"
        #expect(try comment("{\(members),\(own)}") == wanted)
    }

    @Test(arguments: [
        #"{"comment_content":""}"#, #"{"comment_content":"","blog":null,"bailiff":null}"#,
        #"{"comment_content":"","comment_id":null,"bailiff":{"post_title":null}}"#,
        #"{"comment_content":"","other":[1,{"blog":"x"}],"bailiff":{"x":1}}"#,
        #"{"comment_content":"","Blog":"x","post_title":"x"}"#,
    ])
    func `knows nothing that was not given`(json: String) throws {
        #expect(try comment(json) == Comments.Comment(content: ""))
    }

    @Test func `takes numbers as they are spelt, where ids may be numbers`() throws {
        let read = try comment(
            #"{"comment_id":12345678901234567890,"comment_parent":0,"comment_content":"x"}"#)
        #expect(read.commentID == "12345678901234567890")
        #expect(read.parent == "0")
    }

    @Test func `keeps the bytes as they were dropped`() throws {
        let bytes = Array("\u{FEFF} {\"comment_content\":\"\\u0041\"}\r\n\n".utf8)
        #expect(try Submission(json: bytes).bytes == bytes)
    }

    @Test func `finds known names that are escaped`() throws {
        #expect(try comment(#"{"comm\u0065nt_content":"\ud83d"}"#).content == "\u{FFFD}")
    }

    @Test(arguments: [
        Refused("[]", "1:1", "a comment must be an object, not a list"),
        Refused("\n \"x\"", "2:2", "a comment must be an object, not a text"),
        Refused("{}", "1:1", "comment_content is missing"),
        Refused("\n {\"blog\":\"x\"}", "2:2", "comment_content is missing; it may be empty"),
        Refused(
            "{\"blog\":\"x\",\n\"comment_contents\":\"\"}", "2:1",
            #"did you mean "comment_content"?"#),
        Refused("{\"coment_content\":\"\"}", "1:2", "coment_content is not known"),
        Refused("{\"comment_conten\u{202E}\":\"\"}", "1:2", "comment_conten<U+202E> is not"),
        Refused("{\"comment_content\":null}", "1:20", "comment_content must be a text, not null"),
        Refused("{\"comment_content\":7}", "1:20", "comment_content must be a text, not a number"),
        Refused(
            "{\"comment_content\":\"\",\n \"comment_author\": [\"x\"]}", "2:20",
            "comment_author must be a text, not a list"),
        Refused(#"{"comment_content":"","blog":true}"#, "1:30", "not true or false"),
        Refused(#"{"comment_content":"","user_ip":{}}"#, "1:33", "not an object"),
        Refused(#"{"comment_content":"","blog":1}"#, "1:30", "blog must be a text, not a number"),
        Refused(
            #"{"comment_content":"","comment_id":[]}"#, "1:36",
            "comment_id must be a text or a number, not a list"),
        Refused(
            #"{"comment_content":"","bailiff":"x"}"#, "1:33",
            "bailiff must be an object, not a text"),
        Refused(
            #"{"comment_content":"","bailiff":{"post_text":1}}"#, "1:46",
            "bailiff.post_text must be a text, not a number"),
        Refused(#"{"comment_content":"","comment_content":""}"#, "1:23", "twice"),
        Refused(#"{"comment_content":""#, "1:20", "closing"),
    ])
    func `is refused with place and mend`(row: Refused) {
        do {
            let read = try Submission(json: row.bytes)
            Issue.record("read as \(read.comment)")
        } catch {
            #expect("\(error.line):\(error.column)" == row.place)
            #expect(error.message.contains(row.says), "\(error)")
        }
    }
}

@Suite struct `A released comment` {
    struct Row: CustomTestStringConvertible {
        let original: String
        let released: String

        init(_ original: String, _ released: String) {
            self.original = original
            self.released = released
        }

        var testDescription: String { original.debugDescription }
    }

    private static let verdict = [JSONMember(key: "verdict", value: ["class": "genuine"])]
    private static let spliced = #""verdict":{"class":"genuine"}"#

    @Test(arguments: [
        Row(#"{"comment_content":"x"}"#, #"{"comment_content":"x","bailiff":{@}}"#),
        Row(
            "\u{FEFF}{\"comment_content\" : \"\\u0041\"\n}\n\n ",
            "{\"comment_content\" : \"\\u0041\",\"bailiff\":{@}\n}"),
        Row(
            " \t{\"comment_content\":\"\",\"n\":1.50e+00}\r\n",
            " \t{\"comment_content\":\"\",\"n\":1.50e+00,\"bailiff\":{@}}"),
        Row(#"{"comment_content":"","bailiff":{}}"#, #"{"comment_content":"","bailiff":{@}}"#),
        Row(#"{"comment_content":"","bailiff":{ }}"#, #"{"comment_content":"","bailiff":{@ }}"#),
        Row(
            #"{"bailiff": null ,"comment_content":""}"#, #"{"bailiff": {@} ,"comment_content":""}"#),
        Row(
            #"{"b\u0061iliff":{ "a":1 },"comment_content":""}"#,
            #"{"b\u0061iliff":{ "a":1,@ },"comment_content":""}"#),
        Row(
            #"{"comment_content":"","bailiff":{"verdict":1}}"#,
            #"{"comment_content":"","bailiff":{@}}"#),
        Row(
            #"{"comment_content":"","bailiff":{ "v\u0065rdict":[1] }}"#,
            #"{"comment_content":"","bailiff":{ @ }}"#),
        Row(
            #"{"comment_content":"","bailiff":{ "verdict":1 , "a":2 }}"#,
            #"{"comment_content":"","bailiff":{ "a":2,@ }}"#),
        Row(
            #"{"comment_content":"","bailiff":{"a":1 , "verdict":2 , "b" : 3}}"#,
            #"{"comment_content":"","bailiff":{"a":1 , "b" : 3,@}}"#),
        Row(
            #"{"comment_content":"","bailiff":{"a":1 , "verdict":2 }}"#,
            #"{"comment_content":"","bailiff":{"a":1,@ }}"#),
        Row(
            #"{"comment_content":"","verdict":2,"bailiff":{"x":{"verdict":3}}}"#,
            #"{"comment_content":"","verdict":2,"bailiff":{"x":{"verdict":3},@}}"#),
        Row(
            #"{"comment_content":"","bailiff":{"Verdict":1}}"#,
            #"{"comment_content":"","bailiff":{"Verdict":1,@}}"#),
        Row(
            #"{"comment_content":"","bailiff":{"a":1},"z":{"b":1},"x":[{"bailiff":{}}]}"#,
            #"{"comment_content":"","bailiff":{"a":1,@},"z":{"b":1},"x":[{"bailiff":{}}]}"#),
        Row(
            #"{"comment_content":"","z":{"b":1},"x":[{"bailiff":{"c":1}}]}"#,
            #"{"comment_content":"","z":{"b":1},"x":[{"bailiff":{"c":1}}],"bailiff":{@}}"#),
    ])
    func `is the original with our members spliced in`(row: Row) throws {
        let submission = try Submission(json: Array(row.original.utf8))
        let released = String(decoding: submission.released(with: Self.verdict), as: UTF8.self)
        #expect(released == row.released.replacing("@", with: Self.spliced) + "\n")
    }

    @Test func `is the original where nothing is added`() throws {
        let submission = try Submission(json: Array("\u{FEFF}{\"comment_content\":\"\" }\n\n".utf8))
        #expect(submission.released(with: []) == Array("{\"comment_content\":\"\" }\n".utf8))
    }

    @Test func `reads as the original values and the members, whatever was sent`() throws {
        let seed: UInt64 = 7
        var generator = JSONGenerator(seed: seed)
        let members = [
            JSONMember(key: "verdict", value: ["says": "\"\u{2028}"]),
            JSONMember(key: "replaces", value: "0123"),
        ]
        for round in 0..<1500 {
            let json = generator.comment()
            let note = Testing.Comment(rawValue: "seed \(seed), round \(round): \(json)")
            let submission = try #require(try? Submission(json: Array(json.utf8)), note)
            let released = submission.released(with: members)
            let before = try JSONValue(json: Array(json.utf8))
            let after = try #require(try? JSONValue(json: released), note)
            try #require(after.text == expected(before, adding: members).text, note)
            try #require(released.last == 0x0A && released.dropLast().last == 0x7D, note)
            let again = try Submission(json: released)
            try #require(again.comment == submission.comment, note)
            try #require(again.released(with: members) == released, "not stable: \(note)")
        }
    }

    /// The same change, made on values.
    private func expected(_ value: JSONValue, adding added: [JSONMember]) -> JSONValue {
        let own = value["bailiff"]?.members ?? []
        let kept = own.filter { member in !added.contains { $0.key == member.key } }
        let object = JSONMember(key: "bailiff", value: .object(kept + added))
        let members = value.members ?? []
        let isThere = members.contains { $0.key == "bailiff" }
        return .object(
            members.map { $0.key == "bailiff" ? object : $0 } + (isThere ? [] : [object]))
    }
}

extension JSONGenerator {
    /// A comment with members of all kinds around it, and forged members of ours.
    mutating func comment() -> String {
        var members = (0..<chance.below(4)).map { "\"k\($0)\":" + value(depth: 2) }
        members.append("\"comment_content\":" + text())
        let forged = ["verdict", "repl\\u0061ces", "receipt", "schema"].filter { _ in
            chance.below(2) == 0
        }
        switch chance.below(4) {
        case 0: break
        case 1: members.append("\"bailiff\":null")
        default:
            let own = forged.map { "\"\($0)\"" + space() + ":" + space() + value(depth: 3) }
            members.append("\"bailiff\":" + object(own.shuffled(using: &chance)))
        }
        let mark = chance.pick(["", "\u{FEFF}"])
        return mark + space() + object(members.shuffled(using: &chance)) + space()
    }
}
