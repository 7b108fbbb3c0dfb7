// SPDX-License-Identifier: MIT

import Comments
import Lines

/// What edited rules would have done otherwise.
struct TrialReport {
    private var found: [VerdictChange] = []
    private(set) var judged = 0

    /// In the order in which they came, those that go against a person last: there, above the
    /// summary, they are seen.
    var changes: [VerdictChange] {
        found.filter { !$0.contradictsPerson } + found.filter(\.contradictsPerson)
    }

    mutating func take(
        _ arrival: Replay.Arrival, before: Verdict, after: Verdict, ruling: CommentClass?
    ) {
        judged += 1
        if let change = VerdictChange(arrival, before: before, after: after, ruling: ruling) {
            found.append(change)
        }
    }

    private var held: Int { found.count { $0.isHeldNow } }

    /// Changes that go against what a person said: of what they released, or of what they refused.
    func against(_ side: CommentClass) -> Int {
        found.count { $0.contradictsPerson && ($0.ruling == .genuine) == (side == .genuine) }
    }

    var summary: String {
        let judgedBy = "\(counted(judged, "comment")) judged by both"
        guard !found.isEmpty else { return "\(judgedBy): no verdict differs" }
        var lines = Phrase(
            "\(judgedBy): \(held) newly held, \(found.count - held) newly released"
        ).lines(rest: "    ")
        if against(.genuine) > 0 {
            lines += Phrase("\(against(.genuine)) newly held that a person released", .red).lines()
        }
        if against(.spam) > 0 {
            lines += Phrase("\(against(.spam)) newly released that a person refused", .yellow)
                .lines()
        }
        return lines.joined(separator: "\n")
    }

    var json: JSONValue {
        [
            "judged": .number(judged), "newly_held": .number(held),
            "newly_released": .number(found.count - held),
            "held_though_released": .number(against(.genuine)),
            "released_though_refused": .number(against(.spam)),
        ]
    }
}

extension VerdictChange {
    var shownText: String {
        let sums = signedPoints(before.total) + " → " + signedPoints(after.total)
        let heading =
            (isHeldNow ? Phrase("newly held    ", .yellow) : Phrase("newly released", .green))
            + Phrase("  \(arrival.id.short)  \(sums)")
        let author = arrival.comment.author.map { $0 + ": " } ?? ""
        let text = oneLine(author + arrival.comment.content, width: max(20, lineWidth - 4))
        var lines = heading.lines() + ["    " + text]
        lines += Phrase(causeWords).lines(first: "    ", rest: "      ")
        if contradictsPerson { lines += personWords.lines(first: "    ", rest: "      ") }
        return lines.joined(separator: "\n")
    }

    private var causeWords: String {
        let words = causes.map { cause in
            let forces = cause.forces.map { "then \($0.rawValue)" }
            return ([visible(cause.rule), cause.words, forces].compactMap(\.self))
                .joined(separator: " ")
        }
        return words.isEmpty ? "" : "because of " + listed(words, "and")
    }

    private var personWords: Phrase {
        isHeldNow
            ? Phrase("! a person released it", .red)
            : Phrase("! a person refused it as \(ruling?.rawValue ?? "bad")", .red)
    }

    var json: JSONValue {
        .record([
            "id": .string("\(arrival.id)"),
            "change": .string(isHeldNow ? "held" : "released"),
            "total_before": .number(before.total), "total_after": .number(after.total),
            "author": arrival.comment.author.map(JSONValue.string),
            "content": .string(arrival.comment.content),
            "causes": .array(causes.map(\.json)),
            "person": ruling.map { .string($0.rawValue) },
            "against_person": .bool(contradictsPerson),
        ])
    }
}

extension VerdictChange.Cause {
    /// Nil where it only forces.
    fileprivate var words: String? {
        switch (before, after) {
        case (nil, let after?): after == 0 ? nil : signedPoints(after)
        case (let before?, nil): "no longer " + (before == 0 ? "" : signedPoints(before))
        case (let before?, let after?): signedPoints(before) + " → " + signedPoints(after)
        case (nil, nil): nil
        }
    }

    fileprivate var json: JSONValue {
        .record([
            "rule": .string(rule), "before": before.map(JSONValue.number),
            "after": after.map(JSONValue.number), "then": forces.map { .string($0.rawValue) },
        ])
    }
}
