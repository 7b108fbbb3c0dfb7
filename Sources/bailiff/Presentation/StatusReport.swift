// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Lines
import Screening
import Settings

/// What the ledger and the daemon's own note say together, on fewer lines than a terminal has.
struct StatusReport {
    private static let concernsShown = 4

    let concerns: [Concern]
    let note: DaemonNote
    let books: Books
    let waitingExamples: Int
    let queue: Queue
    let isRunning: Bool
    let places: Places

    var text: String {
        var lines = headline
        lines += facts.flatMap { $0.lines(rest: "    ") }
        if concerns.isEmpty { lines += notes }
        for (index, command) in next.prefix(3).enumerated() {
            let start = index == 0 ? Phrase("Next: ", .bold) : "      "
            lines += (start + Phrase(visible(command))).lines(rest: "        ")
        }
        return lines.joined(separator: "\n")
    }

    private var headline: [String] {
        guard !concerns.isEmpty else { return Phrase("all is well", .green).lines() }
        let heading =
            concerns.count == 1 ? "1 thing needs you:" : "\(concerns.count) things need you:"
        let more = concerns.count - Self.concernsShown
        return [Ink.red(heading)] + concerns.prefix(Self.concernsShown).flatMap(\.lines)
            + (more > 0 ? ["  and \(more) more: bailiff status --json"] : [])
    }

    private var facts: [Phrase] {
        [
            daemon, held, Phrase("taken in: \(books.received)" + balance), malformed, scorer,
            waiting, examples,
        ]
        .compactMap(\.self)
    }

    private var daemon: Phrase {
        guard isRunning else { return "bailiffd: stopped" }
        let pid = note.pid.map { " (pid \($0))" } ?? ""
        guard !note.isStarting else { return Phrase("bailiffd: starting\(pid)") }
        let jit = note.isMatcherSlow ? "; jit: off" : ""
        return Phrase("bailiffd: running\(pid); \(counted(note.rules, "rule")) in force\(jit)")
    }

    private var held: Phrase {
        let count = books.states[.held] ?? 0
        guard count > 0, let oldest = books.oldestHeld else { return "held: nothing" }
        return Phrase("held: \(count), the oldest since \(age(since: oldest))")
    }

    private var balance: String {
        let parts = CustodyState.allCases.compactMap { state in
            books.states[state].flatMap { $0 > 0 ? "\($0) \(state.rawValue)" : nil }
        }
        return parts.isEmpty ? "" : " = " + parts.joined(separator: " + ")
    }

    private var malformed: Phrase? {
        guard let count = books.states[.malformed], count > 0 else { return nil }
        return Phrase("could not be read and was set aside: \(count)", .yellow)
    }

    private var waiting: Phrase? {
        let count = books.waitingDecisions
        guard count > 0 else { return nil }
        return Phrase(
            "decisions that wait for bailiffd: \(count)"
                + (books.oldestWaiting.map { ", the oldest since \(age(since: $0))" } ?? ""))
    }

    private var examples: Phrase? {
        waitingExamples > 0
            ? Phrase("examples that wait to be learnt or taken back: \(waitingExamples)") : nil
    }

    private var scorer: Phrase? {
        guard isRunning, let scorer = note.scorer else { return nil }
        let text = "scorer: \(scorer.words)"
        return scorer.drift == nil ? Phrase(text) : Phrase(text, .yellow)
    }

    /// What is no concern yet, one line each.
    private var notes: [String] {
        let all = note.ruleDoubts + changes.map(\.sentence) + note.warnings
        let shown = all.prefix(3)
        let more = all.count - shown.count
        return shown.flatMap {
            Phrase("note: " + visible($0), .dim).lines(rest: "      ").prefix(3)
        }
            + (more > 0 ? [Ink.dim("and \(more) more notes: bailiff status --json")] : [])
    }

    /// What rules on probation have come to, newest first.
    private var changes: [(rule: String, change: Dossier.Change, sentence: String)] {
        queue.register.dossiers.values.compactMap { dossier in
            dossier.change.map { change in
                (dossier.rule, change, change.sentence(about: dossier.rule) + ", \(day(change.at))")
            }
        }.sorted { ($1.change.at, $0.rule) < ($0.change.at, $1.rule) }
    }

    private func day(_ time: Milliseconds) -> String { String(timestamp(time).prefix(10)) }

    /// The commands with which to go on, each once.
    private var next: [String] {
        var commands = concerns.compactMap(\.next)
        let ledger = places.flags(.ledger)
        if books.states[.held, default: 0] > 0 { commands.append("bailiff list" + ledger) }
        if books.states[.malformed, default: 0] > 0 {
            commands.append("bailiff list --state malformed" + ledger)
        }
        if books.received == 0, concerns.isEmpty {
            commands.append("bailiff submit comment.json" + places.flags(.spool))
        }
        var seen: Set<String> = []
        return commands.filter { seen.insert($0).inserted }
    }

    var json: JSONValue {
        .record([
            "running": .bool(isRunning),
            "concerns": .array(concerns.map { .string($0.sentence) }),
            "next": .array(next.map(JSONValue.string)),
            "received": .number(books.received),
            "balances": .bool(books.balances),
            "states": .object(
                CustodyState.allCases.map {
                    JSONMember(key: $0.rawValue, value: .number(books.states[$0] ?? 0))
                }),
            "oldest_held": books.oldestHeld.map { .string(timestamp($0)) },
            "waiting_decisions": .number(books.waitingDecisions),
            "waiting_examples": .number(waitingExamples),
            "rule_stops": .array(queue.register.stopped.map(\.json)),
            "rule_changes": .array(
                changes.map { ["rule": .string($0.rule), "change": $0.change.json] }),
            "look_first": .array(
                queue.first.map { ["id": .string("\($0.id)"), "because": $0.urgency.json] }),
            "daemon": note.json,
        ])
    }
}
