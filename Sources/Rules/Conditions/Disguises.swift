// SPDX-License-Identifier: MIT

import Lines
import Text

/// `body disguises "viagra", "slot gacor"`: one of the phrases stands there in a disguise, by
/// signs for letters, letters set apart or repeated, look-alike letters, or something invisible.
///
/// A plain word is never a disguise, so a rule with `contains` and one with `disguises` do not count
/// it twice. A word in look-alike letters is found by both, since both are true: the word is there,
/// and somebody hid it.
struct Disguises: Condition {
    /// From so many bytes on the budget is asked before every phrase: asking costs as much as
    /// searching some hundred bytes.
    private static let worthAsking = 2048

    let field: Field
    let phrases: [SquashedPhrase]
    /// Of the skeletons of all phrases, and those of each.
    private var needle: Needle?
    private var skeletons: [Needle] = []

    init(field: Field, phrases: [SquashedPhrase]) {
        self.field = field
        self.phrases = phrases
    }

    var cost: Cost { .phrases }
    var trigger: Trigger? { needle.map { .needle($0.id, in: field, .squashed) } }

    func bound(to matcher: inout MatcherBuilder) -> any Condition {
        var bound = self
        let needle = matcher.skeletons(phrases.lazy.flatMap(\.skeletons).map(\.bytes))
        var first = needle.literals.lowerBound
        bound.needle = needle
        bound.skeletons = phrases.map { phrase in
            let end = first + phrase.skeletons.count
            defer { first = end }
            return Needle(id: needle.id, literals: first..<end)
        }
        return bound
    }

    func holds(in evaluation: inout Evaluation) throws(Interruption) -> Bool {
        var holds = false
        for seen in try evaluation.squashedSightings(field) {
            for (phrase, needle) in zip(phrases, skeletons) where seen.sightings.has(needle) {
                if seen.view.squashed.bytes.count >= Self.worthAsking { try evaluation.pause() }
                let hits = seen.view.squashed.occurrences(of: phrase)
                holds = holds || !hits.isEmpty
                evaluation.note(hits.lazy.map(seen.view.mark))
            }
        }
        return holds
    }
}

extension Cursor {
    mutating func disguises(_ field: Field, _ test: Token) throws(Mistake) -> Disguises {
        guard field.kind != .host else {
            throw Mistake(
                test,
                "\(field.rawValue) is a host: one that only looks alike is another one, so "
                    + "disguises is for texts and names")
        }
        if let next, skip("part") {
            throw Mistake(next, "disguises finds whole words: leave out \"part\"")
        }
        var phrases: [SquashedPhrase] = []
        for token in try texts() {
            _ = try phrase(token)
            let phrase = SquashedPhrase(token.value)
            warnOfPattern(token, test: "disguises")
            if let doubt = phrase.doubt { warn(Mistake(token, doubt)) }
            phrases.append(phrase)
        }
        try finish()
        return Disguises(field: field, phrases: phrases)
    }
}

extension SquashedPhrase {
    /// Why a phrase will not do what somebody expects of it.
    var doubt: String? {
        if weight == 0 {
            return "no letter is left of this text, so nothing can be a disguise of it"
        }
        if isTooLong {
            return "a phrase of more than \(Self.longest) letters is never found"
        }
        if isSpelledOut {
            return "write this phrase as plain words: disguises finds the spelled-out ones itself"
        }
        if weight < 4 {
            return "fewer than 4 letters come about by accident: write a longer phrase, such as "
                + "this word with the one beside it"
        }
        return nil
    }
}
