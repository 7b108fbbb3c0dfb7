// SPDX-License-Identifier: MIT

package import Comments

/// What became of the comments that one rule applied to.
package struct RuleRecord: Sendable, Equatable {
    /// Comments that it applied to, whatever its standing.
    package fileprivate(set) var hits = 0
    /// Those of them that would have been released without it.
    package fileprivate(set) var decisive = 0
    /// Those of them that a person refused as spam or shill.
    package fileprivate(set) var decidedBad = 0
    /// Those of them that a person released.
    package fileprivate(set) var decidedGenuine = 0
    /// When the latest of them came, in seconds since 1970.
    package fileprivate(set) var lastHit: Int64?
    /// Whether the rule speaks for the writer: then "genuine" proves it right.
    package fileprivate(set) var trusts = false

    package init() {}

    /// Hits on which a person has decided.
    package var decided: Int { decidedBad + decidedGenuine }

    /// Decided hits in which the person agreed with the rule.
    package var agreed: Int { trusts ? decidedGenuine : decidedBad }

    /// How often the rule is right, from the decided hits; nil where there is none.
    package var precision: Share? {
        guard decided > 0 else { return nil }
        let bounds = wilson(successes: agreed, of: decided)
        return Share(
            value: Double(agreed) / Double(decided), lower: bounds.lowerBound,
            upper: bounds.upperBound)
    }
}

/// What each rule did and what people said to it: a value, a function of verdicts and decisions.
///
/// Rules go by their names; a rule that was renamed starts anew. Costs some 100 bytes a rule.
package struct RuleTally: Sendable, Equatable {
    private var records: [String: RuleRecord] = [:]
    /// How many verdicts were counted.
    package private(set) var verdicts = 0

    package init() {}

    /// What is known about a rule; nil where it never applied.
    package subscript(name: String) -> RuleRecord? { records[name] }

    /// The names of all rules that ever applied, in no order.
    package var names: Set<String> { Set(records.keys) }

    /// Takes in what was judged about one comment that arrived at `time`.
    package mutating func count(_ verdict: Verdict, at time: Int64) {
        verdicts += 1
        let decisive = Set(verdict.decisiveEvidence.compactMap(\.ruleName))
        for (name, trusts) in verdict.speakers {
            var record = records[name] ?? RuleRecord()
            record.hits += 1
            record.decisive += decisive.contains(name) ? 1 : 0
            record.lastHit = max(record.lastHit ?? time, time)
            record.trusts = trusts
            records[name] = record
        }
    }

    /// Starts a rule anew, whose definition was edited.
    package mutating func forget(_ rule: String) { records[rule] = nil }

    /// Takes in a person's decision on a comment that was counted with this verdict, or takes it
    /// back.
    ///
    /// - Parameters:
    ///   - verdict: the one that was counted.
    ///   - commentClass: what the person said it is; what was refused as "other" proves nothing and
    ///     is not handed in.
    ///   - sign: +1 where the decision stands, −1 where it stands no longer.
    package mutating func decide(
        _ verdict: Verdict, as commentClass: CommentClass, by sign: Int = 1
    ) {
        for name in verdict.speakers.keys {
            guard var record = records[name] else { continue }
            if commentClass == .genuine {
                record.decidedGenuine = max(0, record.decidedGenuine + sign)
            } else {
                record.decidedBad = max(0, record.decidedBad + sign)
            }
            records[name] = record
        }
    }
}

extension Verdict {
    /// The rules that applied, each once, with whether it speaks for the writer.
    fileprivate var speakers: [String: Bool] {
        var speakers: [String: Bool] = [:]
        for entry in evidence {
            guard let name = entry.ruleName else { continue }
            let trusts = entry.charge == .trust || entry.forces == .release
            speakers[name] = (speakers[name] ?? true) && trusts
        }
        return speakers
    }
}
