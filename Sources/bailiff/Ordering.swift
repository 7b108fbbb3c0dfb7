// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Foundation
import Glibc
import Ledger
import Lines
import Settings

/// What all commands that decide have in common: about which comments, why, and what follows.
struct Order: ParsableArguments {
    /// How long the daemon gets to act; it looks four times a second.
    private static let patience: TimeInterval = 3

    @OptionGroup var selection: Selection

    @Option(name: .shortAndLong, help: "Why, for the log and for whoever asks later.")
    var why: String?

    @Flag(help: "Say what would be done and do nothing.")
    var dryRun = false

    @Flag(help: "Do not ask \"sure?\" where the scorer was sure of the opposite.")
    var yes = false

    @Flag(help: "Do not wait until bailiffd has acted on it.")
    var noWait = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    /// Hands one ruling on all that were named over, and says what became of them.
    func carryOut(_ ruling: Ruling) throws { try carryOut { _ in ruling } }

    /// The same with a ruling for each comment; one that cannot be given stops them all.
    func carryOut(_ ruling: (Entry) throws -> Ruling) throws {
        let record = try places.record()
        var orders = try selection.resolved(in: record).map { ($0, try ruling($0)) }
        try refuseImpossible(orders)
        // Said twice, one undo would seem to have no effect.
        orders = try orders.filter { entry, ruling in
            guard try ruling.stands(on: entry, in: record) else { return true }
            say(entry, "so decided already (\(ruling.words)): nothing to do")
            return false
        }
        guard !dryRun else {
            for (entry, ruling) in orders { say(entry, "would \(ruling.words)") }
            return
        }
        try confirm(orders, record)
        let at = now()
        let numbers = try record.decide(
            orders.map { entry, ruling in
                Decision(id: entry.id, ruling: ruling, why: why, clerk: .current, at: at)
            })
        try report(orders, numbers, record)
    }

    /// All or none, as far as it can be told before the daemon acts.
    private func refuseImpossible(_ orders: [(Entry, Ruling)]) throws {
        let impossible = orders.filter { !$0.0.state.isDecidable }
        guard let (first, ruling) = impossible.first else { return }
        throw Problem(
            .data,
            "cannot \(ruling.words): \(first.id.short) is \(first.state.rawValue)"
                + (impossible.count > 1 ? " (and \(impossible.count - 1) more)" : "")
                + "; nothing was done")
    }

    /// Asks once where a person is there to answer; warns elsewhere, and goes on.
    private func confirm(_ orders: [(Entry, Ruling)], _ record: SQLiteRecord) throws {
        guard !yes else { return }
        let contradictions = try orders.compactMap { entry, ruling in
            Contradiction(ruling, on: entry, against: try record.verdict(of: entry.id))
        }
        guard !contradictions.isEmpty else { return }
        complain(Contradiction.words(contradictions))
        guard !isAnswerable || isSure() else {
            complain("nothing was done")
            throw ExitCode(1)
        }
    }

    private func report(
        _ orders: [(Entry, Ruling)], _ numbers: [Int], _ record: SQLiteRecord
    ) throws {
        let entries = orders.map(\.0)
        let isRunning = record.isDaemonRunning()
        let outcomes = isRunning && !noWait ? try wait(for: numbers, record) : [:]
        for (entry, number) in zip(entries, numbers) {
            say(entry, outcomes[number] ?? "noted")
        }
        if isRunning, !noWait, outcomes.count < numbers.count {
            complain("bailiffd has not acted on it yet: see bailiff status")
        }
        if !isRunning { complain("bailiffd is not running: it will act when it is started") }
        // After an undo the same word would go one decision further back.
        let undoable = orders.filter { $0.1 != .undo }.map(\.0.id.short)
        if isTerminal, !output.json, !undoable.isEmpty { hintAtUndo(undoable) }
    }

    /// For whoever has just decided and sees that it was the wrong one.
    private func hintAtUndo(_ ids: [String]) {
        let shown = ids.count > 5 ? ["ID"] : ids
        let hint = "wrong one? bailiff undo " + shown.joined(separator: " ")
        for line in Phrase(hint + places.flags(.ledger), .dim).lines(rest: "    ") { print(line) }
    }

    private func wait(for numbers: [Int], _ record: SQLiteRecord) throws -> [Int: String] {
        var patience = Patience(Self.patience)
        var outcomes: [Int: String] = [:]
        _ = try patience.wait {
            outcomes = try record.outcomes(of: numbers)
            return outcomes.count < numbers.count ? nil : outcomes
        }
        return outcomes
    }

    private func say(_ entry: Entry, _ outcome: String) {
        if output.json {
            let line: JSONValue = ["id": .string("\(entry.id)"), "outcome": .string(outcome)]
            print(line.text)
        } else {
            print("\(entry.id.short)  \(visible(outcome))")
        }
    }
}

extension Ruling {
    /// Whether it is the last decision on a comment that was not taken back.
    fileprivate func stands(on entry: Entry, in record: SQLiteRecord) throws -> Bool {
        guard self != .undo else { return false }
        let standing = try record.decisions(on: entry.id).last {
            !$0.isUndone && $0.decision.ruling != .undo
        }
        return standing?.decision.ruling == self
    }

    /// `refuse as spam (a bot) → refused as spam`, for whoever reads what was decided.
    ///
    /// - Parameters:
    ///   - why: as the clerk said it; hostile.
    ///   - outcome: what became of it; nil while it waits.
    ///   - waiting: how that is said.
    /// - Returns: what is safe to print.
    func account(
        why: String?, outcome: String?, waiting: String = " → waits for bailiffd"
    ) -> String {
        words + (why.map { " (\(visible($0)))" } ?? "")
            + (outcome.map { " → \(visible($0))" } ?? waiting)
    }

    /// What was ordered and by whom, for programs.
    func members(by clerk: Clerk) -> [JSONMember] {
        let object: JSONValue = .record([
            "ruling": .string(word),
            "as": refusal.map { .string($0.rawValue) },
            "by": .string(clerk.name),
            "uid": .number(clerk.uid),
            "sudo_uid": clerk.sudoUID.map { .number($0) },
        ])
        return object.members ?? []
    }

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
