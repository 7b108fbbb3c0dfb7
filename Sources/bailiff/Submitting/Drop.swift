// SPDX-License-Identifier: MIT

import Comments
import Lines
import Spool

/// A comment on its way into the spool.
struct Drop {
    let comment: Incoming
    let name: FileName
    let id: CommentID

    /// Named by its content, so that what is submitted twice is one comment.
    ///
    /// - Parameters:
    ///   - comment: what to drop.
    ///   - isEdit: whether it is another one all the same: a text to which a writer returned.
    /// - Throws: a ``Problem`` where no file can have the name.
    init(_ comment: Incoming, isEdit: Bool = false) throws {
        let digest = "\(CommentID(name: [], content: comment.bytes))".prefix(16)
        let mark = isEdit ? "-" + String(UInt64.random(in: 0...(.max)), radix: 36) : ""
        let text = "\(comment.stem)-\(digest)\(mark).\(comment.format.rawValue)"
        guard let name = FileName(text) else {
            throw Problem(.data, "\(comment.source): the name cannot be used")
        }
        self.comment = comment
        self.name = name
        id = CommentID(name: name.bytes, content: comment.bytes)
    }

    /// When it returns, the comment is on the disk.
    func send(to spool: String) throws {
        do {
            try SpoolDirectory.drop(comment.bytes, name: name, into: spool)
        } catch  where error.kind == .exists {
            // It waits there already, with the same content: dropped is dropped.
        } catch {
            let code: Problem.Code =
                error.isNotPermitted
                ? .notPermitted : error.isNoSpace || error.isReadOnly ? .cannotWrite : .unavailable
            throw Problem(code, "\(error)")
        }
    }
}
