// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Foundation
import Ledger
import Lines
import Settings

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say whether all is well, what waits and since when.",
        discussion: """
            Ends with 0 where all is well, with 1 where something needs a person:
            bailiffd is not running, the edited rules are wrong, nothing is being taken
            in, the books do not balance.

            Example:
              bailiff status
              bailiff status --json
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func run() throws {
        var isWell = true
        try reporting {
            let record = try places.record()
            let configuration = try places.configuration()
            let report = StatusReport(
                disks: [configuration.spool, configuration.ledger].compactMap {
                    Disk(holding: $0, least: configuration.freeSpace / 100)
                },
                books: try record.books(),
                daemon: try record.note(NoteKey.daemon)
                    .flatMap { try? JSONDocument(Array($0.utf8)).value } ?? .object([]),
                isRunning: record.isDaemonRunning())
            print(output.json ? report.json.text : report.text)
            isWell = report.concerns.isEmpty
        }
        if !isWell { throw ExitCode(1) }
    }
}

/// The filesystem of the spool or the ledger, looked at now: a daemon that cannot write cannot
/// say so either.
private struct Disk {
    let path: String
    let share: Double
    let least: Double

    init?(holding path: String, least: Double) {
        let facts = try? FileManager.default.attributesOfFileSystem(forPath: path)
        guard let size = (facts?[.systemSize] as? NSNumber)?.doubleValue, size > 0,
            let free = (facts?[.systemFreeSize] as? NSNumber)?.doubleValue
        else { return nil }
        self.path = path
        self.least = least
        share = free / size
    }

    var concern: String? {
        guard share <= max(least, 0.005) else { return nil }
        let percent = Int((share * 100).rounded())
        return "the disk of \(path) has \(percent) % free: nothing is taken in until there is more"
    }
}

/// What the ledger and the daemon's own note say together.
private struct StatusReport {
    let disks: [Disk]
    let books: Books
    let daemon: JSONValue
    let isRunning: Bool

    /// What needs a person, worst first.
    var concerns: [String] {
        var concerns: [String] = []
        if !isRunning {
            let mend =
                texts("rule_problems").isEmpty
                ? "systemctl start bailiffd" : "mend the rules first, then start it"
            concerns.append("bailiffd is not running: nothing is taken in (\(mend))")
        }
        if !books.balances {
            concerns.append("the books do not balance: keep a copy of the ledger")
        }
        concerns += disks.compactMap(\.concern)
        if isRunning, let paused = daemon["paused"]?.stringValue {
            concerns.append("nothing is taken in: \(paused)")
        }
        for problem in texts("rule_problems") {
            concerns.append("the edited rules are not in force: \(problem)")
        }
        if isRunning, let since = books.oldestWaiting, now() - since > 5000 {
            concerns.append(
                "bailiffd has not acted on a decision for \(age(since: since)): look at its log")
        }
        for stuck in texts("stuck") { concerns.append("cannot be taken in: \(stuck)") }
        return concerns.map { visible($0) }
    }

    var text: String {
        var lines = [
            concerns.isEmpty
                ? Ink.green("all is well")
                : Ink.red(
                    concerns.count == 1
                        ? "1 thing needs you:" : "\(concerns.count) things need you:")
        ]
        lines += concerns.map { "  - " + $0 }
        lines.append(daemonLine)
        lines.append(held)
        lines.append("taken in: \(books.received)" + balance)
        if let malformed = books.states[.malformed], malformed > 0 {
            lines.append(
                Ink.yellow("could not be read and was set aside: \(malformed)")
                    + " (bailiff list --state malformed)")
        }
        if isRunning { lines.append(scorer) }
        if books.waitingDecisions > 0 {
            lines.append("decisions that wait for bailiffd: \(books.waitingDecisions)")
        }
        lines += (texts("spool_warnings") + texts("rule_warnings")).map {
            Ink.dim("note: " + visible($0))
        }
        return lines.joined(separator: "\n")
    }

    private var daemonLine: String {
        let rules = daemon["rules"]?.intValue ?? 0
        let jit = daemon["jit"]?.boolValue == false ? "; jit: off" : ""
        let pid = isRunning ? daemon["pid"]?.intValue.map { " (pid \($0))" } ?? "" : ""
        return isRunning
            ? "bailiffd: running\(pid); \(rules) rules in force\(jit)" : "bailiffd: stopped"
    }

    private var held: String {
        let count = books.states[.held] ?? 0
        guard count > 0, let oldest = books.oldestHeld else { return "held: nothing" }
        return "held: \(count), the oldest since \(age(since: oldest)) (bailiff list)"
    }

    private var balance: String {
        let parts = CustodyState.allCases.compactMap { state in
            books.states[state].flatMap { $0 > 0 ? "\($0) \(state.rawValue)" : nil }
        }
        return parts.isEmpty ? "" : " = " + parts.joined(separator: " + ")
    }

    private var scorer: String {
        let genuine = daemon["decided_genuine"]?.intValue ?? 0
        let bad = daemon["decided_bad"]?.intValue ?? 0
        return daemon["scorer"] == "learning"
            ? "scorer: learning from \(genuine) genuine and \(bad) bad decisions"
            : "scorer: abstains until 20 genuine and 20 bad are decided; now \(genuine) and \(bad)"
    }

    var json: JSONValue {
        .record([
            "running": .bool(isRunning),
            "concerns": .array(concerns.map(JSONValue.string)),
            "received": .number(books.received),
            "balances": .bool(books.balances),
            "states": .object(
                CustodyState.allCases.map {
                    JSONMember(key: $0.rawValue, value: .number(books.states[$0] ?? 0))
                }),
            "oldest_held": books.oldestHeld.map { .string(timestamp($0)) },
            "waiting_decisions": .number(books.waitingDecisions),
            "daemon": daemon,
        ])
    }

    private func texts(_ key: String) -> [String] {
        daemon[key]?.elements?.compactMap(\.stringValue) ?? []
    }
}
