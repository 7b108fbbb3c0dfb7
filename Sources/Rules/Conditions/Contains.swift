// SPDX-License-Identifier: MIT

import Lines
import Text

/// `body contains "a", "b"`: one of the phrases occurs in the folded text, as whole words or,
/// with `part`, anywhere.
struct Contains: Condition {
    let field: Field
    let phrases: [FoldedPhrase]
    let wholeWords: Bool
    private var needle: Needle?

    init(field: Field, phrases: [FoldedPhrase], wholeWords: Bool) {
        self.field = field
        self.phrases = phrases
        self.wholeWords = wholeWords
    }

    var cost: Cost { .phrases }
    var trigger: Trigger? { needle.map { .needle($0.id, in: field, .folded) } }

    func bound(to matcher: inout MatcherBuilder) -> any Condition {
        var bound = self
        bound.needle = matcher.phrases(phrases.lazy.map(\.bytes), wholeWords: wholeWords)
        return bound
    }

    func holds(in evaluation: inout Evaluation) throws(Interruption) -> Bool {
        guard let needle else { return false }
        var holds = false
        for seen in try evaluation.sightings(field) {
            var places = PhrasePlaces(seen.view.search, wholeWords: wholeWords)
            for (phrase, start) in seen.sightings.places(of: needle) {
                places.add(start, of: phrase, length: phrases[phrase].bytes.count)
            }
            holds = holds || !places.found.isEmpty
            evaluation.note(places.marks(in: seen.view))
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
func looksLikePattern(_ text: String) -> Bool {
    let signs = [
        #"\b"#, #"\d"#, #"\s"#, #"\w"#, #"\."#, ".*", ".+", "(?:", "(?i", "[a-z", "[A-Z",
        "[0-9", "]+", "]*",
    ]
    return signs.contains { text.contains($0) } || text.hasPrefix("^") || isDelimited(text)
        || hasAlternatives(text)
}

/// `/casino/i`; without letters behind it, it might be the path of a page.
private func isDelimited(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 2, parts.first?.isEmpty == true, let flags = parts.last else {
        return false
    }
    return !flags.isEmpty && flags.utf8.count <= 4 && flags.allSatisfy("imsux".contains)
}

/// `casino|poker`: between whole words, nobody leaves the spaces out.
private func hasAlternatives(_ text: String) -> Bool {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    return zip(parts, parts.dropFirst()).contains { left, right in
        left.suffix(3).count == 3 && left.suffix(3).allSatisfy(\.isLetter)
            && right.prefix(3).count == 3 && right.prefix(3).allSatisfy(\.isLetter)
    }
}
