// SPDX-License-Identifier: MIT

import Bayes
package import Comments
package import Rules

/// Judges comments: the order of the pipeline, written once.
///
/// The verdict is a pure function of the comment, the rules, their standings, the memory and the time; only the
/// work budget looks at a clock. The daemon, `check`, retrials and evaluation all call this.
package struct Judge: Sendable {
    /// How many of the scorer's strongest words a verdict keeps.
    private static let wordsShown = 8

    package var rules: RuleSet { didSet { demand = rules.demand } }
    /// What the rules ask of the comments before.
    package private(set) var demand: TrafficDemand
    package var memory: Memory
    package var policy: Policy
    /// How much each rule may say by now.
    package var standings: Standings

    package init(
        rules: RuleSet, memory: Memory = Memory(), policy: Policy = Policy(),
        standings: Standings = Standings()
    ) {
        self.rules = rules
        demand = rules.demand
        self.memory = memory
        self.policy = policy
        // What nobody has remembered yet begins here.
        if !memory.traffic.demand.covers(demand) { self.memory.traffic = Traffic(for: demand) }
        self.standings = standings
    }

    /// Weighs all evidence about a comment.
    ///
    /// - Parameters:
    ///   - comment: hostile.
    ///   - time: of the comment, in seconds since 1970; rules with an `until` and counters go by it.
    ///   - identity: what tells it from other comments, so that it is not counted among those that
    ///     came before.
    ///   - scratch: this thread's own.
    ///   - budget: what the rules may cost; exhausted, the comment is held.
    /// - Returns: the sum with all its entries, and the words that it hangs on.
    package func verdict(
        on comment: Comment, at time: Int64, identity: [UInt8] = [], scratch: MatchScratch,
        budget: WorkBudget
    ) -> Verdict {
        func judged(_ comment: Comment) -> Verdict {
            weighed(comment, at: time, identity: identity, scratch: scratch, budget: budget)
        }
        let verdict = judged(comment)
        guard verdict.disposition == .hold, verdict.ground == .total, verdict.q > 0,
            verdict.stage != .abstaining
        else { return verdict }
        // Judged anew each time, rules and all, within the same budget.
        let words = memory.model.counterfactual(of: comment) {
            judged($0).disposition == .release
        }
        let features = Features(comment)
        let leaning = Verdict.Leaning(
            shill: memory.model.leaning(features, to: .shill),
            spam: memory.model.leaning(features, to: .spam))
        return verdict.with(decisiveWords: words ?? [], leaning: leaning)
    }

    private func weighed(
        _ comment: Comment, at time: Int64, identity: [UInt8], scratch: MatchScratch,
        budget: WorkBudget
    ) -> Verdict {
        var facts = Facts(
            comment, author: memory.history.author(of: comment), after: memory.traffic,
            appearance: Appearance(at: time, identity: identity))
        let outcome = rules.evidence(
            for: &facts, scratch: scratch, budget: budget, on: Day(secondsSince1970: time))
        let failure = outcome.failures.first { !standings.silence($0.rule) }
        var findings = Findings(
            evidence: standings.applied(to: outcome.evidence),
            failure: failure.map { ($0.rule, $0.reason) },
            isTooCostly: outcome.exhausted)
        addScore(of: comment, to: &findings)
        return weigh(findings, by: policy)
    }

    /// Learns what a person decided, having weighed the comment by what was known before.
    ///
    /// - Parameters:
    ///   - comment: hostile.
    ///   - commentClass: what the person called it.
    ///   - time: of the comment, as when it was judged.
    ///   - identity: as when it was judged.
    ///   - scratch: this thread's own.
    ///   - budget: what the rules may cost; exhausted, the decision is learnt without a total.
    /// - Returns: what must be kept to take it back.
    package mutating func learn(
        _ comment: Comment, as commentClass: CommentClass, at time: Int64,
        identity: [UInt8] = [], scratch: MatchScratch, budget: WorkBudget
    ) -> Training {
        let verdict = weighed(
            comment, at: time, identity: identity, scratch: scratch, budget: budget)
        return memory.learn(comment, as: commentClass, total: verdict.wholeTotal)
    }

    /// Remembers a comment for those that come after it, as far as a rule asks for that.
    ///
    /// To be called after its verdict, with the same time and identity.
    package mutating func remember(_ comment: Comment, at time: Int64, identity: [UInt8]) {
        guard !demand.isEmpty else { return }
        memory.traffic.note(comment, Appearance(at: time, identity: identity))
    }

    private func addScore(of comment: Comment, to findings: inout Findings) {
        let model = memory.model
        findings.stage = memory.stage
        findings.threshold = memory.threshold
        // Before the first decision there is nothing that a feature could say.
        guard model.ordinal > 0 else { return }
        let isHeard = findings.stage != .abstaining
        let assessment = model.assess(
            Features(comment), explaining: isHeard ? 4 * Self.wordsShown : 0)
        findings.q = assessment.q
        guard isHeard else { return }
        // Punctuation counts in q, but tells a moderator nothing.
        let words = assessment.contributions.lazy
            .filter {
                $0.label.unicodeScalars.contains {
                    $0.properties.isAlphabetic || $0.properties.numericType != nil
                }
            }
            .prefix(Self.wordsShown)
        findings.words = words.map { Evidence.Factor(label: $0.label, points: $0.points) }
        findings.marks = words.flatMap(\.marks)
        // What it adds to the sum of the words.
        let passage = assessment.q - assessment.score.q
        guard passage > 0 else { return }
        findings.words.insert(Evidence.Factor(label: "a passage by itself", points: passage), at: 0)
        if let mark = assessment.passage { findings.marks.append(mark) }
    }
}
