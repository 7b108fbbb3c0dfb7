// SPDX-License-Identifier: MIT

import Comments
import Rules

/// A pattern and a text made of few pieces, so that matches and near misses are frequent: what
/// the matcher finds must be what PCRE2 alone finds, place for place.
func checkMatcher(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let parts = bytes.dropFirst().split(
        separator: 0xFF, maxSplits: 1, omittingEmptySubsequences: false)
    let source = parts[0].prefix(40).map { patternPieces[Int($0) % patternPieces.count] }.joined()
    let text = parts.last.map(text) ?? ""
    let flags = Set(
        Pattern.Flag.allCases.enumerated().filter { first >> $0.offset & 1 == 1 }
            .map(\.element))
    guard let pattern = try? Pattern(source, flags: flags),
        let rules = try? rules(source, flags),
        let expected = try? pattern.matches(
            in: Array(text.utf8).span, limit: 8, scratch: MatchScratch(), budget: .unlimited)
    else { return }
    var facts = Facts(Comments.Comment(content: text))
    let outcome = rules.evidence(for: &facts, scratch: MatchScratch(), budget: .unlimited)
    let found = outcome.evidence.first?.marks.map(\.range)
    demand(
        outcome.evidence.isEmpty == expected.isEmpty && (found ?? []) == unique(expected),
        "/\(source)/\(String(flags.map(\.rawValue))) in \"\(text)\": \(expected), not \(found ?? [])"
    )
}

private func text(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.prefix(3000).map { textPieces[Int($0) % textPieces.count] }.joined()
}

private func rules(_ source: String, _ flags: Set<Pattern.Flag>) throws -> RuleSet {
    guard let today = Day("2026-01-01") else { fatalError("there is such a day") }
    let test = "matches /\(source)/\(String(flags.map(\.rawValue)))"
    let rule = "rule r\n  when body \(test)\n  score spam +1\n"
    return try RuleSet.load(
        files: [("site.rules", rule)], lists: { _ in "" }, holdAt: 1000, today: today)
}

/// In the order in which marks are shown, each once.
private func unique(_ places: [Range<Int>]) -> [Range<Int>] {
    Set(places).sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
}

/// Some letters have more than one small or capital form: K and the Kelvin sign, s and the long s.
private let patternPieces = [
    "a", "b", "k", "s", "casino", "loan", "é", "ſ", "\u{212A}", "ß", "1", " ", "-", "\\.", "\\-",
    "(?:", "(", ")", ")", "|", "*", "+", "?", "{2}", "{0,3}", "{1,}", "*?", "++", "[ab]", "[^a]",
    "[a-k]", "[[:alpha:]]", "\\b", "\\B", "^", "$", ".", "\\s", "\\w", "\\d", "\\W", "(?i)",
    "(?-i)", "(?=", "(?!", "(?<=", "(?<!", "(?>", "\\Q", "\\E", "\\x61", "\\x{e9}", "\\1", "(?|",
    "\\h", "\\R", "\\K", "(?#", "(?<n>", "(?(1)", "\\G", "\\z", "\\X", "\\p{L}", "#",
]

private let textPieces = [
    "a", "b", "k", "s", "A", "K", "S", "casino", "loan", "CASINO", "é", "É", "ſ", "\u{212A}", "ß",
    "1", " ", "-", ".", "\n", "\r\n", "aab", "e\u{301}", "\u{200B}", "ab", "ks", "x", "\\", "#",
    "_",
]
