// SPDX-License-Identifier: MIT

import Comments
import Examples
import Testing

@Suite struct `Objects become examples` {
    static let ours = #"{"class":"shill","body":"Try it","author":"Kim","lang":"en"}"#
    static let akismet =
        #"{"comment_content":"Try it","comment_author":"Kim","class":"shill","x":1}"#

    @Test func `a blog's names and ours mean the same`() {
        let read = Reading(Self.ours + "\n\n" + Self.akismet, .jsonl)
        var comment = Comments.Comment(content: "Try it")
        comment.author = "Kim"
        #expect(read.comments == [comment, comment])
        #expect(read.classes == [.shill, .shill] && read.lines == [1, 3] && read.mistakes == [])
    }

    @Test func `one object may stand on many lines`() {
        let read = Reading("{\n\"comment_content\": \"Hello\"\n}\n", .json, as: .genuine)
        #expect(read.bodies == ["Hello"] && read.classes == [.genuine])
    }

    @Test(arguments: [
        ("{\"body\":\"a\"}", nil, "2: class is missing"),
        ("{\"body\":\"a\",\"class\":\"spam\"}", CommentClass.genuine, "2: it is said to be spam"),
        ("{\"body\":\"a\",\"class\":\"junk\"}", nil, "2: class must be"),
        ("{\"body\":\" \",\"class\":\"spam\"}", nil, "2: its text is empty"),
        ("{\"body\"", .spam, "2: "),
        ("{\"comment_content\":7}", .spam, "2: comment_content must be a text"),
    ])
    func `a mistake names its line`(line: String, said: CommentClass?, message: String) throws {
        let first = #"{"body":"fine","class":"\#(said?.rawValue ?? "spam")"}"#
        let read = Reading(first + "\n" + line, .jsonl, as: said)
        #expect(read.bodies == ["fine"] && read.mistakes.count == 1)
        #expect(try #require(read.mistakes.first).hasPrefix(message))
    }

    @Test(arguments: [
        ("a.jsonl", ExampleFormat.jsonl), ("a.b.CSV", .csv), ("a.mbox.gz", .mbox),
        ("x/a.json", .json),
        ("a.txt", nil), ("csv", nil), ("a.gz", nil),
    ])
    func `a name says the format`(name: String, format: ExampleFormat?) {
        #expect(ExampleFormat(of: name) == format)
    }
}
