// SPDX-License-Identifier: MIT

import Lines
import Text

/// `author matches /\bcasino\b/i`: a regular expression on the text as it was written, or, with
/// `folded`, on the folded view.
struct Matches: Condition {
    let field: Field
    let pattern: Pattern
    let isFolded: Bool

    var cost: Cost { .pattern }

    func holds(in evaluation: inout Evaluation) throws(Interruption) -> Bool {
        try isFolded ? holdsFolded(in: &evaluation) : holdsAsWritten(in: &evaluation)
    }

    private func holdsAsWritten(in evaluation: inout Evaluation) throws(Interruption) -> Bool {
        var holds = false
        for value in evaluation.facts.values(of: field) {
            let hits = try hits(in: value.text.utf8.span, evaluation)
            holds = holds || !hits.isEmpty
            evaluation.note(hits.lazy.map(value.mark))
        }
        return holds
    }

    private func holdsFolded(in evaluation: inout Evaluation) throws(Interruption) -> Bool {
        var holds = false
        for view in evaluation.facts.folded(field) {
            let hits = try hits(in: view.folded.bytes.span, evaluation)
            holds = holds || !hits.isEmpty
            evaluation.note(hits.lazy.map(view.mark))
        }
        return holds
    }

    private func hits(
        in text: Span<UInt8>, _ evaluation: borrowing Evaluation
    ) throws(Interruption) -> [Range<Int>] {
        try pattern.matches(
            in: text, limit: Evaluation.marksOfCondition, scratch: evaluation.scratch,
            budget: evaluation.budget)
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
