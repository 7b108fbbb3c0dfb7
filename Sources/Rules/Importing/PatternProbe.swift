// SPDX-License-Identifier: MIT

/// Whether a foreign pattern may become a rule: it has to compile, to mean something, and to come
/// to an end.
struct PatternProbe {
    /// Half of what a comment may have by default; long enough for a square to show.
    private static let length = 8192

    private let scratch = MatchScratch()

    /// Why not; nil where nothing speaks against it.
    func objection(to source: String, flags letters: String) -> String? {
        guard !source.isEmpty else { return "the pattern is empty" }
        guard source.unicodeScalars.count < SourceLine.limit / 2 else {
            return "the pattern is too long"
        }
        let flags = letters.compactMap(Pattern.Flag.init(rawValue:))
        guard flags.count == letters.count else { return "it has a flag that we do not know" }
        do throws(Pattern.CompileError) {
            let pattern = try Pattern(source, flags: Set(flags))
            return objection(to: pattern, source)
        } catch {
            return "bad pattern: \(error.message)"
        }
    }

    private func objection(to pattern: Pattern, _ source: String) -> String? {
        do throws(Pattern.MatchError) {
            if try matches(pattern, "") { return "it matches where there is nothing" }
            for text in Self.trials(of: source) { _ = try matches(pattern, text) }
            return nil
        } catch {
            return "it is too slow on a text made for it (\(error.reason))"
        }
    }

    private func matches(
        _ pattern: Pattern, _ text: String
    ) throws(Pattern.MatchError) -> Bool {
        let text = text.utf8.span
        return try pattern.firstMatch(
            in: text, from: 0, lastStart: text.count, scratch: scratch) != nil
    }

    /// Long runs of what patterns like to repeat, and of the pattern's own letters; behind each run
    /// something that ends it, and the pattern's own signs, since PCRE2 does not try at all where a
    /// letter that it needs is missing.
    private static func trials(of source: String) -> [String] {
        let own = String(source.filter { $0.isLetter || $0.isNumber }.prefix(40))
        let letters = Set(own).sorted().prefix(16).map(String.init)
        let units = ["a", " ", "0", "a ", "http://a.", "_", "\n", own, own + " "] + letters
        return units.filter { !$0.isEmpty }.map { unit in
            String(repeating: unit, count: length / unit.utf8.count) + "\u{1}" + source
        }
    }
}
