// SPDX-License-Identifier: MIT

/// A comment as the blog handed it over: Akismet's field names, decoded.
///
/// What the blog did not send is nil: absent evidence, never an empty string that looks like some.
/// The bytes that it did send are kept beside it (``Submission``) and are what is released.
package struct Comment: Sendable, Equatable {
    /// `blog`: the address of the site, as given.
    package var blog: String?
    /// `comment_id`: the blog's own name for it.
    package var commentID: String?
    /// `comment_type`: comment, reply, pingback and so on.
    package var type: String?
    package var permalink: String?
    /// `comment_author`.
    package var author: String?
    /// `comment_author_email`.
    package var authorEmail: String?
    /// `comment_author_url`.
    package var authorURL: String?
    /// `comment_content`, the one required field.
    package var content: String
    /// `comment_date_gmt`, as given.
    package var dateGMT: String?
    /// `comment_parent`.
    package var parent: String?
    /// `user_ip`.
    package var ip: String?
    /// `user_agent`.
    package var userAgent: String?
    package var referrer: String?
    /// `blog_lang`.
    package var language: String?
    /// `bailiff.post_title`.
    package var postTitle: String?
    /// `bailiff.post_text`.
    package var postText: String?

    package init(content: String) { self.content = content }
}

/// A text of a comment that a rule can read and that marks can point into.
package enum TextField: String, Sendable, CaseIterable {
    case body
    case author
    case authorEmail = "author.email"
    case authorURL = "author.url"
    case postTitle = "post.title"
    case postText = "post.text"
    case ip
    case agent
    case language
}

extension Comment {
    package subscript(field: TextField) -> String? {
        switch field {
        case .body: content
        case .author: author
        case .authorEmail: authorEmail
        case .authorURL: authorURL
        case .postTitle: postTitle
        case .postText: postText
        case .ip: ip
        case .agent: userAgent
        case .language: language
        }
    }
}

/// A stretch of one field, in UTF-8 bytes of the field's decoded text.
package struct Mark: Sendable, Hashable {
    package let field: TextField
    package let range: Range<Int>

    package init(field: TextField, range: Range<Int>) {
        self.field = field
        self.range = range
    }
}

/// An author as far as trust goes: a blog and a normalised e-mail address.
///
/// A name alone has no history, since anyone can type it.
package struct AuthorKey: Sendable, Hashable {
    package let blog: String
    package let email: String

    /// As it was taken from a comment once.
    package init(blog: String, email: String) {
        self.blog = blog
        self.email = email
    }

    /// Nil where the comment gives no e-mail address.
    package init?(_ comment: Comment) {
        guard let email = comment.authorEmail.map(Self.normalised), email.contains("@") else {
            return nil
        }
        self.blog = comment.blog ?? ""
        self.email = email
    }

    private static func normalised(_ email: String) -> String {
        var scalars = Substring(email).unicodeScalars
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars).lowercased()
    }
}

/// What people have decided about an author's earlier comments.
package struct AuthorRecord: Sendable, Equatable {
    /// Comments that a person released.
    package var approved = 0
    /// Comments that a person refused as shill or spam.
    package var rejected = 0
    /// Hosts that the approved comments linked to.
    package var knownHosts: Set<String> = []

    package init() {}
}
