// SPDX-License-Identifier: MIT

/// Whether a foreign pattern may become a rule: it has to compile, to mean something, and to come
/// to an end.
struct PatternProbe {
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
            let doubts = doubts(about: source, flags: Set(flags))
            return doubts.first { $0.kind == .never }?.message ?? objection(to: pattern)
        } catch {
            return "bad pattern: \(error.message)"
        }
    }

    private func objection(to pattern: Pattern) -> String? {
        let nothing = "".utf8.span
        let matchesNothing = try? pattern.firstMatch(
            in: nothing, from: 0, lastStart: 0, scratch: scratch)
        if matchesNothing != nil { return "it matches where there is nothing" }
        return PatternExamination(pattern, scratch: scratch).troublesomeText.map {
            "it is too slow: it gives up on \($0)"
        }
    }
}
