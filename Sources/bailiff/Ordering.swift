// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Foundation
import Glibc
import Ledger
import Lines

/// What all commands that decide have in common.
struct OrderOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Why, for the log and for whoever asks later.")
    var why: String?

    @Flag(help: "Say what would be done and do nothing.")
    var dryRun = false

    @Flag(help: "Do not wait until bailiffd has acted on it.")
    var noWait = false
}

/// Hands decisions over and says what became of them.
struct Order {
    /// How long the daemon gets to act; it looks four times a second.
    private static let patience: TimeInterval = 3

    let places: Places
    let selection: Selection
    let options: OrderOptions
    let output: OutputOptions

    func carryOut(_ ruling: Ruling) throws {
        let record = try places.record()
        let entries = try selection.resolved(in: record)
        try refuseImpossible(ruling, entries)
        guard !options.dryRun else {
            for entry in entries { say(entry, "would \(ruling.words)") }
            return
        }
        let at = now()
        let numbers = try record.decide(
            entries.map {
                Decision(id: $0.id, ruling: ruling, why: options.why, clerk: .current, at: at)
            })
        try report(entries, numbers, record, ruling)
    }

    /// All or none, as far as it can be told before the daemon acts.
    private func refuseImpossible(_ ruling: Ruling, _ entries: [Entry]) throws {
        let impossible = entries.filter { !$0.state.isDecidable }
        guard let first = impossible.first else { return }
        throw Problem(
            .data,
            "cannot \(ruling.words): \("\(first.id)".prefix(10)) is \(first.state.rawValue)"
                + (impossible.count > 1 ? " (and \(impossible.count - 1) more)" : "")
                + "; nothing was done")
    }

    private func report(
        _ entries: [Entry], _ numbers: [Int], _ record: SQLiteRecord, _ ruling: Ruling
    ) throws {
        let isRunning = record.isDaemonRunning()
        let outcomes = isRunning && !options.noWait ? try wait(for: numbers, record) : [:]
        for (entry, number) in zip(entries, numbers) {
            say(entry, outcomes[number] ?? "noted")
        }
        if isRunning, !options.noWait, outcomes.count < numbers.count {
            complain("bailiffd has not acted on it yet: see bailiff status")
        }
        if !isRunning { complain("bailiffd is not running: it will act when it is started") }
    }

    private func wait(for numbers: [Int], _ record: SQLiteRecord) throws -> [Int: String] {
        let deadline = Date.now + Self.patience
        var outcomes: [Int: String] = [:]
        while outcomes.count < numbers.count, Date.now < deadline {
            outcomes = try record.outcomes(of: numbers)
            if outcomes.count < numbers.count { usleep(20_000) }
        }
        return outcomes
    }

    private func say(_ entry: Entry, _ outcome: String) {
        if output.json {
            let line: JSONValue = ["id": .string("\(entry.id)"), "outcome": .string(outcome)]
            print(line.text)
        } else {
            print("\("\(entry.id)".prefix(10))  \(visible(outcome))")
        }
    }
}

extension Ruling {
    /// For a sentence: `would refuse as spam`.
    var words: String {
        switch self {
        case .release: "release"
        case .refuse(let refusal): "refuse as \(refusal.rawValue)"
        case .hold: "hold"
        case .undo: "undo the last decision"
        }
    }
}

extension Clerk {
    /// The user who runs the command, and who called sudo.
    static var current: Clerk {
        let environment = ProcessInfo.processInfo.environment
        // Anyone can set the variables; only sudo makes one root with them.
        let isRoot = getuid() == 0
        let caller = isRoot ? environment["SUDO_USER"] : nil
        return Clerk(
            uid: Int(getuid()),
            sudoUID: isRoot ? environment["SUDO_UID"].flatMap(Int.init) : nil,
            name: caller ?? ProcessInfo.processInfo.userName)
    }
}
