// SPDX-License-Identifier: MIT

import Comments
import Evaluation
import Examples

/// All that a reader makes of a text: comments with their classes, and mistakes with their lines.
struct Reading {
    private(set) var comments: [Comments.Comment] = []
    private(set) var classes: [CommentClass] = []
    private(set) var lines: [Int] = []
    private(set) var mistakes: [String] = []

    init(
        _ text: String, _ format: ExampleFormat, as said: CommentClass? = nil,
        columns: [ExampleField: String] = [:]
    ) {
        self.init(Array(text.utf8), format, as: said, columns: columns)
    }

    init(
        _ bytes: [UInt8], _ format: ExampleFormat, as said: CommentClass? = nil,
        columns: [ExampleField: String] = [:]
    ) {
        var reader = ExampleReader(format, as: said, columns: columns)
        var lines = bytes.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        ).map(Array.init)
        if lines.last == [] { lines.removeLast() }
        for (index, line) in lines.enumerated() {
            reader.take(line, number: index + 1) { take($0, $1) }
        }
        reader.finish { take($0, $1) }
    }

    private mutating func take(_ line: Int, _ result: Result<LabelledComment, ParseFailure>) {
        switch result {
        case .success(let read):
            comments.append(read.comment)
            classes.append(read.commentClass)
            lines.append(line)
        case .failure(let failure): mistakes.append("\(failure.line): \(failure.message)")
        }
    }

    var bodies: [String] { comments.map(\.content) }
}
