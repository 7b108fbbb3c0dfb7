// SPDX-License-Identifier: MIT

/// A whole JSON text that has been read: its value, and where in the bytes the members stand that
/// may be spliced later.
package struct JSONDocument: Sendable {
    /// Deep enough for any comment, shallow enough for any stack.
    package static let depth = 64

    package let value: JSONValue
    /// The members at top level; nil where the value is no object.
    package let outline: JSONOutline?
    /// The members of the one object at top level that was asked for; nil where there is none.
    package let inner: JSONOutline?

    /// Reads one value and nothing after it, strictly by RFC 8259.
    ///
    /// Keys that occur twice are refused, since two readers would not agree on them. A lone
    /// surrogate escape is read as U+FFFD: it is what a script leaves that cut a text in the middle
    /// of an emoji, and no comment is lost over it.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, hostile, of any size; a byte order mark at the start is skipped.
    ///   - name: the member at top level whose own members are wanted.
    ///   - depth: how deep lists and objects may nest, at most 512.
    /// - Throws: the first fault in the text.
    package init(
        _ bytes: [UInt8], outlining name: String = "", depth: Int = Self.depth
    ) throws(ParseFailure) {
        var reader = JSONReader(bytes, outlining: name, depth: min(depth, 512))
        self = try reader.document()
    }

    /// Where the value starts.
    let start: Int

    init(value: JSONValue, start: Int, outline: JSONOutline?, inner: JSONOutline?) {
        self.value = value
        self.start = start
        self.outline = outline
        self.inner = inner
    }
}

/// Where an object and its members stand in the bytes.
package struct JSONOutline: Sendable, Equatable {
    package struct Member: Sendable, Equatable {
        /// Unescaped.
        package let name: String
        /// From the opening quote of the name to the end of the value.
        package let range: Range<Int>
        package let value: Range<Int>
    }

    /// From the opening to the closing brace, both included.
    package internal(set) var range: Range<Int>
    /// In the order of the text.
    package internal(set) var members: [Member] = []
}

extension JSONValue {
    /// Reads one value and nothing after it; see ``JSONDocument/init(_:outlining:depth:)``.
    package init(json bytes: [UInt8], depth: Int = JSONDocument.depth) throws(ParseFailure) {
        self = try JSONDocument(bytes, depth: depth).value
    }
}
