// SPDX-License-Identifier: MIT

import Measuring
import Rules

/// What it costs to make a rule set: of a long list, and of patterns.
func loading(_ workload: Workload, _ entries: [Needle]) throws -> [Outcome] {
    let list = entries.listText
    let ofList = try Cost.of { try RuleSet.measured(listRule, list: list) }.1
    let literals = try LiteralRival(entries, pureLiterals: true)
    let rules = workload.needles.ruleText
    let ofRules = try Cost.of { try RuleSet.measured(rules) }.1
    let naive = try Naive(workload.needles)
    let patterns = try PatternRival(workload.needles, confirming: naive)
    return [
        Outcome(
            [("list_entries", Double(entries.count))]
                + Cost.figures(ofList, literals.compiling, literals.database)),
        Outcome(
            [("pattern_rules", Double(workload.needles.count))]
                + Cost.figures(ofRules, patterns.compiling, patterns.database)),
    ]
}

/// One rule on the list that ``RuleSet/measured(_:list:)`` was given.
let listRule =
    "list entries from \"entries.list\"\n"
    + "rule listed\n  when body in list entries\n  score spam +0.1\n"

/// All of matching, as the daemon does it: pattern rules and a long list, one comment at a time.
func judging(_ workload: Workload, _ entries: [Needle], rounds: Int) throws -> Outcome {
    let rules = try RuleSet.measured(
        listRule + workload.needles.ruleText, list: entries.listText)
    let scratch = MatchScratch()
    var fastest = Double.infinity
    var found = 0
    for _ in 0..<rounds {
        found = 0
        let watch = Stopwatch()
        for text in workload.texts {
            var facts = Facts(text.comment)
            let outcome = rules.evidence(for: &facts, scratch: scratch, budget: .unlimited)
            found += outcome.evidence.count
        }
        fastest = min(fastest, watch.nanoseconds)
    }
    return Outcome([
        ("pattern_rules", Double(workload.needles.count)),
        ("list_entries", Double(entries.count)),
        ("comments_per_second", Double(workload.texts.count) * 1e9 / fastest),
        ("ns_per_byte", fastest / Double(workload.bytes)), ("evidence", Double(found)),
    ])
}
