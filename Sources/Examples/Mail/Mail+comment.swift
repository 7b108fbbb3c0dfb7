// SPDX-License-Identifier: MIT

import Comments
import Lines

extension MailArchive.Mail {
    /// The mail as a comment: its text, who wrote it, and its subject as the post's title.
    func comment() throws(ParseFailure) -> Comment {
        guard !isTooLong else {
            throw failure("this mail has more than \(ExampleReader.limit >> 20) MiB")
        }
        let mail = MailPart(lines[...])
        guard mail.hasHeader else {
            throw failure("this is no mail: it begins without a header such as From: or Subject:")
        }
        var comment = Comment(content: try text(of: mail))
        let sender = mail["from"].map(Sender.init)
        comment.author = sender?.name
        comment.authorEmail = sender?.address
        comment.postTitle = mail["subject"].map(headerText)
        return comment
    }

    private func text(of mail: MailPart) throws(ParseFailure) -> String {
        let found: String?
        do throws(UnknownCharset) {
            found = try mail.text()?.text
        } catch {
            throw failure(
                "its text is said to be \(visible(error.name)), and cannot be read as that")
        }
        guard let found else { throw failure("there is no text in this mail") }
        return trimmed(found)
    }

    private func failure(_ message: String) -> ParseFailure {
        ParseFailure(line: line, column: 1, message: message)
    }
}

/// Who a mail is from: `"Kim" <kim@reader.example>`, or `kim@reader.example (Kim)`.
struct Sender: Equatable {
    let name: String?
    let address: String?

    init(_ field: String) {
        let parts =
            field.wholeMatch(of: /(.*)<([^<>]*)>.*/).map { ($0.1, $0.2) }
            ?? field.wholeMatch(of: /([^()]*)\((.*)\).*/).map { ($0.2, $0.1) }
            ?? (field.contains("@") ? ("", field[...]) : (field[...], ""))
        name = Self.given(headerText(String(parts.0)).filter { $0 != "\"" })
        address = Self.given(String(parts.1))
    }

    private static func given(_ text: String) -> String? {
        let text = trimmed(text)
        return text.isEmpty ? nil : text
    }
}
