// SPDX-License-Identifier: MIT

package import Comments

/// Everything that was said about one comment, before it is weighed.
package struct Findings: Sendable {
    /// What the rules found, in the order of the rules.
    package var evidence: [Evidence]
    /// A rule that could not be evaluated on this comment.
    package var failure: (rule: String, reason: String)?
    /// Whether the work budget ran out before all rules had spoken.
    package var isTooCostly: Bool
    /// The scorer's sum, its strongest words, and how much it may say.
    package var q: Double
    package var words: [Evidence.Factor]
    package var marks: [Mark]
    package var stage: ScorerStage
    /// Above this total the scorer holds by itself, once it has earned that.
    package var threshold: Double?

    package init(
        evidence: [Evidence] = [], failure: (rule: String, reason: String)? = nil,
        isTooCostly: Bool = false, q: Double = 0, words: [Evidence.Factor] = [],
        marks: [Mark] = [], stage: ScorerStage = .abstaining, threshold: Double? = nil
    ) {
        self.evidence = evidence
        self.failure = failure
        self.isTooCostly = isTooCostly
        self.q = q
        self.words = words
        self.marks = marks
        self.stage = stage
        self.threshold = threshold
    }
}

/// Adds up the evidence and settles what is done: the whole policy in one place.
///
/// Points are natural-log odds against "genuine", so they add. In this order: a rule that failed
/// or a budget that ran out holds, since nobody knows what the comment is; `then hold`;
/// `then release`, of active rules; the total against `hold-at`. Once the scorer has earned it, its
/// points no longer count towards `hold-at`, which is then for the rules alone; the total is held
/// against the scorer's own threshold. What is held has the class of the larger of its shill and
/// spam sums; a tie is spam.
package func weigh(_ findings: Findings, by policy: Policy) -> Verdict {
    let evidence = counted(findings.evidence, policy) + scorerEvidence(findings, policy)
    // Summed in one order everywhere, and compared with a margin for 0.1 + 0.2.
    let total = evidence.reduce(0) { $0 + $1.points }
    let (disposition, ground) = settle(findings, evidence, total: total, policy)
    return Verdict(
        disposition: disposition,
        commentClass: disposition == .release ? .genuine : badClass(of: evidence),
        total: total, holdAt: policy.holdAt, ground: ground, evidence: evidence,
        q: findings.q, stage: findings.stage,
        threshold: findings.stage == .earned ? findings.threshold : nil)
}

/// Each entry with the points that its standing lets count.
///
/// Rules on probation share one cap below `hold-at`, in their order: what they say supports others
/// and never holds by itself.
private func counted(_ evidence: [Evidence], _ policy: Policy) -> [Evidence] {
    var room = max(0, policy.supportCap)
    return evidence.map { entry in
        let stated = entry.statedPoints ?? entry.points
        switch entry.standing {
        case .active: return entry
        case .shadow, .stopped: return entry.with(standing: entry.standing, points: 0)
        case .probation:
            let points = min(stated, room)
            room -= max(0, points)
            return entry.with(standing: .probation, points: points)
        }
    }
}

/// Smaller than any points a person would write.
private let margin = 1e-9

private func settle(
    _ findings: Findings, _ evidence: [Evidence], total: Double, _ policy: Policy
) -> (Disposition, Verdict.Ground) {
    if let failure = findings.failure {
        return (.hold, .ruleError(rule: failure.rule, reason: failure.reason))
    }
    if findings.isTooCostly { return (.hold, .tooCostly) }
    for forced in [Disposition.hold, .release] {
        let isForced = { (entry: Evidence) in entry.forces == forced && entry.standing == .active }
        if let evidence = findings.evidence.first(where: isForced) {
            return (forced, .forced(rule: evidence.ruleName ?? ""))
        }
    }
    let isHeld =
        switch findings.stage {
        case .abstaining, .learning: total >= policy.holdAt - margin
        case .earned:
            rulePoints(evidence) >= policy.holdAt - margin
                || total > findings.threshold ?? .infinity
        }
    return (isHeld ? .hold : .release, .total)
}

private func scorerEvidence(_ findings: Findings, _ policy: Policy) -> [Evidence] {
    func says(_ points: Double) -> [Evidence] {
        [
            Evidence(
                source: .scorer, charge: .bad, points: points, marks: findings.marks,
                factors: findings.words)
        ]
    }
    return switch findings.stage {
    case .abstaining: []
    case .learning: says(min(findings.q, policy.supportCap))
    case .earned: says(findings.q)
    }
}

private func rulePoints(_ evidence: [Evidence]) -> Double {
    evidence.reduce(0) { $1.source == .scorer ? $0 : $0 + $1.points }
}

private func badClass(of evidence: [Evidence]) -> CommentClass {
    func sum(_ charge: Charge) -> Double {
        evidence.reduce(0) { $1.charge == charge ? $0 + $1.points : $0 }
    }
    return sum(.shill) > sum(.spam) + margin ? .shill : .spam
}

extension Evidence {
    /// The rule that speaks; nil for the scorer.
    package var ruleName: String? {
        guard case .rule(let name, _, _) = source else { return nil }
        return name
    }
}

extension Verdict {
    /// What the rules say together, each as far as its standing lets it.
    package var rulePoints: Double { Screening.rulePoints(evidence) }

    /// Whether the rules alone are enough to hold.
    package var rulesReach: Bool { rulePoints >= holdAt - margin }

    /// Whether the total is above what the scorer needs to hold by itself.
    package var scorerReaches: Bool { threshold.map { total > $0 } ?? false }

    /// The points of all rules and q in full, whatever the scorer's stage; nil where not all rules
    /// have spoken, so that nobody knows.
    package var wholeTotal: Double? {
        switch ground {
        case .total, .forced: rulePoints + q
        case .tooCostly, .ruleError: nil
        }
    }

    /// What alone keeps the comment in: without any one of these it would have been released.
    ///
    /// Arithmetic, since a verdict is a sum: each entry that speaks against the comment is left
    /// out in turn and the rest is weighed again.
    package var decisiveEvidence: [Evidence] {
        guard disposition == .hold else { return [] }
        return evidence.indices.filter { weighed(without: $0).disposition == .release }
            .map { evidence[$0] }
    }

    /// The verdict with one entry left out.
    package func weighed(without index: Int) -> Verdict {
        var findings = Findings(q: q, stage: stage, threshold: threshold)
        for (position, entry) in evidence.enumerated() where position != index {
            if entry.source == .scorer {
                (findings.words, findings.marks) = (entry.factors, entry.marks)
            } else {
                findings.evidence.append(entry)
            }
        }
        if evidence[index].source == .scorer { findings.stage = .abstaining }
        switch ground {
        case .tooCostly: findings.isTooCostly = true
        case .ruleError(let rule, let reason): findings.failure = (rule, reason)
        case .total, .forced: break
        }
        return weigh(findings, by: Policy(holdAt: holdAt))
    }
}
