// SPDX-License-Identifier: MIT

import Comments
import Rules
import Testing
import Text

/// Rules as the test understands them, judged one after the other by a search for each part alone.
private struct PlainRule {
    indirect enum Test {
        case contains(TextField, String, part: Bool)
        case matches(TextField, Pattern)
        case links(Int)
        case rule(Int)
    }

    var conditions: [(test: Test, isException: Bool)] = []

    func text(_ index: Int) -> String {
        let lines = conditions.map { test, isException in
            "    \(isException ? "unless" : "when") \(Self.text(test))"
        }
        return "rule r\(index)\n" + lines.joined(separator: "\n") + "\n    score spam +1\n"
    }

    private static func text(_ test: Test) -> String {
        switch test {
        case .contains(let field, let phrase, let part):
            "\(name(field)) contains \(part ? "part " : "")\"\(phrase)\""
        case .matches(let field, let pattern):
            "\(name(field)) matches /\(pattern.source)/"
                + pattern.flags.map { String($0.rawValue) }.sorted().joined()
        case .links(let count): "links >= \(count)"
        case .rule(let index): "rule r\(index)"
        }
    }

    private static func name(_ field: TextField) -> String {
        field == .postTitle ? "post.title" : field.rawValue
    }

    func applies(to comment: Comments.Comment, earlier: [Bool], _ scratch: MatchScratch) throws
        -> Bool
    {
        for (test, isException) in conditions {
            guard try holds(test, comment, earlier, scratch) != isException else { return false }
        }
        return true
    }

    private func holds(
        _ test: Test, _ comment: Comments.Comment, _ earlier: [Bool], _ scratch: MatchScratch
    ) throws -> Bool {
        switch test {
        case .contains(let field, let phrase, let part):
            guard let text = comment[field], !text.isEmpty else { return false }
            return FoldedText(text).contains(FoldedPhrase(phrase), wholeWords: !part)
        case .matches(let field, let pattern):
            guard let text = comment[field], !text.isEmpty || field == .body else { return false }
            return try !pattern.matches(
                in: text.utf8.span, limit: 1, scratch: scratch, budget: .unlimited
            ).isEmpty
        case .links(let count): return Text.links(in: comment.content).count >= count
        case .rule(let index): return earlier[index]
        }
    }
}

@Suite("Rules that sleep until something is seen judge as if each had been asked")
struct WakingTests {
    private static let fields: [TextField] = [.body, .body, .body, .author, .postTitle]

    @Test("on random rules and random comments", arguments: 1...10 as ClosedRange<UInt64>)
    func random(_ seed: UInt64) throws {
        var random = Seeded(state: seed)
        for _ in 0..<6 {
            let rules = rules(&random)
            let text = rules.enumerated().map { $1.text($0) }.joined()
            let set = try load(text)
            let scratch = MatchScratch()
            for _ in 0..<15 {
                let comment = comment(
                    random.text(), author: random.chance(70) ? random.text() : nil,
                    title: random.chance(50) ? random.text() : nil)
                let outcome = set.outcome(comment)
                guard outcome.error == nil, !outcome.exhausted else { continue }
                var wanted: [Bool] = []
                for rule in rules {
                    wanted.append(try rule.applies(to: comment, earlier: wanted, scratch))
                }
                let names = wanted.indices.filter { wanted[$0] }.map { "r\($0)" }
                #expect(
                    outcome.evidence.compactMap(\.ruleName) == names,
                    "seed \(seed)\n\(text)\n\(comment)")
            }
        }
    }

    private func rules(_ random: inout Seeded) -> [PlainRule] {
        (0..<Int.random(in: 1...30, using: &random)).map { index in
            var rule = PlainRule()
            for number in 0..<Int.random(in: 1...3, using: &random) {
                let isException = number > 0 && random.chance(30)
                rule.conditions.append((test(index, &random), isException))
            }
            return rule
        }
    }

    private func test(_ index: Int, _ random: inout Seeded) -> PlainRule.Test {
        let field = random.pick(Self.fields)
        switch Int.random(in: 0..<10, using: &random) {
        case 0...3:
            return .contains(field, random.pick(Fragments.words), part: random.chance(50))
        case 4...7: return .matches(field, pattern(&random))
        case 8 where index > 0: return .rule(Int.random(in: 0..<index, using: &random))
        default: return .links(Int.random(in: 0...2, using: &random))
        }
    }

    /// One that PCRE2 takes and that can stand on a line.
    private func pattern(_ random: inout Seeded) -> Pattern {
        while true {
            let source = random.pattern()
            let flags = Set(random.flags().compactMap(Pattern.Flag.init(rawValue:)))
            let isPlain = !source.isEmpty && !source.contains("/") && !source.hasSuffix(" ")
            if isPlain, let pattern = try? Pattern(source, flags: flags) { return pattern }
        }
    }
}
