// SPDX-License-Identifier: MIT

/// How comments are written in a file; the last part of its name says it.
package enum Format: String, Sendable, CaseIterable {
    /// One object (RFC 8259).
    case json
    /// One comment, form-encoded as a web server gets it.
    case form
    /// One object a line.
    case jsonl

    /// Nil for a name that says no format, or another one.
    ///
    /// - Parameter name: of a file, as the directory holds it.
    package init?(of name: some BidirectionalCollection<UInt8>) {
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        self.init(rawValue: String(decoding: name[name.index(after: dot)...], as: UTF8.self))
    }

    /// Whether a file's own bytes tell that it is whole; one that does not parse, or does not
    /// tell, has to settle first.
    ///
    /// An object ends with its brace and a form with its newline. A form without one may be the
    /// half of a longer value, and of lines there may always be one more.
    package func isComplete(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .json: true
        case .form: bytes.last == UInt8(ascii: "\n")
        case .jsonl: false
        }
    }

    /// Whether the first byte that is no white space is an opening brace, as in no form.
    package static func beginsObject(_ bytes: [UInt8]) -> Bool {
        let text = bytes[startOfText(bytes)...]
        return text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
    }

    /// `NAME.json, NAME.form or NAME.jsonl`.
    package static let names = "NAME.json, NAME.form or NAME.jsonl"
}

extension Submission {
    /// Reads what a file or a line of one holds.
    ///
    /// - Parameters:
    ///   - bytes: of the file, or of one line where the format is `jsonl`.
    ///   - format: what the file's name says.
    /// - Throws: the first fault, with its place.
    package init(_ bytes: [UInt8], as format: Format) throws(ParseFailure) {
        switch format {
        case .json, .jsonl: try self.init(json: bytes)
        case .form: try self.init(form: bytes)
        }
    }

    /// Reads again what was taken in before, whatever it was.
    ///
    /// The bytes tell it: an object begins with a brace, and no form is taken in that does.
    package init(stored bytes: [UInt8]) throws(ParseFailure) {
        try self.init(bytes, as: Format.beginsObject(bytes) ? .json : .form)
    }
}
