// SPDX-License-Identifier: MIT

import Lines
import Text

/// `author matches /\bcasino\b/i`: a regular expression on the text as it was written, or, with
/// `folded`, on the folded view.
struct Matches: Condition {
    let field: Field
    let pattern: Pattern
    let isFolded: Bool
    private var sighting = PatternSighting.unforeseen

    init(field: Field, pattern: Pattern, isFolded: Bool) {
        self.field = field
        self.pattern = pattern
        self.isFolded = isFolded
    }

    var cost: Cost { .pattern }
    var trigger: Trigger? { sighting.needle.map { .needle($0, in: field, .folded) } }

    func bound(to matcher: inout MatcherBuilder) -> any Condition {
        var bound = self
        bound.sighting = PatternSighting(of: pattern, in: field, isFolded: isFolded, &matcher)
        return bound
    }

    func holds(in evaluation: inout Evaluation) throws(Interruption) -> Bool {
        var holds = false
        for seen in try evaluation.sightings(field) {
            sighting.find(
                in: seen.view, seen.sightings, isFolded: isFolded, into: &evaluation.windows)
            guard !evaluation.windows.isEmpty else { continue }
            let hits = try hits(in: seen.view, evaluation)
            holds = holds || !hits.isEmpty
            evaluation.note(
                hits.lazy.map { isFolded ? seen.view.mark($0) : seen.view.passage.mark($0) })
        }
        return holds
    }

    private func hits(
        in view: FoldedPassage, _ evaluation: borrowing Evaluation
    ) throws(Interruption) -> [Range<Int>] {
        let limit = Evaluation.marksOfCondition
        let (scratch, budget) = (evaluation.scratch, evaluation.budget)
        if isFolded {
            let text = view.folded.bytes
            return try pattern.matches(
                in: text.span, evaluation.windows, limit: limit, scratch: scratch, budget: budget)
        }
        let text = view.passage.text
        return try pattern.matches(
            in: text.utf8.span, evaluation.windows, limit: limit, scratch: scratch, budget: budget)
    }
}

extension Cursor {
    mutating func matches(_ field: Field) throws(Mistake) -> Matches {
        guard let token = next, case .pattern(let letters) = token.kind else {
            throw Mistake(
                next?.column ?? statement.end,
                "expected a pattern between slashes, such as /casino/i")
        }
        _ = take()
        guard !token.value.isEmpty else { throw Mistake(token, "the pattern is empty") }
        var flags = try flags(letters, of: token)
        let isFolded = skip("folded")
        // The folded text has no capitals: one in the pattern would never match.
        if isFolded { flags.insert(.caseless) }
        try finish()
        do {
            let pattern = try Pattern(token.value, flags: flags)
            return Matches(field: field, pattern: pattern, isFolded: isFolded)
        } catch {
            let before = token.value.utf8.prefix(error.offset)
            let scalars = String(decoding: before, as: UTF8.self).unicodeScalars.count
            throw Mistake(token.column + 1 + scalars, "bad pattern: \(error.message)")
        }
    }

    private func flags(_ letters: String, of token: Token) throws(Mistake) -> Set<Pattern.Flag> {
        var flags: Set<Pattern.Flag> = []
        let first = token.column + token.value.unicodeScalars.count + 2
        for (index, letter) in letters.unicodeScalars.enumerated() {
            guard let flag = Pattern.Flag(rawValue: Character(letter)) else {
                let known = Pattern.Flag.allCases.map { String($0.rawValue) }
                throw Mistake(
                    first + index,
                    "unknown flag \(quoted(String(letter))) (known: \(listed(known, "and")))")
            }
            flags.insert(flag)
        }
        return flags
    }
}
