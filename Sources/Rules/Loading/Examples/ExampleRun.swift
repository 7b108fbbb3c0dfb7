// SPDX-License-Identifier: MIT

import Comments
import Lines

/// Tries examples on their rules, as on any day on which the rules are in force.
struct ExampleRun {
    private let rules: [Rule]
    private let matcher: Matcher
    private let variants: [Variant]
    private let scratch = MatchScratch()

    /// - Parameters:
    ///   - set: whose rules are tried.
    ///   - isThorough: whether examples are tried in long texts too, which takes half as long as
    ///     all the rest of loading.
    init(_ set: RuleSet, isThorough: Bool) {
        rules = set.compiled
        matcher = set.matcher
        variants = Variant.allCases.filter { isThorough || $0 != .surrounded }
    }

    /// What happened instead of what an example says, as it stands or in a form in which the rule
    /// must say the same; nil if it holds.
    func failure(of example: Example, rule index: Int, _ fragility: Fragility) -> String? {
        if let failure = failure(of: example, rule: index, as: "this example") { return failure }
        for variant in variants {
            guard let other = variant.of(example, fragility),
                let failure = failure(of: other, rule: index, as: "this example " + variant.name)
            else { continue }
            return failure + " (" + variant.mend + ")"
        }
        return nil
    }

    /// Whether no line of the rule, nor of those that it refers to, has anything to say about the
    /// text that examples are surrounded with.
    func isSilentOnHarmlessText(_ index: Int) -> Bool {
        let needed = needed(by: index)
        var evaluation = evaluation(of: Facts(Comment(content: harmlessText)), needed)
        return needed.lazy.flatMap { rules[$0].clauses }.allSatisfy { clause in
            (try? clause.condition.holds(in: &evaluation)) == false
        }
    }

    /// What the rules that a rule needs, itself included, find.
    private func evaluation(of facts: Facts, _ needed: [Int]) -> Evaluation {
        var evaluation = Evaluation(
            facts, matcher, scratch: scratch, budget: .unlimited, day: nil)
        for needed in needed {
            // The budget is unlimited, so nothing is thrown.
            _ = try? evaluation.judge(rules, at: needed)
        }
        return evaluation
    }

    private func failure(of example: Example, rule index: Int, as what: String) -> String? {
        let rule = rules[index]
        let needed = needed(by: index)
        var evaluation = evaluation(of: facts(of: example, demand: demand(of: needed)), needed)
        let name = quoted(rule.name)
        switch evaluation.findings[index] {
        case .broken(let reason):
            return "rule \(name) cannot judge \(what): \(reason)"
        case .applies(let proof) where !rule.isOverridden(by: &evaluation.facts):
            guard !example.mustCatch else { return nil }
            return "rule \(name) catches \(what)" + sight(of: proof.marks, in: example.comment)
        case .applies:
            guard example.mustCatch else { return nil }
            return "rule \(name) does not catch \(what): trust does not cover a link to a "
                + "host that is new to the author"
        case .doesNotApply:
            guard example.mustCatch else { return nil }
            return "rule \(name) does not catch \(what)" + obstacle(of: rule, in: &evaluation)
        }
    }

    /// The comment of an example, after as many others as it says.
    private func facts(of example: Example, demand: TrafficDemand) -> Facts {
        let facts = Facts(example.comment, author: example.author)
        guard let precedence = example.precedence, !demand.isEmpty else { return facts }
        var traffic = Traffic(for: demand)
        traffic.precede(facts, by: precedence.number - 1, precedence.key)
        return Facts(example.comment, author: example.author, after: traffic)
    }

    private func demand(of indices: [Int]) -> TrafficDemand {
        indices.lazy.flatMap { rules[$0].clauses }.reduce(TrafficDemand()) {
            $0.union($1.condition.demand)
        }
    }

    /// The rule and those it refers to, in their order.
    ///
    /// No recursion: chains may be long.
    private func needed(by index: Int) -> [Int] {
        var found: Set<Int> = [index]
        var open = [index]
        while let next = open.popLast() {
            for earlier in rules[next].clauses.flatMap(\.condition.rules)
            where found.insert(earlier).inserted {
                open.append(earlier)
            }
        }
        return found.sorted()
    }

    /// The first line, as a person reads the rule, that keeps it from applying.
    private func obstacle(of rule: Rule, in evaluation: inout Evaluation) -> String {
        guard let clause = evaluation.obstacle(to: rule) else { return "" }
        return clause.isException
            ? ": the unless in line \(clause.line) holds"
            : ": the when in line \(clause.line) does not hold"
    }

    private func sight(of marks: [Mark], in comment: Comment) -> String {
        guard let mark = marks.first, let text = comment[mark.field] else { return "" }
        let bytes = Array(text.utf8)
        let hit = bytes[mark.range.clamped(to: 0..<bytes.count)]
        guard !hit.isEmpty else { return "" }
        let found = quoted(String(decoding: hit, as: UTF8.self))
        return ": it finds \(found) in \(mark.field.rawValue)"
    }
}
