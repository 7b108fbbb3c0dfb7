// SPDX-License-Identifier: MIT

import Crypto

/// The first 128 bits of SHA-256(name ‖ 0 ‖ line ‖ 0 ‖ bytes): the same file dropped twice is the
/// same comment, whatever happened in between.
package struct CommentID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Sixteen bytes.
    package let bytes: [UInt8]

    /// Computes the identity of what a spool file holds.
    ///
    /// - Parameters:
    ///   - name: the file's name as the directory holds it.
    ///   - line: from 1 in a `.jsonl` file, 0 elsewhere.
    ///   - content: the bytes of the file or of the line.
    package init(name: [UInt8], line: Int = 0, content: [UInt8]) {
        var hash = SHA256()
        hash.update(data: name)
        hash.update(data: [0] + Array(String(line).utf8) + [0])
        hash.update(data: content)
        bytes = Array(hash.finalize().prefix(16))
    }

    /// Takes back stored bytes; nil unless there are sixteen.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads 32 hexadecimal digits.
    package init?(_ text: String) {
        guard text.utf8.count == 32 else { return nil }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let high = rest.popFirst()?.hexValue, let low = rest.popFirst()?.hexValue {
            bytes.append(high << 4 | low)
        }
        self.init(bytes: bytes)
    }

    /// 32 lower-case hexadecimal digits.
    package var description: String { hexadecimal(bytes) }

    package static func < (a: Self, b: Self) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}

extension Comment {
    /// Sixteen bytes of SHA-256 over content, author, e-mail and URL: equal for the same words by
    /// the same author, whatever file brought them.
    package var contentFingerprint: [UInt8] {
        fingerprint([content, author, authorEmail, authorURL])
    }

    /// Sixteen bytes that stand for (blog, comment_id), under which a blog may send a comment again;
    /// nil unless both are given.
    ///
    /// Empty counts as not given: a blog that leaves its ids empty has many comments, not one.
    package var submissionKey: [UInt8]? {
        guard let blog, let commentID, !blog.isEmpty, !commentID.isEmpty else { return nil }
        return fingerprint([blog, commentID])
    }
}

extension Comment {
    /// What tells one comment from another where comments are counted: a copy and an edit have that
    /// of the first.
    package func identity(orElse id: CommentID) -> [UInt8] { submissionKey ?? id.bytes }
}

/// Sixteen bytes of SHA-256 over some texts.
///
/// Each is hashed with its length (eight bytes, big-endian) in front, so that no text can reach
/// into its neighbour; the length of a text that is absent is 2⁶⁴ − 1.
package func fingerprint(_ texts: [String?]) -> [UInt8] {
    var hash = SHA256()
    for text in texts {
        let bytes = text.map { Array($0.utf8) }
        let length = bytes.map { UInt64($0.count) } ?? .max
        hash.update(data: (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * $0)) })
        hash.update(data: bytes ?? [])
    }
    return Array(hash.finalize().prefix(16))
}

/// Two lower-case digits for each byte.
package func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

extension UInt8 {
    /// The value of a hexadecimal digit.
    package var hexValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
