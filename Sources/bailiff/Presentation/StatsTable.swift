// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Lines
import Rules
import Screening

/// What the rules did, one a line.
struct StatsTable {
    let accounts: [RuleAccount]
    let comments: Int
    /// Whether each has its line, also one that never applied.
    let namesAll: Bool

    var text: String {
        // Those without a hit are named below, where nobody asked for a few by name.
        let accounts = accounts.filter { $0.opinion != .dead || namesAll }
        let width = accounts.reduce(4) { max($0, columns(of: $1.rule.name)) }
        let nameWidth = min(width, max(12, terminalWidth - 58))
        let lines =
            [Ink.dim(padded("RULE", nameWidth) + RuleAccount.heading)]
            + accounts.flatMap { $0.lines(nameWidth: nameWidth) }
        return (lines + summary).joined(separator: "\n")
    }

    private var summary: [String] {
        let dead = accounts.filter { $0.opinion == .dead }.map { visible($0.rule.name) }
        var lines = [
            "", "\(counted(accounts.count, "rule")), \(counted(comments, "comment")) looked at",
        ]
        if !dead.isEmpty {
            lines += Phrase(
                "\(dead.count) without a hit in all of them: \(listed(dead, "and"))", .yellow
            ).lines(rest: "    ")
        }
        return lines
    }
}

extension RuleAccount {
    fileprivate static let heading =
        leftPadded("HITS", 7) + leftPadded("ALONE", 7) + leftPadded("BAD", 6)
        + leftPadded("GOOD", 6) + "  " + padded("RIGHT", 14) + padded("LAST", 7) + "COST"

    fileprivate func lines(nameWidth: Int) -> [String] {
        let numbers =
            leftPadded("\(record.hits)", 7) + leftPadded("\(record.decisive)", 7)
            + leftPadded("\(record.decidedBad)", 6) + leftPadded("\(record.decidedGenuine)", 6)
        let rest =
            padded(precisionWords, 14)
            + padded(record.lastHit.map { age(since: $0 * 1000) } ?? "-", 7)
            + (cost.map(nanoseconds) ?? "-")
        let line = padded(oneLine(rule.name, width: nameWidth), nameWidth) + numbers + "  " + rest
        let remarks = [standing.map { Phrase($0.words, .yellow) }, remark].compactMap(\.self)
        return [line] + remarks.flatMap { $0.lines(first: "    ", rest: "    ") }
    }

    /// `80 % 55–93`: the share, and the bounds between which it lies.
    private var precisionWords: String {
        guard let precision = record.precision else { return "-" }
        let (lower, upper) = (percent(precision.lower), percent(precision.upper))
        return "\(percent(precision.value)) % \(lower)–\(upper)"
    }

    private var remark: Phrase? {
        switch opinion {
        case .wrong: Phrase("more often wrong than right: mend it or take it out", .red)
        case .dead: Phrase("no hit in \(counted(comments, "comment"))", .yellow)
        case .silent: Phrase("says nothing itself; other rules use it", .dim)
        case .doubtful, .right, .undecided, .early: nil
        }
    }

    var json: JSONValue {
        .record([
            "rule": .string(rule.name), "file": .string(rule.file), "line": .number(rule.line),
            "hits": .number(record.hits), "alone": .number(record.decisive),
            "decided_bad": .number(record.decidedBad),
            "decided_genuine": .number(record.decidedGenuine),
            "precision": record.precision.map { share in
                [
                    "value": .number(share.value), "lower": .number(share.lower),
                    "upper": .number(share.upper),
                ]
            },
            "last_hit": record.lastHit.map { .string(timestamp($0 * 1000)) },
            "cost_ns": cost.map { .number($0.rounded()) },
            "comments": .number(comments), "opinion": .string("\(opinion)"),
            "standing": .string((standing?.standing ?? rule.mode).rawValue),
        ])
    }
}

/// Of a hundred.
func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }

/// `40 ns`, `1.2 µs`.
private func nanoseconds(_ time: Double) -> String {
    guard time >= 1000 else { return "\(Int(time.rounded())) ns" }
    return "\((time / 100).rounded() / 10) µs"
}
