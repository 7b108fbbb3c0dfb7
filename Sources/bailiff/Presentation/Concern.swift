// SPDX-License-Identifier: MIT

import Ledger
import Lines
import Settings

/// Something that needs a person, and the command with which to begin.
struct Concern {
    let text: String
    /// Such as the mistakes in the rules, of which the first few are shown.
    var items: [String] = []
    var next: String?

    private static let itemsShown = 2

    /// At most three lines of its own, then the first items on one each.
    var lines: [String] {
        let about = Phrase("  - " + visible(text)).lines(rest: "    ").prefix(3)
        let shown = items.prefix(Self.itemsShown).map {
            "      " + oneLine($0, width: lineWidth - 6)
        }
        let more = items.count - shown.count
        return about + shown + (more > 0 ? ["      and \(more) more"] : [])
    }

    /// On one line, for programs.
    var sentence: String {
        visible(text)
            + (items.isEmpty ? "" : ": " + items.map { visible($0) }.joined(separator: "; "))
    }
}

/// All that needs a person, worst first.
struct Concerns {
    let note: DaemonNote
    let books: Books
    let queue: Queue
    let disks: [Disk]
    let isRunning: Bool
    let places: Places

    var all: [Concern] { daemon + ledger + room + pause + rules + heldForRules + decisions + stuck }

    private var daemon: [Concern] {
        guard !isRunning else { return [] }
        // Where wrong rules kept it from starting, they are to be mended first.
        let own = places.flags(.spool, .ledger, .rules)
        let isService = own.isEmpty && !places.areInEnvironment
        let start = isService ? "systemctl start bailiffd" : "bailiffd" + own
        return [
            Concern(
                text: "bailiffd is not running: nothing is taken in; its log says why ("
                    + Self.log + ")",
                next: note.couldNotStart ? nil : start)
        ]
    }

    private var ledger: [Concern] {
        var found: [Concern] = []
        if !books.balances {
            found.append(Concern(text: "the books do not balance: keep a copy of the ledger"))
        }
        if let strangers = note.strangers {
            found.append(Concern(text: strangers, next: "bailiff config show" + places.flags()))
        }
        return found
    }

    private var room: [Concern] {
        disks.compactMap { disk in
            disk.percentLeft.map { percent in
                Concern(
                    text: "only \(percent) % of a disk is free: nothing is taken in until there is "
                        + "more on the disk of \(disk.path)",
                    next: "df -h \(shellWord(disk.path))")
            }
        }
    }

    /// A full disk is told by itself, and better.
    private var pause: [Concern] {
        guard isRunning, room.isEmpty, let paused = note.paused else { return [] }
        return [Concern(text: "bailiffd waits and tries again: \(paused)", next: Self.log)]
    }

    private var rules: [Concern] {
        guard !note.ruleProblems.isEmpty else { return [] }
        return [
            Concern(
                text: note.couldNotStart
                    ? "bailiffd cannot start with the rules as they are"
                    : "the edited rules are not in force, the ones before are",
                items: note.ruleProblems, next: "bailiff rules lint" + places.flags(.rules))
        ]
    }

    private var decisions: [Concern] {
        guard isRunning, let since = books.oldestWaiting, now() - since > 5000 else { return [] }
        return [
            Concern(
                text: "bailiffd has not acted on a decision for \(age(since: since))",
                next: Self.log)
        ]
    }

    private var stuck: [Concern] {
        guard !note.stuck.isEmpty else { return [] }
        return [Concern(text: "some files cannot be taken in", items: note.stuck, next: Self.log)]
    }

    private static let log = "journalctl -u bailiffd -n 20"
}
