// SPDX-License-Identifier: MIT

/// Which rules have to be asked about a comment: those that need nothing to be seen, and those
/// whose trigger was.
///
/// A rule that is not called has a `when` line that cannot hold, so calling it would change
/// nothing.
struct Roster: Sendable {
    /// A bit for each rule that is asked each time.
    private let always: [UInt64]
    /// For each needle, the rules that wait for it in a field.
    private let waiting: Grouped<Waiting>
    private let following: Grouped<Int32>
    /// The fields in which somebody waits for something, by view.
    private let fields: [(TextView, Field)]

    struct Waiting: Sendable {
        let rule: Int32
        let field: Field
    }

    init(_ rules: [Rule], needles: Int) {
        var always = [UInt64](repeating: 0, count: (rules.count + 63) / 64)
        var waiting: [(Int, Waiting)] = []
        var following: [(Int, Int32)] = []
        var fields: [(TextView, Field)] = []
        for (index, rule) in rules.enumerated() {
            switch rule.trigger {
            case .needle(let needle, let field, let view):
                waiting.append(
                    (needle, Waiting(rule: Int32(truncatingIfNeeded: index), field: field)))
                if !fields.contains(where: { $0 == (view, field) }) { fields.append((view, field)) }
            case .rules(let earlier):
                following += earlier.map { ($0, Int32(truncatingIfNeeded: index)) }
            case nil:
                always[index >> 6] |= 1 << UInt64(index & 63)
            }
        }
        self.always = always
        self.waiting = Grouped(waiting, groups: needles)
        self.following = Grouped(following, groups: rules.count)
        self.fields = fields
    }

    /// The rules that have to be asked, as far as can be told before any of them was.
    ///
    /// - Parameter evaluation: keeps what was seen.
    /// - Returns: rules in their order.
    /// - Throws: when the budget is spent on looking alone.
    func calls(_ evaluation: inout Evaluation) throws(Interruption) -> Calls {
        var calls = Calls(always)
        for (view, field) in fields {
            let owners = evaluation.matcher.owners(view)
            for sightings in try evaluation.sightings(field, view) {
                sightings.forEachNeedle(owners) { needle in
                    for waiting in waiting[needle] where waiting.field == field {
                        calls.call(CollectionOfOne(waiting.rule))
                    }
                }
            }
        }
        return calls
    }

    /// Those that have to be asked because of what was found of a rule: where it applies or could
    /// not be told, all that refer to it.
    func dependents(of rule: Int, after finding: Finding) -> ArraySlice<Int32> {
        if case .doesNotApply = finding { [] } else { following[rule] }
    }
}

/// Rules that are still to be asked, in their order.
struct Calls {
    private var bits: [UInt64]
    private var word = 0

    fileprivate init(_ bits: [UInt64]) { self.bits = bits }

    /// Calls rules, none of them before the one that was given last.
    mutating func call(_ rules: some Sequence<Int32>) {
        for rule in rules { bits[Int(rule) >> 6] |= 1 << UInt64(rule & 63) }
    }

    mutating func next() -> Int? {
        while word < bits.count {
            let rest = bits[word]
            if rest != 0 {
                bits[word] = rest & (rest - 1)
                return word << 6 | rest.trailingZeroBitCount
            }
            word += 1
        }
        return nil
    }
}

/// Values in groups, packed one group behind the other.
struct Grouped<Value: Sendable>: Sendable {
    private let starts: [Int32]
    private let values: [Value]

    init(_ pairs: [(Int, Value)], groups: Int) {
        var starts = [Int32](repeating: 0, count: groups + 1)
        for (group, _) in pairs { starts[group + 1] += 1 }
        for group in 0..<groups { starts[group + 1] += starts[group] }
        self.starts = starts
        values = pairs.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
            .map(\.element.1)
    }

    subscript(group: Int) -> ArraySlice<Value> {
        values[Int(starts[group])..<Int(starts[group + 1])]
    }
}

extension Rule {
    /// What must be seen before the rule can apply; the cheapest of its conditions' triggers.
    fileprivate var trigger: Trigger? {
        let triggers = clauses.lazy.filter { !$0.isException }.compactMap(\.condition.trigger)
        return triggers.first { if case .rules = $0 { true } else { false } } ?? triggers.first
    }
}

extension Evaluation {
    fileprivate mutating func sightings(
        _ field: Field, _ view: TextView
    ) throws(Interruption) -> [Sightings] {
        switch view {
        case .folded: try sightings(field).map(\.sightings)
        case .squashed: try squashedSightings(field).map(\.sightings)
        }
    }
}
