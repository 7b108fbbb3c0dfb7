// SPDX-License-Identifier: MIT

import Comments
package import Lines

/// Rules that have been read, checked and tried on their own examples.
///
/// An immutable value: edited rules become another one, swapped whole. Judging is a pure function
/// of the facts and the day, so any number of threads may judge, each with its own scratch.
package struct RuleSet: Sendable {
    let compiled: [Rule]
    let matcher: Matcher
    let roster: Roster
    /// The day of loading, on which rules are judged unless another day is given.
    package let day: Day
    /// What a moderator should look at; nothing here keeps the rules from taking effect.
    package internal(set) var warnings: [Diagnostic] = []
    /// Those that rules may name, in the order of their definitions.
    var lists: [ListInfo] = []

    init(_ rules: [Rule], day: Day) {
        var builder = MatcherBuilder()
        compiled = rules.map { $0.bound(to: &builder) }
        matcher = Matcher(builder)
        roster = Roster(compiled, needles: builder.needleCount)
        self.day = day
    }

    /// Judges a comment by all rules.
    ///
    /// - Parameters:
    ///   - facts: of the comment; keeps what it had to work out.
    ///   - scratch: this thread's own.
    ///   - budget: asked between conditions and during long searches.
    ///   - day: for `until`; the day of loading if nil.
    /// - Returns: what the rules say, never thrown away because one of them failed.
    package func evidence(
        for facts: inout Facts, scratch: MatchScratch, budget: WorkBudget, on day: Day? = nil
    ) -> RuleOutcome {
        var outcome = RuleOutcome()
        var evaluation = Evaluation(
            facts, matcher, scratch: scratch, budget: budget, day: day ?? self.day)
        do {
            try judge(&evaluation, into: &outcome)
        } catch {
            outcome.exhausted = true
        }
        facts = evaluation.facts
        return outcome
    }

    private func judge(
        _ evaluation: inout Evaluation, into outcome: inout RuleOutcome
    ) throws(Interruption) {
        var calls = try roster.calls(&evaluation)
        while let index = calls.next() {
            let finding = try evaluation.judge(compiled, at: index)
            if case .doesNotApply = finding { continue }
            calls.call(roster.dependents(of: index, after: finding))
            outcome.add(finding, of: compiled[index], facts: &evaluation.facts)
        }
    }
}

extension Rule {
    /// The same rule, whose conditions know where to find what they look for.
    fileprivate func bound(to matcher: inout MatcherBuilder) -> Rule {
        var rule = self
        rule.clauses = clauses.map {
            Clause(
                condition: $0.condition.bound(to: &matcher), isException: $0.isException,
                statement: $0.statement)
        }
        return rule
    }
}

extension RuleOutcome {
    fileprivate mutating func add(_ finding: Finding, of rule: Rule, facts: inout Facts) {
        switch finding {
        case .applies(let proof) where rule.hasConsequence && !rule.isOverridden(by: &facts):
            evidence.append(rule.evidence(proof, language: facts.comment.language))
        // What counts nothing holds nothing, not even by failing.
        case .broken(let reason) where rule.mode != .shadow:
            failures.append(Failure(rule: rule.name, reason: reason))
        default: break
        }
    }
}

extension Rule {
    /// Whether a rule of trust has nothing to say because of where the comment leads.
    func isOverridden(by facts: inout Facts) -> Bool {
        score?.charge == .trust && facts.leadsToNewHost
    }

    /// A rule without points counts 0, for what it forces.
    fileprivate func evidence(_ proof: Proof, language: String?) -> Evidence {
        Evidence(
            source: .rule(name: name, file: file, line: line),
            charge: score?.charge ?? (forces == .release ? .trust : .spam),
            points: score?.points ?? 0, standing: mode, marks: proof.marks,
            entries: proof.entries, says: says.text(for: language), forces: forces)
    }
}
