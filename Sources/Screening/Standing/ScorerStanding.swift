// SPDX-License-Identifier: MIT

package import Bayes
package import Comments

/// How much the scorer may say by now, and what it takes to say more.
package struct ScorerStanding: Sendable, Equatable {
    package let stage: ScorerStage
    /// Decisions that stand.
    package let genuine: Int
    package let bad: Int
    /// The share of genuine comments that it may hold by itself.
    package let share: Double
    /// Genuine comments that were weighed before they were learnt, as far back as they count.
    package let known: Int
    /// How many of these it takes before it may hold by itself.
    package let needed: Int
    /// Above this total it holds by itself; nil where it has not earned that.
    package let threshold: Double?
    /// Why it has to be stricter; nil while all is quiet.
    package let drift: FalseArrestBudget.Drift?

    /// Such as `214 of 230 genuine decisions before it may hold by itself`.
    package var words: String { stageWords + (driftWords.map { "; " + $0 } ?? "") }

    private var stageWords: String {
        let least = Model.decisionsToLearn
        switch stage {
        case .abstaining:
            return "abstains; \(min(genuine, least)) of \(least) genuine and \(min(bad, least)) of "
                + "\(least) bad decisions before it counts"
        case .learning:
            return "learning; \(known) of \(needed) genuine decisions before it may hold by itself"
        case .earned:
            return "holds by itself above \(signedPoints(threshold ?? 0)) "
                + "(at most \(percent(share)) of genuine comments)"
        }
    }

    private var driftWords: String? {
        drift.map { drift in
            "alarm: \(drift.above) of the last \(drift.judged) genuine comments were above its "
                + "threshold, more than \(percent(share)) explains; until that has passed it is "
                + "allowed half as many"
        }
    }
}

extension Memory {
    package var standing: ScorerStanding {
        let decisions = model.decisions
        return ScorerStanding(
            stage: stage, genuine: decisions.genuine, bad: decisions.shill + decisions.spam,
            share: budget.share, known: budget.known, needed: budget.needed, threshold: threshold,
            drift: budget.drift)
    }
}

/// As the daemon leaves it in the ledger, for `status`.
extension ScorerStanding {
    package var json: JSONValue {
        .record([
            "stage": .string(stage.rawValue),
            "genuine": .number(genuine), "bad": .number(bad),
            "share": .number(share),
            "known": .number(known), "needed": .number(needed),
            "threshold": threshold.map(JSONValue.number),
            "drift": drift.map { ["above": .number($0.above), "judged": .number($0.judged)] },
        ])
    }

    package init?(json: JSONValue) {
        guard let stage = json["stage"]?.stringValue.flatMap(ScorerStage.init),
            let genuine = json["genuine"]?.intValue, let bad = json["bad"]?.intValue,
            let share = json["share"]?.doubleValue, let known = json["known"]?.intValue,
            let needed = json["needed"]?.intValue
        else { return nil }
        self.init(
            stage: stage, genuine: genuine, bad: bad, share: share, known: known, needed: needed,
            threshold: json["threshold"]?.doubleValue,
            drift: json["drift"].flatMap(FalseArrestBudget.Drift.init(json:)))
    }
}

extension FalseArrestBudget.Drift {
    fileprivate init?(json: JSONValue) {
        guard let above = json["above"]?.intValue, let judged = json["judged"]?.intValue else {
            return nil
        }
        self.init(above: above, judged: judged)
    }
}

/// `1 %`, `0.5 %`: at most three digits behind the point.
private func percent(_ share: Double) -> String {
    let value = (share * 100_000).rounded() / 1000
    return (Int(exactly: value).map { "\($0)" } ?? "\(value)") + " %"
}
