// SPDX-License-Identifier: MIT

/// What the rules ask of the comments before the one that is judged.
///
/// Only what is asked for is remembered, and only for as long.
package struct TrafficDemand: Sendable, Equatable {
    /// How many seconds back each kind of counter looks.
    private(set) var counters: [CounterKey: Int64] = [:]
    /// How many seconds back phrases of so many words are looked for.
    private(set) var phrases: [Int: Int64] = [:]

    package init() {}

    static func counter(_ key: CounterKey, seconds: Int64) -> TrafficDemand {
        var demand = TrafficDemand()
        demand.counters[key] = seconds
        return demand
    }

    static func phrase(words: Int, seconds: Int64) -> TrafficDemand {
        var demand = TrafficDemand()
        demand.phrases[words] = seconds
        return demand
    }

    package var isEmpty: Bool { counters.isEmpty && phrases.isEmpty }

    /// The longest look back, in seconds.
    package var longest: Int64 { max(longestCounter, longestPhrase) }

    var longestCounter: Int64 { counters.values.max() ?? 0 }
    var longestPhrase: Int64 { phrases.values.max() ?? 0 }

    /// By what is counted, always in one order.
    var keys: [CounterKey] { CounterKey.allCases.filter { counters[$0] != nil } }
    /// Of phrases, in words.
    var lengths: [Int] { phrases.keys.sorted() }

    /// What both ask for.
    package func union(_ other: TrafficDemand) -> TrafficDemand {
        var demand = self
        demand.counters.merge(other.counters, uniquingKeysWith: max)
        demand.phrases.merge(other.phrases, uniquingKeysWith: max)
        return demand
    }

    /// Whether what is remembered for this one is enough for another one.
    package func covers(_ other: TrafficDemand) -> Bool { union(other) == self }
}

extension RuleSet {
    /// What must be remembered of comments for these rules to be judged.
    package var demand: TrafficDemand {
        compiled.lazy.flatMap(\.clauses).reduce(TrafficDemand()) {
            $0.union($1.condition.demand)
        }
    }
}
