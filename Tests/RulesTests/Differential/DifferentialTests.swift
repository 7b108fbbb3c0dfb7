// SPDX-License-Identifier: MIT

import Foundation
import Rules
import Testing
import Text

/// The matcher against a search for each needle by itself: the same hits with the same places.
@Suite(
    "Everything that is looked for together is found where a search for it alone finds it")
struct DifferentialTests {
    /// What was found once and mended, or is known to be treacherous.
    static let rows: [(pattern: String, flags: String, text: String)] = [
        ("skill", "i", "\u{17F}\u{212A}ill"),
        ("k+iss", "i", "\u{212A}\u{212A}\u{212A}iss"),
        ("a  b", "", "xa  b a b"),
        ("b c", "", "ab\r\nc b c"),
        (".*loan", "s", "x\npayday\nloan"),
        ("(?<=s)casino", "i", "kisscasino scasino"),
        ("\\Kcasino", "", "casino casino"),
        ("loan.{0,3}\\Kpayday", "", "loan  payday"),
        ("^casino", "m", "x\r\ncasino\ncasino"),
        ("e\u{301}t", "", "e\u{301}t\u{301}"),
        ("か", "", "か\u{3099}か"),
        ("\\bказино\\b", "iu", "КАЗИНО казино\u{301}"),
    ]

    @Test("in rows that were found or feared", arguments: rows.indices)
    func finds(_ index: Int) throws {
        let row = Self.rows[index]
        try compare([row.pattern], [row.flags], literals: ["a b", "casino"], texts: [row.text])
    }

    @Test(
        "for random needles and random texts, with machine code and without",
        arguments: 1...8 as ClosedRange<UInt64>, [true, false])
    func random(_ seed: UInt64, jit: Bool) throws {
        try compare(seed: seed, sets: 6, jit: jit)
    }

    /// `scripts/fuzz matcher` runs this; a find is kept as one of the rows above.
    @Test(
        "for as long as BAILIFF_FUZZ_SECONDS says, from BAILIFF_FUZZ_SEED or anywhere",
        .enabled(if: seconds != nil))
    func long() throws {
        let environment = ProcessInfo.processInfo.environment
        var seed =
            environment["BAILIFF_FUZZ_SEED"].flatMap(UInt64.init) ?? .random(in: 1...UInt64.max / 2)
        print("first seed \(seed)")
        let end = ContinuousClock.now + .seconds(Self.seconds ?? 0)
        var runs = 0
        while ContinuousClock.now < end {
            try compare(seed: seed, sets: 4, jit: runs % 4 != 0)
            seed += 1
            runs += 1
        }
        print("last seed \(seed - 1), \(runs) runs of some 80 texts against some 30 needles")
    }

    private static let seconds = ProcessInfo.processInfo.environment["BAILIFF_FUZZ_SECONDS"]
        .flatMap(Int.init)

    /// One run; says its seed with whatever it finds.
    private func compare(seed: UInt64, sets: Int, jit: Bool) throws {
        var random = Seeded(state: seed)
        for _ in 0..<sets {
            let patterns = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                random.pattern()
            }
            let flags = patterns.map { _ in random.flags() }
            let literals = (0..<Int.random(in: 0...20, using: &random)).map { _ in
                random.pick(Fragments.words)
                    + (random.chance(30) ? random.pick(Fragments.words) : "")
            }
            let texts = (0..<20).map { _ in random.text() }
            try compare(
                patterns, flags, literals: literals, texts: texts, jit: jit, seed: seed)
        }
    }

    private func compare(
        _ patterns: [String], _ flags: [String], literals: [String], texts: [String],
        jit: Bool = true, seed: UInt64? = nil
    ) throws {
        let compiled = zip(patterns, flags).compactMap { pattern, flags in
            try? Pattern(
                pattern, flags: Set(flags.compactMap(Pattern.Flag.init(rawValue:))), jit: jit)
        }
        let set = NeedleSet(compiled.map { .pattern($0) } + literals.map { .literal($0) })
        let onlyLiterals = NeedleSet(literals.map { .literal($0) })
        let scratch = MatchScratch()
        for text in texts {
            var found: [Int: [Range<Int>]] = [:]
            do {
                try set.search(text, limit: 1000, scratch: scratch) { found[$0] = $1 }
            } catch {
                // A pattern that gives up says so here and alone.
                guard compiled.contains(where: { naive($0, text, scratch) == nil }) else {
                    Issue.record("only together: \(error), seed \(String(describing: seed))")
                    return
                }
                continue
            }
            for (index, pattern) in compiled.enumerated() {
                guard let wanted = naive(pattern, text, scratch) else { continue }
                guard found[index] ?? [] == wanted else {
                    Issue.record(
                        """
                        /\(pattern.source)/\(pattern.flags) in \(text.debugDescription): \
                        \(found[index] ?? []), alone \(wanted), seed \(String(describing: seed))
                        """)
                    return
                }
            }
            for (index, literal) in literals.enumerated() {
                let folded = FoldedText(text)
                let wanted = folded.occurrences(of: FoldedPhrase(literal), wholeWords: false)
                    .map(folded.original)
                guard found[compiled.count + index] ?? [] == wanted else {
                    Issue.record("\(literal) in \(text.debugDescription), seed \(seed ?? 0)")
                    return
                }
            }
            var seen: [Int] = []
            try onlyLiterals.matches(in: text, scratch: scratch) { seen.append($0) }
            #expect(seen.sorted() == literals.indices.filter { found[compiled.count + $0] != nil })
        }
    }

    /// Nil where PCRE2 gives up.
    private func naive(
        _ pattern: Pattern, _ text: String, _ scratch: MatchScratch
    ) -> [Range<Int>]? {
        try? pattern.matches(
            in: text.utf8.span, limit: 1000, scratch: scratch, budget: .unlimited)
    }
}
