// SPDX-License-Identifier: MIT

import Comments
import Foundation

/// A comment, and what somebody said it is.
struct Labelled {
    let comment: Comments.Comment
    let commentClass: CommentClass

    /// Reads `{"comment_content":…,"class":…}`, line by line; other lines are left out.
    static func read(_ path: String) throws -> [Labelled] {
        try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n"))
            .compactMap { line in
                let bytes = Array(line)
                let said = try JSONDocument(bytes).value["class"]?.stringValue
                guard let commentClass = said.flatMap(CommentClass.init) else { return nil }
                return Labelled(
                    comment: try Submission(json: bytes).comment, commentClass: commentClass)
            }
    }
}
