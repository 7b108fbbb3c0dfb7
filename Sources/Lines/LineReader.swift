// SPDX-License-Identifier: MIT

/// Reads the line language that rule files and the configuration share.
///
/// One plain statement a line, `#` comments only where a word could start, strings that know
/// only `\"` and `\\`. A line that cannot be read becomes a problem of its own and is left out;
/// it never hides the mistakes of the lines after it.
package struct LineReader {
    /// A token of a line that starts a `/pattern/` when it stands before one.
    package static let patternWord = "matches"

    package private(set) var statements: [Statement] = []
    package private(set) var problems: [Diagnostic] = []

    /// Reads all lines of a text.
    ///
    /// - Parameters:
    ///   - text: the whole file; CRLF and LF both end a line.
    ///   - file: the name that problems carry.
    package init(_ text: String, file: String) {
        var number = 0
        // By scalars: as Characters, CRLF is one and would not be found.
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            var scalars = Array(line)
            if scalars.last == "\r" { scalars.removeLast() }
            if number == 1, scalars.first == "\u{FEFF}" { scalars.removeFirst() }
            read(scalars, number: number, file: file)
        }
    }

    private mutating func read(_ scalars: [Unicode.Scalar], number: Int, file: String) {
        let source = String(String.UnicodeScalarView(scalars))
        var lexer = Lexer(scalars)
        do {
            let tokens = try lexer.tokens()
            guard !tokens.isEmpty else { return }
            statements.append(
                Statement(
                    line: number, isContinuation: tokens[0].column > 1, tokens: tokens,
                    source: source))
        } catch {
            problems.append(
                Diagnostic(
                    file: file, line: number, column: error.column, message: error.message,
                    source: source))
        }
    }
}

/// Splits one line into tokens.
private struct Lexer {
    struct Failure: Error {
        let column: Int
        let message: String
    }

    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

    mutating func tokens() throws(Failure) -> [Token] {
        var found: [Token] = []
        while let next = nextStart() {
            if next == "/", let last = found.last, last.isPatternWord {
                found.append(try pattern())
            } else {
                found.append(try token(startingWith: next))
            }
        }
        return found
    }

    /// Skips white space; nil at the end of the line or where a comment starts.
    private mutating func nextStart() -> Unicode.Scalar? {
        while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
        guard position < scalars.count, scalars[position] != "#" else { return nil }
        return scalars[position]
    }

    private mutating func token(startingWith first: Unicode.Scalar) throws(Failure) -> Token {
        let column = position + 1
        switch first {
        case "\"": return Token(kind: .text, value: try quoted(), column: column)
        case ",":
            position += 1
            return Token(kind: .comma, value: ",", column: column)
        default: return wordOrKey(column: column)
        }
    }

    private mutating func quoted() throws(Failure) -> String {
        let opening = position + 1
        position += 1
        var value = String.UnicodeScalarView()
        while position < scalars.count {
            let scalar = scalars[position]
            position += 1
            if scalar == "\"" { return String(value) }
            guard scalar == "\\" else {
                value.append(scalar)
                continue
            }
            guard position < scalars.count, scalars[position] == "\"" || scalars[position] == "\\"
            else {
                throw Failure(
                    column: position,
                    message: #"a text knows only \" and \\ (write \\ for one backslash)"#)
            }
            value.append(scalars[position])
            position += 1
        }
        throw Failure(column: opening, message: "a text starts here but its closing \" is missing")
    }

    private mutating func wordOrKey(column: Int) -> Token {
        let start = position
        while position < scalars.count, !endsWord(scalars[position]) {
            if scalars[position] == "=", position > start, position + 1 < scalars.count,
                scalars[position + 1] == "\""
            {
                position += 1
                return Token(
                    kind: .key, value: text(start..<position - 1), column: column)
            }
            position += 1
        }
        return Token(kind: .word, value: text(start..<position), column: column)
    }

    /// From the first `/` to the last of the line, so that a URL needs no escaping.
    private mutating func pattern() throws(Failure) -> Token {
        let opening = position
        guard let closing = scalars.lastIndex(of: "/"), closing > opening else {
            throw Failure(
                column: opening + 1, message: "a pattern starts here but its closing / is missing")
        }
        position = closing + 1
        while position < scalars.count, !endsWord(scalars[position]) { position += 1 }
        return Token(
            kind: .pattern(flags: text(closing + 1..<position)), value: text(opening + 1..<closing),
            column: opening + 1)
    }

    private func endsWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "," || scalar == "\""
    }

    private func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range]))
    }
}

extension Token {
    fileprivate var isPatternWord: Bool { kind == .word && value == LineReader.patternWord }
}
