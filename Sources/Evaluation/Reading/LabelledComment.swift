// SPDX-License-Identifier: MIT

package import Comments
import Lines

/// A comment of which a person has said what it is.
package struct LabelledComment: Sendable {
    /// The one of the file, or where it stands in it.
    package let id: String
    package let commentClass: CommentClass
    package var comment: Comment
    /// As the file says; for the table by language alone, since a blog need not know it.
    package let language: String?

    package init(
        id: String, _ commentClass: CommentClass, _ comment: Comment, language: String? = nil
    ) {
        self.id = id
        self.commentClass = commentClass
        self.comment = comment
        self.language = language
    }

    /// What tells it from the others where comments are counted and chosen.
    var commentID: CommentID { CommentID(name: Array(id.utf8), content: []) }
}

extension LabelledComment {
    /// Reads a line of labelled comments: `class` and `body` must be there, `id`, `author`, `date`,
    /// `post_id`, `post_title`, `post_text` and `lang` may be; other members do not count.
    ///
    /// Where there is a `comment_content`, the object is read as what a blog drops.
    ///
    /// - Parameters:
    ///   - line: one object.
    ///   - place: stands for an id that is not given.
    ///   - said: what all comments here are said to be; then a line may leave that out.
    /// - Throws: the first mistake, its line counted from this line.
    package init(
        line: [UInt8], place: String, as said: CommentClass? = nil
    ) throws(ParseFailure) {
        let fields = try LabelledFields(line)
        self.init(
            id: try fields.text("id", orNumber: true) ?? place,
            try fields.commentClass(orElse: said), try fields.comment(),
            language: try fields.text("lang"))
    }
}

/// The members of one line, and where they stand in it.
private struct LabelledFields {
    private let bytes: [UInt8]
    private let value: JSONValue
    private let outline: JSONOutline

    init(_ bytes: [UInt8]) throws(ParseFailure) {
        let document = try JSONDocument(bytes)
        guard let outline = document.outline else {
            throw ParseFailure(at: 0, of: bytes, "a labelled comment must be an object")
        }
        self.bytes = bytes
        value = document.value
        self.outline = outline
    }

    /// What the line says of itself; it must not say anything else than what is said of all.
    func commentClass(orElse said: CommentClass?) throws(ParseFailure) -> CommentClass {
        if let said, value["class"] == nil { return said }
        let label = try required("class")
        guard let commentClass = CommentClass(rawValue: label) else {
            let classes = CommentClass.allCases.map(\.rawValue)
            throw failure(
                at: "class",
                "class must be \(listed(classes)), not \"\(visible(label))\""
                    + didYouMean(label, classes))
        }
        guard said == nil || said == commentClass else {
            throw failure(at: "class", commentClass.contradicting)
        }
        return commentClass
    }

    func comment() throws(ParseFailure) -> Comment {
        if value["comment_content"] != nil { return try Submission(json: bytes).comment }
        var comment = Comment(content: try required("body"))
        comment.author = try text("author")
        comment.permalink = try text("post_id", orNumber: true)
        comment.postTitle = try text("post_title")
        comment.postText = try text("post_text")
        comment.dateGMT = try text("date")
        guard comment.dateGMT == nil || comment.time != nil else {
            throw failure(at: "date", "date must be a time such as 2026-11-21T21:14:36Z")
        }
        return comment
    }

    func required(_ name: String) throws(ParseFailure) -> String {
        if let text = try text(name) { return text }
        let near = outline.members.map(\.name).first { closest(to: $0, in: [name]) != nil }
        throw failure(
            at: near ?? "",
            "\(name) is missing" + (near.map { "; is \(visible($0)) meant for it?" } ?? ""))
    }

    func text(_ name: String, orNumber: Bool = false) throws(ParseFailure) -> String? {
        switch value[name] {
        case nil, .null: return nil
        case .string(let text): return text
        case .number(let text) where orNumber: return text
        default: throw failure(at: name, "\(name) must be a text")
        }
    }

    /// At the value of a member; at the start where there is no such member.
    func failure(at name: String, _ message: String) -> ParseFailure {
        let place = outline.members.first { $0.name == name }?.value.lowerBound
        return ParseFailure(at: place ?? outline.range.lowerBound, of: bytes, message)
    }
}

extension CommentClass {
    /// What is wrong with a comment that is said to be this where all are said to be another.
    package var contradicting: String {
        "it is said to be \(rawValue) here: leave out what says that all are something else"
    }
}
