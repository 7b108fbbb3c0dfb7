// SPDX-License-Identifier: MIT

import Comments
import Testing

/// The expected digits come from Python's hashlib.
@Suite struct `The identity of a comment` {
    struct Row: CustomTestStringConvertible {
        let name: [UInt8]
        let line: Int
        let content: String
        let digits: String

        var testDescription: String { digits }
    }

    @Test(arguments: [
        Row(
            name: Array("a.json".utf8), line: 0, content: "{}",
            digits: "1b363be5fc69f3b4bd622a874f2be101"),
        Row(
            name: Array("a.jsonl".utf8), line: 12, content: #"{"comment_content":""}"#,
            digits: "45f9a9f0e5686be7f58adc4d735268b2"),
        Row(name: [0xFF, 0xFE], line: 0, content: "", digits: "7d32232da8d24ccb71a7b6742f140535"),
    ])
    func `is known`(row: Row) {
        let id = CommentID(name: row.name, line: row.line, content: Array(row.content.utf8))
        #expect(id.description == row.digits)
        #expect(CommentID(row.digits) == id)
        #expect(CommentID(row.digits.uppercased()) == id)
        #expect(CommentID(bytes: id.bytes) == id)
    }

    @Test(arguments: [
        "", "1b363be5fc69f3b4bd622a874f2be10", "1b363be5fc69f3b4bd622a874f2be1011",
        "1b363be5fc69f3b4bd622a874f2be10g", "1b363be5fc69f3b4bd622a874f2be1 1",
        "+b363be5fc69f3b4bd622a874f2be101", "éééééééééééééééé",
    ])
    func `is not read from anything else`(text: String) {
        #expect(CommentID(text) == nil)
    }

    @Test func `has sixteen bytes and their order`() throws {
        #expect(
            CommentID(bytes: []) == nil && CommentID(bytes: .init(repeating: 0, count: 17)) == nil)
        let low = try #require(CommentID("00000000000000000000000000000001"))
        let high = try #require(CommentID("80000000000000000000000000000000"))
        #expect(low < high && !(high < low) && low.description.hasSuffix("01"))
    }

    @Test func `differs by name, line and content`() {
        let ids = [
            CommentID(name: [1], content: [2]), CommentID(name: [1], content: [2, 0]),
            CommentID(name: [1, 2], content: []), CommentID(name: [1], line: 1, content: [2]),
            CommentID(name: [1], line: 12, content: []),
        ]
        #expect(Set(ids).count == ids.count)
    }
}

@Suite struct `The fingerprint of a comment` {
    struct Row: CustomTestStringConvertible {
        let texts: [String?]
        let digits: String?

        init(_ texts: [String?], _ digits: String?) {
            self.texts = texts
            self.digits = digits
        }

        var comment: Comments.Comment {
            var comment = Comments.Comment(content: texts[0] ?? "")
            (comment.author, comment.authorEmail, comment.authorURL) = (
                texts[1], texts[2], texts[3]
            )
            return comment
        }

        var testDescription: String { "\(texts)" }
    }

    @Test(arguments: [
        Row(["hello", nil, nil, nil], "c8db716c601a449593dc90b5ec53fae2"),
        Row(["hello", "", "", ""], "99495891f229d58896448fa417ab4651"),
        Row(
            ["", "Kim", "kim@example.org", "https://example.org/"],
            "9e4a01e85130a592cab31fb51d853dd0"),
        Row(["größe 🙂", "Zoë", nil, nil], "8c430b03988a283f7deb9276a40f16b1"),
        Row(["ab", "c", nil, nil], "68604e82b387ed1bebe841741fca9232"),
        Row(["a", "bc", nil, nil], "50ce3bde2610bfe448b95b326ee9693e"),
    ])
    func `is known`(row: Row) {
        #expect(CommentID(bytes: row.comment.contentFingerprint)?.description == row.digits)
    }

    @Test func `does not ask what else was sent`() {
        var comment = Comments.Comment(content: "hello")
        comment.ip = "203.0.113.9"
        comment.commentID = "1"
        #expect(comment.contentFingerprint == Comments.Comment(content: "hello").contentFingerprint)
    }

    @Test(arguments: [
        Row(["https://example.org/", "17"], "01891c63867ea8dbee7edf77a5b45521"),
        Row(["https://example.org/1", "7"], "b2f91c351aef04424d940dc620057054"),
        Row(["https://example.org/", nil], nil), Row([nil, "17"], nil), Row(["", "17"], nil),
        Row(["https://example.org/", ""], nil),
    ])
    func `of blog and id is there where both are given`(row: Row) {
        var comment = Comments.Comment(content: "x")
        (comment.blog, comment.commentID) = (row.texts[0], row.texts[1])
        #expect(comment.submissionKey.flatMap(CommentID.init(bytes:))?.description == row.digits)
    }
}

@Suite struct `An author's key` {
    private func key(_ email: String?, blog: String? = "b") -> AuthorKey? {
        var comment = Comments.Comment(content: "")
        (comment.authorEmail, comment.blog, comment.author) = (email, blog, "Kim")
        return AuthorKey(comment)
    }

    @Test func `is the same however the address is typed`() throws {
        let kim = try #require(key("kim@example.org"))
        #expect(key("  Kim@Example.ORG\u{A0}\n") == kim)
        #expect(key("kim@example.org", blog: nil) != kim)
        #expect(kim.email == "kim@example.org" && kim.blog == "b")
    }

    @Test(arguments: [nil, "", " ", "kim", "kim.example.org"])
    func `needs an address, not a name`(email: String?) {
        #expect(key(email) == nil)
    }

    @Test(.timeLimit(.minutes(1))) func `is quickly made from a hostile address`() {
        let space = String(repeating: "\u{2003} ", count: 60_000)
        #expect(key(space + "kim@example.org" + space)?.email == "kim@example.org")
    }

    @Test func `comes from fields that rules can read too`() {
        var comment = Comments.Comment(content: "body")
        comment.authorEmail = "mail"
        comment.postText = "post"
        let texts = TextField.allCases.compactMap { comment[$0] }
        #expect(texts == ["body", "mail", "post"])
    }
}
