// SPDX-License-Identifier: MIT

import Comments
import Lines

/// `more than 5 comments in 10 minutes by ip`: this one and those that came before it within the
/// time, so that the sixth is the first for which it holds.
struct MoreThan: Condition {
    let count: Int
    let seconds: Int64
    let key: CounterKey

    var cost: Cost { .lookup }
    var demand: TrafficDemand { .counter(key, seconds: seconds) }

    func holds(in evaluation: inout Evaluation) -> Bool {
        let keys = evaluation.facts.counterKeys(key)
        let own = evaluation.facts.appearance
        let traffic = evaluation.facts.traffic
        let isMany = keys.contains {
            traffic.others(with: $0, than: own, seconds: seconds, limit: count) >= count
        }
        guard isMany else { return false }
        for field in key.fields { evaluation.note(evaluation.facts.values(of: field).map(\.mark)) }
        return true
    }
}

extension CounterKey {
    /// What is marked.
    fileprivate var fields: [Field] {
        switch self {
        case .ip: [.ip]
        case .author: [.author]
        case .domain: [.linkDomain, .authorURLDomain]
        }
    }
}

extension Cursor {
    static let counterForm = "more than 5 comments in 10 minutes by ip"

    /// Reads what follows `more`.
    mutating func moreThan() throws(Mistake) -> MoreThan {
        try expect("than", in: Self.counterForm)
        let count = try number(of: "comments", in: 1...Recurrences.perKey)
        if !skip("comment") { try expect("comments", in: Self.counterForm) }
        try expect("in", in: Self.counterForm)
        let seconds = try duration(upTo: 30)
        try expect("by", in: Self.counterForm)
        let token = try word("what to count by (ip, author or domain)")
        guard let key = CounterKey(rawValue: token.value) else {
            throw .unknown("way to count", token, among: CounterKey.allCases.map(\.rawValue))
        }
        try finish()
        return MoreThan(count: count, seconds: seconds, key: key)
    }
}
