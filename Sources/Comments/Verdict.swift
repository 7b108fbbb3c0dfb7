// SPDX-License-Identifier: MIT

/// What a comment is.
package enum CommentClass: String, Sendable, CaseIterable {
    case genuine
    /// Paid or undisclosed promotion.
    case shill
    case spam
}

/// What is done with it.
///
/// Only a person refuses.
package enum Disposition: String, Sendable {
    case release, hold
}

/// What a weight counts for or against.
package enum Charge: String, Sendable, CaseIterable {
    case spam, shill
    /// Against every bad class.
    case trust
    /// Against "genuine" as a whole: the scorer's q says bad, not which bad.
    case bad
}

/// How much what a rule says may count.
package enum Standing: String, Sendable, CaseIterable {
    /// In full.
    case active
    /// Only as support: rules on probation never hold a comment by themselves, not even together.
    case probation
    /// Not at all: shown, so that a person can see what the rule would do.
    case shadow
    /// Not at all: the emergency brake stopped a fresh rule that held too many authors.
    case stopped
}

/// One entry of the charge sheet: who says what, how heavily, and where in the comment it stands.
package struct Evidence: Sendable, Equatable {
    package enum Source: Sendable, Equatable {
        case rule(name: String, file: String, line: Int)
        case scorer
    }

    /// A part of the points that a reader can check: a word and what it adds.
    package struct Factor: Sendable, Equatable {
        package let label: String
        package let points: Double

        package init(label: String, points: Double) {
            self.label = label
            self.points = points
        }
    }

    package let source: Source
    package let charge: Charge
    /// What counts, as natural-log odds against "genuine"; what trusts an author is negative.
    package let points: Double
    /// What the rule states, where its standing keeps that from counting in full.
    package let statedPoints: Double?
    package let standing: Standing
    package let marks: [Mark]
    /// Entries of lists that led to it, of those behind which people wrote whose they are or why.
    package let entries: [ListedEntry]
    /// For the commenter, in the rule's own words.
    package let says: String?
    /// The strongest parts of the points, strongest first; their sum is not the whole.
    package let factors: [Factor]
    /// `then hold` or `then release`, which counts for active rules only.
    package let forces: Disposition?

    package init(
        source: Source, charge: Charge, points: Double, statedPoints: Double? = nil,
        standing: Standing = .active, marks: [Mark] = [],
        entries: [ListedEntry] = [], says: String? = nil,
        factors: [Factor] = [], forces: Disposition? = nil
    ) {
        self.source = source
        self.charge = charge
        self.points = points
        self.statedPoints = statedPoints
        self.standing = standing
        self.marks = marks
        self.entries = entries
        self.says = says
        self.factors = factors
        self.forces = forces
    }
}

extension Evidence {
    /// The same finding with another standing, to be weighed anew.
    package func with(standing: Standing, points: Double? = nil) -> Evidence {
        let stated = statedPoints ?? self.points
        let counted = points ?? stated
        return Evidence(
            source: source, charge: charge, points: counted,
            statedPoints: counted == stated ? nil : stated, standing: standing, marks: marks,
            entries: entries, says: says, factors: factors, forces: forces)
    }
}

/// How much the scorer may say.
package enum ScorerStage: String, Sendable {
    /// Too few decisions: q is shown and counts 0.
    case abstaining
    /// q counts, capped below `hold-at`, so that it never holds without a rule's support.
    case learning
    /// q counts whole, and holds by itself where the total is above a threshold that hardly any
    /// genuine comment exceeds.
    case earned
}

/// A judgement whose sum a moderator can read line by line.
package struct Verdict: Sendable, Equatable {
    /// What settled it.
    package enum Ground: Sendable, Equatable {
        /// The sum against `hold-at`, or against the scorer's threshold.
        case total
        /// `then hold` or `then release` in the rule of this name.
        case forced(rule: String)
        /// The work budget ran out: nobody knows what it is, so it is held.
        case tooCostly
        /// A rule could not be evaluated on this comment: held, and the error is the rule's.
        case ruleError(rule: String, reason: String)
    }

    package let disposition: Disposition
    package let commentClass: CommentClass
    /// The sum of all points, natural-log odds against "genuine".
    package let total: Double
    /// `hold-at`: for the rules alone, once the scorer has a threshold of its own.
    package let holdAt: Double
    package let ground: Ground
    package private(set) var evidence: [Evidence]
    /// The scorer's own sum before stage and cap.
    package let q: Double
    package let stage: ScorerStage
    /// The total above which the scorer held by itself; nil where it had not earned that.
    package let threshold: Double?
    /// Words of the body without which it would have been released; empty where it was, and where
    /// a few words do not suffice.
    package private(set) var decisiveWords: [String]
    /// To which of the bad classes the scorer finds it nearer; nil where nobody asked.
    package private(set) var leaning: Leaning?

    /// Natural-log odds of each bad class against the two others: for the review, they decide
    /// nothing.
    package struct Leaning: Sendable, Equatable {
        package let shill: Double
        package let spam: Double

        package init(shill: Double, spam: Double) {
            self.shill = shill
            self.spam = spam
        }
    }

    package init(
        disposition: Disposition, commentClass: CommentClass, total: Double, holdAt: Double,
        ground: Ground, evidence: [Evidence], q: Double, stage: ScorerStage,
        threshold: Double? = nil, decisiveWords: [String] = [], leaning: Leaning? = nil
    ) {
        self.disposition = disposition
        self.commentClass = commentClass
        self.total = total
        self.holdAt = holdAt
        self.ground = ground
        self.evidence = evidence
        self.q = q
        self.stage = stage
        self.threshold = threshold
        self.decisiveWords = decisiveWords
        self.leaning = leaning
    }

    /// The same with what a person who reviews it wants to know.
    package func with(decisiveWords: [String], leaning: Leaning) -> Verdict {
        var verdict = self
        (verdict.decisiveWords, verdict.leaning) = (decisiveWords, leaning)
        return verdict
    }

    /// The same with some of its evidence alone.
    package func with(evidence: [Evidence]) -> Verdict {
        var verdict = self
        verdict.evidence = evidence
        return verdict
    }
}
