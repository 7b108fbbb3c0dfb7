// SPDX-License-Identifier: MIT

import Lines

/// A line that could be read as a statement, or the reason why it could not.
enum SourceLine {
    /// In Unicode scalars; a pattern that is longer than this is no rule but a mistake.
    static let limit = 16_384

    case statement(Statement)
    case unreadable(Diagnostic)

    var number: Int {
        switch self {
        case .statement(let statement): statement.line
        case .unreadable(let problem): problem.line
        }
    }

    /// Whether the line starts a block.
    var startsBlock: Bool {
        switch self {
        case .statement(let statement): !statement.isContinuation
        case .unreadable(let problem):
            problem.source.unicodeScalars.first?.properties.isWhitespace == false
        }
    }

    /// The first word, whatever comes after it.
    var firstWord: String {
        switch self {
        case .statement(let statement): statement.keyword.value
        case .unreadable(let problem):
            problem.source.split(maxSplits: 1, whereSeparator: \.isWhitespace).first
                .map(String.init) ?? ""
        }
    }

    /// All lines of a file that say something, in their order.
    static func all(of text: String, file: String) -> [SourceLine] {
        let reader = LineReader(text, file: file)
        let statements = reader.statements.map { checked($0, file: file) }
        let problems = reader.problems.map { problem in
            isTooLong(problem.source)
                ? tooLong(problem.source, line: problem.line, file: file) : .unreadable(problem)
        }
        return (statements + problems).sorted { $0.number < $1.number }
    }

    private static func checked(_ statement: Statement, file: String) -> SourceLine {
        if isTooLong(statement.source) {
            return tooLong(statement.source, line: statement.line, file: file)
        }
        guard let column = column(in: statement.source, of: { $0.value < 32 && $0 != "\t" })
        else { return .statement(statement) }
        return .unreadable(
            Diagnostic(
                file: file, at: statement, column: column,
                message: "a control character stands here"))
    }

    private static func isTooLong(_ source: String) -> Bool {
        source.utf8.count > limit && source.unicodeScalars.count > limit
    }

    private static func tooLong(_ source: String, line: Int, file: String) -> SourceLine {
        .unreadable(
            Diagnostic(
                file: file, line: line, column: 1,
                message: "this line is longer than \(limit) characters",
                source: String(source.unicodeScalars.prefix(80)) + "…"))
    }

    /// The column of the first scalar of a kind.
    static func column(in source: String, of isMeant: (Unicode.Scalar) -> Bool) -> Int? {
        source.unicodeScalars.enumerated().first { isMeant($0.element) }.map { $0.offset + 1 }
    }
}
