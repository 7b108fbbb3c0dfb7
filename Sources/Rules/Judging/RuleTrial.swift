// SPDX-License-Identifier: MIT

package import Comments
import Lines

/// What one rule makes of one comment, for a person who tries it.
package struct RuleTrial: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        case applies(Proof)
        /// All conditions hold, but trust does not cover a link to a host that is new to the writer.
        case overridden
        /// The first line, as a person reads the rule, that keeps it from applying.
        case stopped(line: Int, source: String, isException: Bool)
        /// It could not be told.
        case broken(String)
        case ended
    }

    package let rule: RuleInfo
    package let outcome: Outcome

    package var applies: Bool {
        if case .applies = outcome { true } else { false }
    }
}

extension RuleSet {
    /// What every rule makes of a comment, whatever it costs, on the day of loading.
    ///
    /// - Parameters:
    ///   - comment: to be judged, of a writer on whom nobody has decided.
    ///   - scratch: this thread's own.
    /// - Returns: one for each rule, in their order.
    package func trials(on comment: Comment, scratch: MatchScratch) -> [RuleTrial] {
        var evaluation = Evaluation(
            Facts(comment), matcher, scratch: scratch, budget: .unlimited, day: day)
        let infos = rules
        return compiled.indices.map { index in
            // The budget is unlimited, so nothing is thrown.
            _ = try? evaluation.judge(compiled, at: index)
            return RuleTrial(
                rule: infos[index], outcome: evaluation.outcome(of: compiled[index], at: index))
        }
    }
}

extension Evaluation {
    fileprivate mutating func outcome(of rule: Rule, at index: Int) -> RuleTrial.Outcome {
        if rule.hasEnded(on: day) { return .ended }
        switch findings[index] {
        case .applies(let proof):
            return rule.isOverridden(by: &facts) ? .overridden : .applies(proof)
        case .broken(let reason): return .broken(reason)
        default: break
        }
        guard let clause = obstacle(to: rule) else { return .broken("no line stops it") }
        return .stopped(
            line: clause.line, source: clause.statement.source, isException: clause.isException)
    }

    /// The first line, as a person reads the rule, that keeps it from applying.
    mutating func obstacle(to rule: Rule) -> Clause? {
        for clause in rule.written where (try? allows(clause)) == false { return clause }
        return nil
    }
}
