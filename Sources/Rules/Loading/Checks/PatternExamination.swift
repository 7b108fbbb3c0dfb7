// SPDX-License-Identifier: MIT

import Lines

/// What a pattern costs, on ordinary texts and on texts made to trouble it.
///
/// Only `lint` looks so closely: what the daemon takes over must not depend on how busy a machine
/// is. A pattern that gives up is found by PCRE2's own count of steps, which is the same everywhere.
struct PatternExamination {
    /// A comment of 10 kB would take a millisecond of the five that all rules have.
    private static let slow = 100.0
    private let pattern: Pattern
    private let scratch: MatchScratch

    init(_ pattern: Pattern, scratch: MatchScratch) {
        self.pattern = pattern
        self.scratch = scratch
    }

    /// On which of the texts made for it the pattern gives up, in words; nil where on none.
    var troublesomeText: String? {
        troublesomeTexts(for: pattern.source).first { fails(on: $0.text) }?.name
    }

    /// What is wrong with it; an error where some text makes it give up.
    var finding: (severity: Diagnostic.Severity, message: String)? {
        if let text = troublesomeText {
            return (
                .error,
                "this pattern gives up on \(text), and then each such comment is held: "
                    + "let no repeated part repeat inside, and write {1,40} for + and {0,40} for *"
            )
        }
        let cost = costPerByte()
        guard cost >= Self.slow else { return nil }
        return (
            .warning,
            "this pattern is slow: \(Int(cost)) ns for each byte of ordinary text (most need less "
                + "than 10): let it begin with letters that must be there, and write {0,40} for "
                + "* and +"
        )
    }

    private func fails(on text: String) -> Bool {
        (try? matches(text)) == nil
    }

    private func matches(_ text: String) throws(Interruption) -> Int {
        try pattern.matches(
            in: text.utf8.span, limit: Evaluation.marksOfCondition, scratch: scratch,
            budget: .unlimited
        ).count
    }

    /// The least of several runs: a busy machine makes some of them slow, and none quick.
    private func costPerByte() -> Double {
        let bytes = ordinaryTexts.reduce(0) { $0 + $1.utf8.count }
        let clock = ContinuousClock()
        let least = (0..<5).map { _ in
            clock.measure { for text in ordinaryTexts { _ = try? matches(text) } }
        }.min()
        return Double((least ?? .zero).nanoseconds) / Double(max(1, bytes))
    }
}

extension Duration {
    fileprivate var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}

/// Texts on which a pattern that can read the same letters in many ways tries them all: long rows
/// of what patterns like to repeat and of the pattern's own letters.
///
/// Behind each row stand something that ends it, and the pattern's own signs, since PCRE2 does not
/// try at all where a letter that it needs is missing.
private func troublesomeTexts(for pattern: String) -> [(name: String, text: String)] {
    // Half of what a comment may have by default; long enough for a square to show.
    let length = 8192
    var seen: Set<Character> = []
    let own = pattern.filter { $0.isLetter || $0.isNumber }.prefix(40)
    let letters = own.filter { seen.insert($0).inserted }
    let rows =
        letters.prefix(16).map { ("a long row of \"\($0)\"", String($0)) } + [
            ("a long row of digits", "0"), ("a long row of spaces", " "),
            ("a long row of low lines", "_"), ("a long row of dots", "."),
            ("a long row of line ends", "\n"), ("a long row of short words", "a "),
            ("a long row of commas", "a, "), ("a long row of hosts", "http://a."),
            ("a long row of addresses", "http://a.example/b "),
            ("a long row of its letters", String(letters.prefix(8))),
            ("a long row of its words", own + " "),
        ]
    return rows.filter { !$0.1.isEmpty }.map { name, part in
        let row = String(repeating: part, count: length / part.utf8.count)
        return (name, row + "\u{1}" + pattern)
    }
}
