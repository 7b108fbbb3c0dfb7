// SPDX-License-Identifier: MIT

package import Comments
import Lines

/// A name within one folder of the spool: never a path, so that it cannot lead elsewhere.
///
/// Bytes, not text: Linux lets a blog choose any but `/` and NUL.
package struct FileName: Sendable, Hashable {
    package let bytes: [UInt8]

    /// Nil for what cannot be the name of an entry: empty, `.`, `..`, longer than 255 bytes, or
    /// with a `/` or a NUL in it.
    package init?(_ bytes: [UInt8]) {
        guard (1...255).contains(bytes.count), !bytes.contains(UInt8(ascii: "/")),
            !bytes.contains(0), bytes != [UInt8(ascii: ".")],
            bytes != [UInt8(ascii: "."), UInt8(ascii: ".")]
        else { return nil }
        self.bytes = bytes
    }

    package init?(_ text: String) { self.init(Array(text.utf8)) }

    /// The name of a file that is published: an identity and what follows it, such as `.held.json`.
    ///
    /// - Parameters:
    ///   - id: of the comment.
    ///   - suffix: ours, short and without a slash.
    package init(of id: CommentID, suffix: String) { self.init(ours: "\(id)\(suffix)") }

    /// A name that the program itself composes and that is known to be one.
    init(ours text: String) { bytes = Array(text.utf8) }

    /// For people, the books and the log: no two names look the same.
    package var shown: String { escapedName(bytes) }

    /// Whether the name belongs to a drop that is not finished.
    package var isHidden: Bool { bytes.first == UInt8(ascii: ".") }

    /// What its suffix says; nil where that is none of ours.
    package var format: Format? { Format(of: bytes) }
}
