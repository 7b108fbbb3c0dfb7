// SPDX-License-Identifier: MIT

import Comments
import Text

/// The texts of one comment as the views read them.
struct Material {
    let body: Reading
    let author: Reading?
    let email: String?
    let site: String?

    init(_ comment: Comment) {
        body = Reading(comment.content, field: .body)
        author = comment.author.map { Reading($0, field: .author) }
        email = comment.authorEmail
        site = comment.authorURL.map(unescaped)
    }

    /// Reads the comment through all views.
    func emit(into sink: inout some FeatureSink) {
        for view in View.allCases { view.emit(self, into: &sink) }
    }
}

/// A field with its HTML escapes resolved, and its folded view.
struct Reading {
    private let field: TextField
    let text: String
    let folded: FoldedText
    /// Only then does a place in the text say where it was in the field.
    private let isAsSent: Bool

    init(_ sent: String, field: TextField) {
        self.field = field
        text = unescaped(sent)
        folded = FoldedText(text)
        isAsSent = text == sent
    }

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
private func unescaped(_ text: String) -> String { htmlUnescaped(htmlUnescaped(text)) }

/// The head of a text that may be of any length, and a mark that there was more.
func clipped(_ text: String, to limit: Int = 64) -> String {
    let head = text.unicodeScalars.prefix(limit)
    return head.endIndex == text.endIndex ? text : String(head) + "…"
}

/// An ASCII letter in lower case, any other byte as it is.
func lowerCase(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
}
