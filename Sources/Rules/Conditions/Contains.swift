// SPDX-License-Identifier: MIT

import Lines
import Text

/// `body contains "a", "b"`: one of the phrases occurs in the folded text, as whole words or,
/// with `part`, anywhere.
struct Contains: Condition {
    let field: Field
    let phrases: [FoldedPhrase]
    let wholeWords: Bool

    var cost: Cost { .phrases }

    func holds(in evaluation: inout Evaluation) -> Bool {
        var holds = false
        for view in evaluation.facts.folded(field) {
            for phrase in phrases where view.mayContain(phrase) {
                let hits = view.folded.occurrences(of: phrase, wholeWords: wholeWords)
                holds = holds || !hits.isEmpty
                evaluation.note(hits.lazy.map(view.mark))
            }
        }
        return holds
    }
}

extension Cursor {
    mutating func contains(_ field: Field) throws(Mistake) -> Contains {
        let wholeWords = !skip("part")
        var phrases: [FoldedPhrase] = []
        for token in try texts() {
            phrases.append(try phrase(token))
            warnOfPattern(token, test: "contains")
        }
        try finish()
        return Contains(field: field, phrases: phrases, wholeWords: wholeWords)
    }

    mutating func warnOfPattern(_ token: Token, test: String) {
        guard looksLikePattern(token.value) else { return }
        warn(
            Mistake(
                token,
                "this looks like a pattern, but \(test) looks for these very "
                    + "characters (a pattern is written: matches /…/)"))
    }

    /// What a quoted text comes to in the folded view.
    func phrase(_ token: Token) throws(Mistake) -> FoldedPhrase {
        let phrase = FoldedPhrase(token.value)
        guard !phrase.isEmpty else {
            throw Mistake(token, "nothing is left of this text without invisible characters")
        }
        return phrase
    }
}

/// Signs that somebody thought of a regular expression; none occurs in ordinary prose.
private func looksLikePattern(_ text: String) -> Bool {
    let signs = [
        #"\b"#, #"\d"#, #"\s"#, #"\w"#, #"\."#, ".*", ".+", "(?:", "(?i", "[a-z", "[A-Z",
        "[0-9", "]+", "]*",
    ]
    return signs.contains { text.contains($0) } || text.hasPrefix("^")
}
