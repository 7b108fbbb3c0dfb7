// SPDX-License-Identifier: MIT

import Comments

/// What judging a rule on a comment came to.
enum Finding: Sendable {
    /// All conditions hold.
    case applies(Proof)
    case doesNotApply
    /// It could not be told.
    case broken(String)
}

/// One comment going through the rules, in their order: what was found so far.
struct Evaluation {
    /// More would not tell a reader more.
    static let marksOfCondition = 8
    static let marksOfRule = 16
    private static let entriesOfRule = 8
    /// Asking the budget costs as much as searching some hundred bytes.
    private static let valuesAtOnce = 32

    var facts: Facts
    let matcher: Matcher
    let scratch: MatchScratch
    let budget: WorkBudget
    /// Nil: no rule and no entry has ended, as for examples.
    let day: Day?
    private(set) var findings = Findings()
    /// Where the pattern at hand may match: one buffer for all of them.
    var windows: [Range<Int>] = []
    private var marks: [Mark] = []
    private var entries: [ListedEntry] = []
    private var seen = ByField<[Seen<FoldedPassage>]>()
    private var squashedSeen = ByField<[Seen<SquashedPassage>]>()

    init(
        _ facts: Facts, _ matcher: Matcher, scratch: MatchScratch, budget: WorkBudget, day: Day?
    ) {
        self.facts = facts
        self.matcher = matcher
        self.scratch = scratch
        self.budget = budget
        self.day = day
    }

    /// Judges a rule; those that it refers to have been judged before.
    ///
    /// - Parameters:
    ///   - rules: all of them; one taken out of its array would be copied.
    ///   - index: of the rule.
    /// - Returns: what `findings` then says of it.
    /// - Throws: only when the budget is spent; a broken pattern is a finding.
    mutating func judge(_ rules: [Rule], at index: Int) throws(Interruption) -> Finding {
        let found: Finding
        do {
            found = try finding(of: rules, at: index)
        } catch .broken(let reason) {
            found = .broken(reason)
        }
        findings[index] = found
        return found
    }

    private mutating func finding(
        of rules: [Rule], at index: Int
    ) throws(Interruption) -> Finding {
        if rules[index].hasEnded(on: day) { return .doesNotApply }
        marks.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
        for clause in rules[index].clauses where try !allows(clause) { return .doesNotApply }
        return .applies(Proof(marks: marks.inReadingOrder, entries: entries))
    }

    /// Whether a clause lets the rule apply.
    mutating func allows(_ clause: Clause) throws(Interruption) -> Bool {
        try pause()
        // An exception that holds ends the rule, so its marks are never seen.
        return try clause.condition.holds(in: &self) != clause.isException
    }

    /// Gives the budget its say.
    func pause() throws(Interruption) {
        if budget.isExhausted() { throw .exhausted }
    }

    /// Remembers where a condition holds.
    mutating func note(_ found: some Sequence<Mark>) {
        marks.append(contentsOf: found.prefix(Self.marksOfCondition))
    }

    /// Remembers the entries of a list that show it, by their numbers, where people wrote why.
    mutating func note(_ found: some Sequence<Int>, of notes: EntryNotes, in list: String) {
        // A hostile body links to one listed host thousands of times.
        var seen: Set<Int> = []
        for entry in found where seen.insert(entry).inserted {
            guard entries.count < Self.entriesOfRule else { return }
            if let listed = notes.listed(entry, in: list) { note(listed) }
        }
    }

    /// Remembers what shows that another rule applies.
    mutating func note(_ proof: Proof) {
        note(proof.marks)
        for entry in proof.entries where entries.count < Self.entriesOfRule { note(entry) }
    }

    private mutating func note(_ entry: ListedEntry) {
        if !entries.contains(entry) { entries.append(entry) }
    }

    /// The values of a field with what was seen in each.
    mutating func sightings(
        _ field: Field
    ) throws(Interruption) -> [Seen<FoldedPassage>] {
        if let known = seen[field] { return known }
        var found: [Seen<FoldedPassage>] = []
        for value in facts.folded(field) {
            // A body may hold thousands of links.
            if found.count % Self.valuesAtOnce == Self.valuesAtOnce - 1 { try pause() }
            found.append(Seen(value, matcher.sightings(in: value, of: field)))
        }
        seen.learn(found, of: field)
        return found
    }

    /// The values of a field in the squashed view, with what was seen in each.
    mutating func squashedSightings(
        _ field: Field
    ) throws(Interruption) -> [Seen<SquashedPassage>] {
        if let known = squashedSeen[field] { return known }
        try pause()
        let found = facts.squashed(field).map { Seen($0, matcher.sightings(in: $0)) }
        squashedSeen.learn(found, of: field)
        return found
    }
}

/// What judging came to, by rule; a rule that nobody had a reason to ask does not apply.
struct Findings {
    private var known: [Int: Finding] = [:]

    subscript(rule: Int) -> Finding {
        get { known[rule] ?? .doesNotApply }
        set {
            if case .doesNotApply = newValue { return }
            known[rule] = newValue
        }
    }
}

extension [Mark] {
    /// Sorted by place, each once, not more than a rule may have.
    fileprivate var inReadingOrder: [Mark] {
        guard count > 1 else { return self }
        var ordered: [Mark] = []
        for mark in sorted(by: { $0.precedes($1) }) where mark != ordered.last {
            ordered.append(mark)
            if ordered.count == Evaluation.marksOfRule { break }
        }
        return ordered
    }
}

extension Mark {
    /// Whether it comes before another in reading order: by field, then by place.
    fileprivate func precedes(_ other: Mark) -> Bool {
        guard field == other.field else {
            return TextField.allCases.first { $0 == field || $0 == other.field } == field
        }
        return (range.lowerBound, range.upperBound)
            < (other.range.lowerBound, other.range.upperBound)
    }
}
