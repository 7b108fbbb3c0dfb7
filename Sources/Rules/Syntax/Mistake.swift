// SPDX-License-Identifier: MIT

import Lines

/// What is wrong with a line, and at which column.
struct Mistake: Error, Equatable {
    let column: Int
    let message: String

    init(_ column: Int, _ message: String) {
        self.column = column
        self.message = message
    }

    init(_ token: Token, _ message: String) { self.init(token.column, message) }

    /// A word that is none of those possible: `unknown test "contians" (did you mean "contains"?)`.
    static func unknown(
        _ what: String, _ token: Token, among candidates: some Collection<String>
    ) -> Mistake {
        let words = suggestion(token.value, candidates)
        let known =
            words.isEmpty && candidates.count <= 16
            ? " (known: \(listed(candidates, "and")))" : words
        return Mistake(token, "unknown \(what) \(quoted(token.value))\(known)")
    }
}

/// A word of the file inside quotes, safe to print and not longer than a line can bear.
func quoted(_ word: String) -> String {
    let limit = 60
    let short = word.unicodeScalars.prefix(limit)
    let isWhole = short.endIndex == word.unicodeScalars.endIndex
    return "\"" + visible(String(short)) + (isWhole ? "" : "…") + "\""
}

/// ` (did you mean …?)`, or nothing; comparing costs time, so only for words of a usual length.
func suggestion(_ word: String, _ candidates: some Sequence<String>) -> String {
    word.unicodeScalars.count <= 40 ? didYouMean(word, candidates) : ""
}
