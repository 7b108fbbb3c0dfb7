// SPDX-License-Identifier: MIT

import Comments
import Lines

extension Diagnostic {
    /// The message wrapped for a person; an editor reads it from one line, and the caret stays below
    /// what it points at.
    var shownText: String {
        guard isTerminal else { return description }
        let lines = description.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.prefix(1).flatMap { Phrase(String($0)).lines(rest: "  ") }
            .joined(separator: "\n") + lines.dropFirst().map { "\n" + $0 }.joined()
    }

    var json: JSONValue {
        [
            "severity": .string(severity.rawValue), "file": .string(file),
            "line": .number(line), "column": .number(column), "message": .string(message),
        ]
    }
}
