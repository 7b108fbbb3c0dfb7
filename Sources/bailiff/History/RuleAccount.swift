// SPDX-License-Identifier: MIT

import Rules
import Screening

/// What is known of one rule: what it did, what people said to it, what it costs.
struct RuleAccount {
    /// So many comments without a hit, and a rule may be called dead.
    static let enoughComments = 500

    let rule: RuleInfo
    let record: RuleRecord
    /// Nanoseconds a comment, the mean over recent ones; nil where none was measured.
    let cost: Double?
    /// Nil where its file says what it may say.
    let standing: StandingRemark?
    /// How many comments were looked at.
    let comments: Int
    /// Whether another rule refers to it: then it works though it never speaks.
    let servesOthers: Bool

    /// What a person should think of it, the most urgent first.
    enum Opinion: Int, Comparable {
        /// More often wrong than right, as far as 95 % certainty goes.
        case wrong
        /// People contradicted it.
        case doubtful
        case dead
        /// People agreed each time.
        case right
        /// It applied, and nobody has decided on such a comment.
        case undecided
        /// Too few comments to say anything.
        case early
        /// It has no points; only other rules use it.
        case silent

        static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    var opinion: Opinion {
        if rule.points == nil, rule.forces == nil { return .silent }
        guard record.hits > 0 else {
            if servesOthers { return .silent }
            return comments >= Self.enoughComments ? .dead : .early
        }
        guard let precision = record.precision else { return .undecided }
        if precision.upper < 0.5 { return .wrong }
        return precision.value < 1 ? .doubtful : .right
    }

    /// By what needs looking at: the worst first, among equals the less certain one.
    static func needsLookingAtFirst(_ a: Self, _ b: Self) -> Bool {
        let (left, right) = (a.record.precision?.lower ?? 0, b.record.precision?.lower ?? 0)
        return (a.opinion, left, -a.record.hits, a.rule.name)
            < (b.opinion, right, -b.record.hits, b.rule.name)
    }
}
