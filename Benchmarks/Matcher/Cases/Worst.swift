// SPDX-License-Identifier: MIT

import Comments
import Measuring
import Rules
import Screening

/// How long one comment can take with the limits that the daemon sets by default: comments made to
/// be slow against patterns made to be slow.
func worst(_ workload: Workload, _ entries: [Needle]) throws -> [Outcome] {
    let rules = try RuleSet.measured(
        listRule + workload.needles.ruleText + hostileRules, list: entries.listText)
    let scratch = MatchScratch()
    return hostileBodies(entries).map { name, body in
        var facts = Facts(Comment(content: body))
        let watch = Stopwatch()
        let outcome = rules.evidence(
            for: &facts, scratch: scratch, budget: .processorTime(milliseconds: 5))
        return Outcome(
            [
                ("ms", watch.milliseconds), ("bytes", Double(body.utf8.count)),
                ("exhausted", outcome.exhausted ? 1 : 0),
                ("broken", outcome.error == nil ? 0 : 1),
            ], labels: ["body": name])
    }
}

/// Patterns that backtrack, read far from every letter, or require nothing that is rare.
private let hostileRules = [
    #"(a+)+$"#, #"^(\w+\s?)*$"#, #"(x+x+)+y"#, #"(.*)(.*)(.*)(.*)[^a-z ]z$"#, #"\w+@\w+\.\w+"#,
    #"(?:a|aa)+b"#, #"(\d+[ ,.]?){12}"#, #".{0,500}end$"#, #"(?:e.{0,50}){6}q"#, #"\W{40}"#,
].enumerated().map { number, pattern in
    "rule slow\(number)\n  when body matches /\(pattern)/is\n  score spam +0.1\n"
}.joined()

/// As large as the daemon takes a comment in ordinary use.
private func hostileBodies(_ entries: [Needle]) -> [(String, String)] {
    let bytes = 64 << 10
    func filled(_ text: String) -> String {
        String(repeating: text, count: bytes / text.utf8.count)
    }
    let words = entries.prefix(4000).map(\.text)
    let near = words.map { $0.dropLast() + "\u{200B}" }
    return [
        ("letter", filled("a")), ("pairs", filled("a ")), ("digits", filled("1,")),
        ("spaces", filled(" ")), ("signs", filled("@.")), ("links", filled("http://a.b/ ")),
        ("marks", filled("e\u{301}\u{302}")), ("wide", filled("\u{FDFA}")),
        ("entries", filled(words.joined(separator: " ") + " ")),
        ("near_entries", filled(near.joined() + " ")),
        ("look_alikes", filled("\u{430}\u{435}\u{43E}")), ("words", filled("the end of e@e ")),
    ]
}
