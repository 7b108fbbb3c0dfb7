// SPDX-License-Identifier: MIT

import Comments
import Text

/// The texts of one comment as the views read them.
struct Material: Sendable {
    let comment: Comment
    let body: Reading
    /// Of the folded body, with what each is known by.
    let words: [WordToken]
    let wordHashes: [UInt64]
    let author: Reading?
    let email: String?
    let site: String?
    let title: String?
    let post: String?
    /// Of the body.
    let links: [Link]
    let shape: TextShape
    let traits: TextTraits

    /// - Parameters:
    ///   - comment: whose texts they are.
    ///   - views: that will read them.
    init(_ comment: Comment, views: [View] = View.allCases) {
        let body = Reading(comment.content, field: .body)
        let words = foldedWords(body.folded)
        let bytes = body.folded.bytes
        self.comment = comment
        self.body = body
        self.words = words
        wordHashes = words.map { wordHash($0, in: bytes) }
        author = views.contains(.author) ? comment.author.map { Reading($0, field: .author) } : nil
        email = comment.authorEmail
        site = comment.authorURL.map(unescaped)
        title = comment.postTitle
        post = comment.postText
        let isShapeRead = views.contains(.shape)
        links = isShapeRead || views.contains(.links) ? Text.links(in: body.text) : []
        shape = TextShape(isShapeRead ? body.text : "")
        traits = TextTraits(isShapeRead || views.contains(.skeleton) ? body.text : "")
    }

    var distinctWords: Int { DistinctHashes(wordHashes).all.count }

    /// How many different bytes the folded body has.
    var letters: Int {
        var isSeen = [UInt8](repeating: 0, count: 256)
        var span = isSeen.mutableSpan
        for byte in body.folded.bytes { span[Int(byte)] = 1 }
        return isSeen.count { $0 == 1 }
    }

    /// Reads the comment through all views.
    func emit(into sink: inout some FeatureSink) {
        for view in View.allCases { view.emit(self, into: &sink) }
    }
}

/// A field with its HTML escapes resolved, and its folded view.
struct Reading: Sendable {
    private let field: TextField
    let text: String
    let folded: FoldedText
    let isASCII: Bool
    /// Only then does a place in the text say where it was in the field.
    private let isAsSent: Bool

    init(_ sent: String, field: TextField) {
        self.field = field
        text = unescaped(sent)
        folded = FoldedText(text)
        isASCII = !holds(text, 0x80, of: 0x80)
        isAsSent = text == sent
    }

    var textBytes: [UInt8] { Array(text.utf8) }

    /// The place of a stretch of `text`.
    func mark(_ range: Range<Int>) -> Mark? {
        isAsSent ? Mark(field: field, range: range) : nil
    }

    /// The place of a stretch of the folded view.
    func mark(folded range: Range<Int>) -> Mark? {
        isAsSent ? Mark(field: field, range: folded.original(range)) : nil
    }
}

/// Twice: blogs escape what a form has escaped already.
func unescaped(_ text: String) -> String {
    holds(text, UInt8(ascii: "&"), of: .max) ? htmlUnescaped(htmlUnescaped(text)) : text
}

/// Whether some byte has these bits of a mask; reads on to the end, many bytes at a time.
private func holds(_ text: String, _ bits: UInt8, of mask: UInt8) -> Bool {
    let bytes = text.utf8.span
    var hits: UInt8 = 0
    for index in bytes.indices { hits |= bytes[index] & mask == bits ? 1 : 0 }
    return hits != 0
}

/// The head of a text that may be of any length, and a mark that there was more.
func clipped(_ text: String, to limit: Int = 64) -> String {
    let head = text.unicodeScalars.prefix(limit)
    return head.endIndex == text.endIndex ? text : String(head) + "…"
}

/// An ASCII letter in lower case, any other byte as it is.
func lowerCase(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
}
