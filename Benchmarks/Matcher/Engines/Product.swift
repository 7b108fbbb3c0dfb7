// SPDX-License-Identifier: MIT

import Comments
import Rules

/// Bailiff's side: a rule for each needle, judged as the daemon judges.
struct Product: Engine {
    /// Lines of each rule, by which a piece of evidence is traced back to its needle.
    private static let linesOfRule = 3

    private let rules: RuleSet
    private let scratch = MatchScratch()

    init(_ needles: [Needle]) throws { try self.init(text: needles.ruleText) }

    /// Takes rules of three lines each.
    init(text: String) throws { rules = try RuleSet.measured(text) }

    func find(in text: Workload.Sample, into found: inout [UInt32]) throws {
        var facts = Facts(text.comment)
        let outcome = rules.evidence(for: &facts, scratch: scratch, budget: .unlimited)
        if let error = outcome.error { throw BenchFailure(error.reason) }
        for evidence in outcome.evidence {
            guard case .rule(_, _, let line) = evidence.source else { continue }
            found.append(UInt32((line - 1) / Self.linesOfRule))
        }
    }
}

extension [Needle] {
    /// A rule for each, of the three lines that are counted on above.
    var ruleText: String {
        enumerated().map { number, needle in
            "rule n\(number)\n  when body \(needle.test)\n  score spam +0.1\n"
        }.joined()
    }

    /// A list file; entries that a list would read in another way are left out.
    var listText: String {
        map(\.text).filter { !$0.contains("#") && !$0.hasPrefix("*.") && !$0.hasPrefix("\"") }
            .joined(separator: "\n")
    }
}

extension Needle {
    fileprivate var test: String {
        switch kind {
        case .literal(let text): "contains part \(quoted(text))"
        case .pattern(let source, let flags):
            "matches /\(source)/\(String(flags.map(\.rawValue)))"
        }
    }
}

/// A text in quotes, in which only a quote and a backslash are escaped.
func quoted(_ text: String) -> String {
    let escaped = text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
    return "\"\(String(escaped))\""
}

extension RuleSet {
    /// Loads rules that never hold alone, so that none needs examples; every list is the same.
    static func measured(_ rules: String, list: String = "") throws -> RuleSet {
        guard let today = Day("2026-01-01") else { throw BenchFailure("no such day") }
        return try load(
            files: [("bench.rules", rules)], lists: { _ in list }, holdAt: 1000, today: today)
    }
}
