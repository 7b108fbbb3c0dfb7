// SPDX-License-Identifier: MIT

extension Comment {
    /// The object that reads back as this comment, its members always in the same order: equal
    /// comments are equal bytes.
    package var json: JSONValue {
        let post: JSONValue = .record([
            "post_title": postTitle.map(JSONValue.string),
            "post_text": postText.map(JSONValue.string),
        ])
        return .record([
            "blog": blog.map(JSONValue.string),
            "comment_id": commentID.map(JSONValue.string),
            "comment_type": type.map(JSONValue.string),
            "permalink": permalink.map(JSONValue.string),
            "comment_author": author.map(JSONValue.string),
            "comment_author_email": authorEmail.map(JSONValue.string),
            "comment_author_url": authorURL.map(JSONValue.string),
            "comment_content": .string(content),
            "comment_date_gmt": dateGMT.map(JSONValue.string),
            "comment_parent": parent.map(JSONValue.string),
            "user_ip": ip.map(JSONValue.string),
            "user_agent": userAgent.map(JSONValue.string),
            "referrer": referrer.map(JSONValue.string),
            "blog_lang": language.map(JSONValue.string),
            Submission.ownName: post.members?.isEmpty == true ? nil : post,
        ])
    }
}
