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
    private let source: String
    private let scratch = MatchScratch()

    init(_ pattern: Pattern, source: String) {
        self.pattern = pattern
        self.source = source
    }

    /// What is wrong with it; an error where some text makes it give up.
    var finding: (severity: Diagnostic.Severity, message: String)? {
        if let text = troublesomeTexts(for: source).first(where: { fails(on: $0.text) }) {
            return (
                .error,
                "this pattern gives up on \(text.name), and then each such comment is held: "
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

/// Texts on which a pattern that can read the same letters in many ways tries them all.
private func troublesomeTexts(for pattern: String) -> [(name: String, text: String)] {
    var seen: Set<Character> = []
    let own = pattern.filter { ($0.isLetter || $0.isNumber) && seen.insert($0).inserted }
    let letters = own.prefix(12).map { letter in
        ("a long row of \"\(letter)\"", String(repeating: letter, count: 2000) + "\u{1}")
    }
    let words = String(own.prefix(8))
    let rows = [
        ("a long row of digits", "7"), ("a long row of spaces", " "),
        ("a long row of short words", "ab "), ("a long row of dots", "."),
        ("a long row of line ends", "\n"), ("a long row of commas", "a, "),
        ("a long row of addresses", "http://a.example/b "), ("a long row of its letters", words),
    ]
    return letters
        + rows.filter { !$0.1.isEmpty }.map { name, part in
            (name, String(repeating: part, count: 2000 / part.utf8.count) + "\u{1}")
        }
}
