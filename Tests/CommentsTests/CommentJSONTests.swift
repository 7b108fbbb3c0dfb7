// SPDX-License-Identifier: MIT

import Comments
import Testing

@Suite struct `A comment as an object` {
    @Test func `it reads back as the same comment, every field of it`() throws {
        var comment = Comments.Comment(content: "content")
        comment.blog = "blog"
        comment.commentID = "id"
        comment.type = "type"
        comment.permalink = "permalink"
        comment.author = "author"
        comment.authorEmail = "email"
        comment.authorURL = "url"
        comment.dateGMT = "2026-11-21 21:14:36"
        comment.parent = "parent"
        comment.ip = "ip"
        comment.userAgent = "agent"
        comment.referrer = "referrer"
        comment.language = "en"
        comment.postTitle = "title"
        comment.postText = "\u{0} \"text\"\n"
        let mirror = Mirror(reflecting: comment).children
        #expect(!mirror.contains { "\($0.value)" == "nil" }, "a field is not tested")
        #expect(try Submission(json: comment.json.serialised()).comment == comment)
    }

    @Test func `what was not given is not there`() {
        #expect(Comments.Comment(content: "").json.text == #"{"comment_content":""}"#)
    }
}
