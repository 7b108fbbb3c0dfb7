// SPDX-License-Identifier: MIT

import Lines

/// A comment together with the bytes that brought it: the comment is judged, the bytes are released.
package struct Submission: Sendable {
    package let comment: Comment
    /// The object as it was dropped, unknown members and spelling included.
    package let bytes: [UInt8]
    /// Where the members stand that ``released(with:)`` works on.
    let outline: JSONOutline
    let inner: JSONOutline?

    /// The member at top level that is ours.
    static let ownName = "bailiff"

    /// Reads an object with Akismet's field names.
    ///
    /// Only `comment_content` must be there. What is known must be a text, or null for "not
    /// given"; what is not known is kept in the bytes and otherwise left alone.
    package init(json bytes: [UInt8]) throws(ParseFailure) {
        let document = try JSONDocument(bytes, outlining: Self.ownName)
        guard let members = document.value.members, let outline = document.outline else {
            throw ParseFailure(
                at: document.start, of: bytes,
                "a comment must be an object, not \(document.value.kind)")
        }
        var fields = Fields(bytes: bytes)
        for (member, place) in zip(members, outline.members) {
            try fields.take(member, at: place, inner: document.inner)
        }
        comment = try fields.comment(outline)
        self.bytes = bytes
        self.outline = outline
        inner = document.inner
    }
}

/// The fields of a comment while they are being collected.
private struct Fields {
    static let required = "comment_content"

    let bytes: [UInt8]
    private var hasContent = false
    private var comment = Comment(content: "")

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func take(
        _ member: JSONMember, at place: JSONOutline.Member, inner: JSONOutline?
    ) throws(ParseFailure) {
        switch member.key {
        case Self.required:
            guard case .string(let content) = member.value else {
                throw wrongKind(member, at: place)
            }
            comment.content = content
            hasContent = true
        case Submission.ownName: try takeOwn(member, at: place, inner: inner)
        default:
            guard let field = Comment.field(named: member.key) else { return }
            let takesNumbers = member.key == "comment_id" || member.key == "comment_parent"
            comment[keyPath: field] = try text(member, at: place, orNumber: takesNumbers)
        }
    }

    private mutating func takeOwn(
        _ member: JSONMember, at place: JSONOutline.Member, inner: JSONOutline?
    ) throws(ParseFailure) {
        if member.value == .null { return }
        guard let members = member.value.members, let inner else {
            throw wrongKind(member, at: place, wanted: "an object")
        }
        for (own, place) in zip(members, inner.members) {
            switch own.key {
            case "post_title": comment.postTitle = try text(own, at: place, in: "bailiff.")
            case "post_text": comment.postText = try text(own, at: place, in: "bailiff.")
            default: break
            }
        }
    }

    /// The comment, once all members have been taken.
    func comment(_ outline: JSONOutline) throws(ParseFailure) -> Comment {
        if hasContent { return comment }
        let names = outline.members.filter { Comment.field(named: $0.name) == nil }
        let near = names.first { closest(to: $0.name, in: [Self.required]) != nil }
        guard let near else {
            throw ParseFailure(
                at: outline.range.lowerBound, of: bytes,
                "\(Self.required) is missing; it may be empty but must be there")
        }
        throw ParseFailure(
            at: near.range.lowerBound, of: bytes,
            "\(Self.required) is missing, and \(visible(near.name)) is not known"
                + didYouMean(near.name, [Self.required]))
    }

    private func text(
        _ member: JSONMember, at place: JSONOutline.Member, in parent: String = "",
        orNumber: Bool = false
    ) throws(ParseFailure) -> String? {
        switch member.value {
        case .null: return nil
        case .string(let text): return text
        case .number(let text) where orNumber: return text
        default:
            let wanted = orNumber ? "a text or a number" : "a text"
            throw wrongKind(member, at: place, in: parent, wanted: wanted)
        }
    }

    private func wrongKind(
        _ member: JSONMember, at place: JSONOutline.Member, in parent: String = "",
        wanted: String = "a text"
    ) -> ParseFailure {
        ParseFailure(
            at: place.value.lowerBound, of: bytes,
            "\(parent)\(member.key) must be \(wanted), not \(member.value.kind)")
    }
}

extension Comment {
    /// The field of an optional member at top level; nil for a name that is not known.
    fileprivate static func field(named name: String) -> WritableKeyPath<Comment, String?>? {
        switch name {
        case "blog": \.blog
        case "comment_id": \.commentID
        case "comment_type": \.type
        case "permalink": \.permalink
        case "comment_author": \.author
        case "comment_author_email": \.authorEmail
        case "comment_author_url": \.authorURL
        case "comment_date_gmt": \.dateGMT
        case "comment_parent": \.parent
        case "user_ip": \.ip
        case "user_agent": \.userAgent
        case "referrer": \.referrer
        case "blog_lang": \.language
        default: nil
        }
    }
}
