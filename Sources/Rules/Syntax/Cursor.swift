// SPDX-License-Identifier: MIT

import Lines

/// Reads a statement from left to right and says what is missing where.
struct Cursor {
    let statement: Statement
    /// What a person should look at, though the line can take effect.
    private(set) var warnings: [Mistake] = []
    private var rest: ArraySlice<Token>

    /// Stands behind the statement's first word.
    init(_ statement: Statement) {
        self.statement = statement
        rest = statement.arguments
    }

    var next: Token? { rest.first }

    mutating func warn(_ warning: Mistake) { warnings.append(warning) }

    mutating func take() -> Token? { rest.popFirst() }

    /// The next token, which has to be a plain word.
    ///
    /// - Parameter wanted: what the word would be, with its article: `a rule's name`.
    /// - Returns: the word.
    /// - Throws: what stands there instead.
    mutating func word(_ wanted: String) throws(Mistake) -> Token {
        try take(.word, wanted)
    }

    /// The next token, which has to be a text in quotes.
    mutating func text(_ wanted: String = "a text in quotes") throws(Mistake) -> Token {
        let token = try take(.text, wanted)
        guard !token.value.isEmpty else { throw Mistake(token, "the text is empty") }
        return token
    }

    /// One text or more, with commas between them.
    mutating func texts() throws(Mistake) -> [Token] {
        var found = [try text()]
        while skipComma() { found.append(try text()) }
        return found
    }

    /// Takes a comma if one stands next.
    mutating func skipComma() -> Bool {
        guard next?.kind == .comma else { return false }
        rest.removeFirst()
        return true
    }

    /// The next token, which has to be this word.
    ///
    /// - Parameters:
    ///   - word: of the language.
    ///   - form: the whole of what could stand here.
    /// - Throws: the form, and what stands there instead.
    mutating func expect(_ word: String, in form: String) throws(Mistake) {
        guard let token = next else { throw missing("\"\(word)\", as in \(form),") }
        guard skip(word) else {
            throw Mistake(
                token, "expected \"\(word)\", as in \(form), found \(described(token))")
        }
    }

    /// Takes the word if it stands next.
    mutating func skip(_ word: String) -> Bool {
        guard let next, next.kind == .word, next.value == word else { return false }
        rest.removeFirst()
        return true
    }

    /// Makes sure that nothing follows.
    func finish() throws(Mistake) {
        guard let next else { return }
        throw Mistake(
            next, "nothing more is expected here, found \(described(next))\(Mend.end(rest))")
    }

    func missing(_ wanted: String) -> Mistake {
        Mistake(statement.end, "\(wanted) is missing")
    }

    private mutating func take(_ kind: Token.Kind, _ wanted: String) throws(Mistake) -> Token {
        guard let token = rest.first else { throw missing(wanted) }
        guard token.kind == kind else {
            let mend = kind == .text ? Mend.quotes(token) : Mend.name(token, wanted)
            throw Mistake(token, "expected \(wanted), found \(described(token))\(mend)")
        }
        rest.removeFirst()
        return token
    }
}

/// What a person sees there.
func described(_ token: Token) -> String {
    switch token.kind {
    case .word: quoted(token.value)
    case .text: "the text \(quoted(token.value))"
    case .comma: "a comma"
    case .key: quoted(token.value + "=")
    case .pattern: "a pattern"
    }
}
