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
    init(_ comment: Incoming) throws {
        let digest = "\(CommentID(name: [], content: comment.bytes))".prefix(16)
        guard let name = FileName("\(comment.stem)-\(digest).\(comment.format.rawValue)") else {
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
        } catch  where error.kind == .exists && !error.path.hasPrefix("new/.") {
            // It waits there already, with the same content: dropped is dropped.
        } catch {
            let code: Problem.Code =
                error.isNoSpace || error.isReadOnly ? .cannotWrite : .unavailable
            throw Problem(code, "\(error)")
        }
    }
}
