// SPDX-License-Identifier: MIT

package import Comments
package import Rules

/// What each rule may say now and why: a value that the daemon keeps in the ledger.
///
/// It changes only when rules are edited, when a fresh one runs away, and when decisions have
/// proved a rule on probation right or wrong.
package struct Register: Sendable, Equatable {
    /// Stops are remembered when they are over, since what they held may still be held.
    static let stopsKept = 50

    package internal(set) var dossiers: [String: Dossier] = [:]
    /// Oldest first.
    package internal(set) var stops: [Stop] = []
    /// Whether no rules were ever taken in.
    var isNew = true
    /// When the emergency brake will have nothing more to watch, as far as is known now.
    private var watchEnds = Int64.min

    package init() {}

    /// Where the rules' files are not followed.
    package var standings: Standings {
        var changed: [String: Standing] = [:]
        for dossier in dossiers.values where dossier.earned != dossier.mode {
            changed[dossier.rule] = dossier.earned
        }
        for stop in stops where !stop.isOver { changed[stop.rule] = .stopped }
        return Standings(changed)
    }

    package var stopped: [Stop] { stops.filter { !$0.isOver } }

    /// Takes in the rules that are in force from now on.
    ///
    /// A rule is edited where its definition is another one or there was none of its name. Where the
    /// definition is the same and the `owner` line has a newer day, a person has confirmed it.
    ///
    /// - Parameters:
    ///   - rules: all of them.
    ///   - now: in milliseconds since 1970; 0 for what was in force before anyone noted it.
    /// - Returns: the names of the rules that were edited.
    package mutating func take(_ rules: [RuleInfo], at now: Int64) -> [String] {
        let known = dossiers
        defer { isNew = false }
        dossiers = [:]
        var edited: [String] = []
        for rule in rules {
            if let dossier = known[rule.name], dossier.fingerprint == rule.fingerprint {
                dossiers[rule.name] = dossier.confirmed(by: rule)
            } else {
                dossiers[rule.name] = Dossier(rule, since: now, isOriginal: isNew)
                edited.append(rule.name)
            }
        }
        for index in stops.indices where !stops[index].isOver {
            let dossier = dossiers[stops[index].rule]
            if dossier?.since != stops[index].since || dossier?.isConfirmed == true {
                stops[index].until = now
            }
        }
        foreseeEndOfWatch()
        return edited
    }
}

extension Dossier {
    fileprivate func confirmed(by rule: RuleInfo) -> Dossier {
        guard let day = rule.ownedSince, ownedSince.map({ $0 < day }) ?? true else { return self }
        var dossier = self
        dossier.ownedSince = day
        dossier.isConfirmed = true
        return dossier
    }
}

// MARK: The emergency brake

extension Register {
    /// Whether the emergency brake watches a rule: it is fresh, and nobody has confirmed it.
    package func isWatched(_ rule: String, at now: Int64) -> Bool {
        dossiers[rule].map { isWatched($0, at: now) } ?? false
    }

    private func isWatched(_ dossier: Dossier, at now: Int64) -> Bool {
        watchEnd(of: dossier).map { now < $0 } ?? false
    }

    /// Until when a rule is watched, as far as is known now; nil where it is not.
    private func watchEnd(of dossier: Dossier) -> Int64? {
        let isLeftAlone =
            dossier.isConfirmed || stops.contains { !$0.isOver && $0.rule == dossier.rule }
        return isLeftAlone ? nil : dossier.since + Brake.period
    }

    /// Whether any rule is watched, so that comments need be noted at all; asked for every comment.
    package func isWatching(at now: Int64) -> Bool { now < watchEnds }

    /// To be called wherever a rule was taken in, confirmed, stopped or let go.
    mutating func foreseeEndOfWatch() {
        watchEnds = dossiers.values.compactMap(watchEnd).max() ?? .min
    }

    /// Stops what runs away among the rules that hold a comment, but for those that people's
    /// decisions vouch for.
    ///
    /// - Returns: the stops that are new.
    package mutating func apply(
        _ brake: Brake, to verdict: Verdict, sparing tally: RuleTally, at now: Int64
    ) -> [Stop] {
        let holders = verdict.holders
        guard !holders.isEmpty else { return [] }
        var new: [Stop] = []
        for case .rule(let name, let file, let line) in verdict.evidence.map(\.source) {
            guard holders.contains(name), isWatched(name, at: now),
                let dossier = dossiers[name], tally[name]?.isVouchedFor != true,
                let finding = brake.finding(
                    on: name, edited: dossier.since, isOriginal: dossier.isOriginal)
            else { continue }
            let stop = Stop(
                rule: name, file: file, line: line, since: dossier.since, at: now,
                held: finding.held, all: finding.all)
            stops.append(stop)
            new.append(stop)
        }
        stops.removeFirst(max(0, stops.count - Self.stopsKept))
        if !new.isEmpty { foreseeEndOfWatch() }
        return new
    }

    /// Lets go of the rules that people's decisions have come to vouch for.
    ///
    /// - Returns: the stops that are over.
    package mutating func release(vouchedFor tally: RuleTally, at now: Int64) -> [Stop] {
        var over: [Stop] = []
        for index in stops.indices
        where !stops[index].isOver && tally[stops[index].rule]?.isVouchedFor == true {
            stops[index].until = now
            over.append(stops[index])
        }
        if !over.isEmpty { foreseeEndOfWatch() }
        return over
    }
}

// MARK: Probation

extension Register {
    /// What a comment's verdict tells of the rules as they are now: an edited rule starts anew.
    package func evidence(of verdict: Verdict, at time: Int64) -> Verdict {
        verdict.with(
            evidence: verdict.evidence.filter { entry in
                guard let dossier = entry.ruleName.flatMap({ dossiers[$0] }) else { return false }
                return dossier.since <= time
            })
    }

    /// Moves the rules on probation to where their records put them.
    ///
    /// - Returns: the rules that moved, each with its latest step.
    package mutating func review(_ tally: RuleTally, at now: Int64) -> [Dossier] {
        var moved: [Dossier] = []
        for var dossier in dossiers.values.sorted(by: { $0.rule < $1.rule }) {
            let record = tally[dossier.rule]
            let next = standing(of: dossier.mode, from: dossier.earned, record: record)
            guard next != dossier.earned else { continue }
            dossier.change = Dossier.Change(
                from: dossier.earned, to: next, at: now, agreed: record?.agreed ?? 0,
                decided: record?.decided ?? 0)
            dossier.earned = next
            dossiers[dossier.rule] = dossier
            moved.append(dossier)
        }
        return moved
    }
}
