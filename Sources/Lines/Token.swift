// SPDX-License-Identifier: MIT

/// One word, quoted text, comma, `key=` or `/pattern/` of a line, and where it starts.
package struct Token: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// Anything between white space and commas.
        case word
        /// What stood between double quotes, with `\"` and `\\` resolved.
        case text
        case comma
        /// The `author` of `author="Kim"`; the text token follows.
        case key
        /// What stood between the first and the last `/` of the line, untouched.
        case pattern(flags: String)
    }

    package let kind: Kind
    package let value: String
    /// In Unicode scalars from 1, as editors count.
    package let column: Int

    package init(kind: Kind, value: String, column: Int) {
        self.kind = kind
        self.value = value
        self.column = column
    }

    /// The column of the first scalar after the token, where something missing was expected.
    package var end: Int { column + width }

    private var width: Int {
        let scalars = value.unicodeScalars.count
        switch kind {
        case .word, .comma: return scalars
        case .key: return scalars + 1
        case .text: return value.unicodeScalars.count { $0 == "\"" || $0 == "\\" } + scalars + 2
        case .pattern(let flags): return scalars + 2 + flags.unicodeScalars.count
        }
    }
}

/// A line that says something: its tokens, and whether it continues the block above.
package struct Statement: Sendable {
    package let line: Int
    /// Column 1 starts a block; any indentation continues it and means nothing else.
    package let isContinuation: Bool
    /// Never empty.
    package let tokens: [Token]
    /// The line as it was written, for the caret.
    package let source: String

    package var keyword: Token { tokens[0] }
    package var arguments: ArraySlice<Token> { tokens.dropFirst() }
    package var end: Int { tokens[tokens.count - 1].end }
}
