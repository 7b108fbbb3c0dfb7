// SPDX-License-Identifier: MIT

import Measuring
import Rules

/// What a comment costs by the number of rules `when body contains "…"`.
///
/// Vectorscan looks for the same words in text that was folded before, and makes no rules of
/// them; it shows what the search itself costs at that size.
func growth(_ workload: Workload, _ entries: [Needle], rounds: Int) throws -> [Outcome] {
    let sizes = [10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000]
    return try sizes.filter { $0 <= entries.count }.map { size in
        let needles = Array(entries.prefix(size))
        let product = try Product(text: needles.wordRules)
        let rival = try LiteralRival(needles, pureLiterals: true)
        let laps = try Comparison([product, rival], workload, rounds: rounds)
        let comments = Double(workload.texts.count)
        return Outcome([
            ("rules", Double(size)),
            ("ours_ns_per_comment", laps.nanoseconds(0) / comments),
            ("vectorscan_ns_per_comment", laps.nanoseconds(1) / comments),
            ("hits", Double(laps.hits(0).count)),
        ])
    }
}

extension [Needle] {
    fileprivate var wordRules: String {
        enumerated().map { number, needle in
            "rule n\(number)\n  when body contains \(quoted(needle.text))\n  score spam +0.1\n"
        }.joined()
    }
}
