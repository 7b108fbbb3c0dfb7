// SPDX-License-Identifier: MIT

/// One mistake in a file that a person wrote: where it stands, what is wrong and how to mend it.
package struct Diagnostic: Error, Sendable, Equatable {
    package enum Severity: String, Sendable {
        case error, warning
    }

    package let severity: Severity
    package let file: String
    /// From 1; 0 where the whole file is meant.
    package let line: Int
    /// In Unicode scalars from 1.
    package let column: Int
    package let message: String
    /// The line as written; empty where the whole file is meant.
    package let source: String

    package init(
        _ severity: Severity = .error, file: String, line: Int, column: Int, message: String,
        source: String
    ) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.source = source
    }

    /// A mistake that concerns the file as a whole: missing, unreadable.
    package init(_ severity: Severity = .error, file: String, message: String) {
        self.init(severity, file: file, line: 0, column: 0, message: message, source: "")
    }

    /// A mistake at a column of a statement.
    package init(
        _ severity: Severity = .error, file: String, at statement: Statement, column: Int,
        message: String
    ) {
        self.init(
            severity, file: file, line: statement.line, column: column, message: message,
            source: statement.source)
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `file:line:column: message`, then the line and a caret below the column.
    package var description: String {
        let warning = severity == .warning ? "warning: " : ""
        guard line > 0 else { return "\(visible(file)): \(warning)\(visible(message))" }
        return """
            \(visible(file)):\(line):\(column): \(warning)\(visible(message))
                \(shownSource)
                \(caret)
            """
    }

    /// The place and the message on one line, for a log.
    package var headline: String {
        let place = line > 0 ? ":\(line):\(column)" : ""
        return "\(visible(file))\(place): \(visible(message))"
    }

    /// Tabs as spaces, so that both lines know how wide they are.
    private var spaced: String { source.replacing("\t", with: " ") }

    private var shownSource: String { visible(spaced) }

    /// Below the column even where what stands before it is shown wider or narrower than it is.
    private var caret: String {
        let scalars = Array(spaced.unicodeScalars)
        let before = visible(scalars, 0..<min(max(0, column - 1), scalars.count))
        return String(repeating: " ", count: columns(of: before)) + "^"
    }
}

/// All mistakes of one run; what carries any never takes effect.
package struct Diagnostics: Error, Sendable, CustomStringConvertible {
    package let all: [Diagnostic]

    package init(_ all: [Diagnostic]) { self.all = all }

    package var description: String { all.map(\.description).joined(separator: "\n") }
}
