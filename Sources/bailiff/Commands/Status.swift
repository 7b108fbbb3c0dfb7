// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Ledger
import Settings

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say whether all is well, what waits and since when, and what to do next.",
        discussion: """
            Ends with 0 where all is well, with 1 where something needs a person:
            bailiffd is not running, the edited rules are wrong, nothing is being taken
            in, the books do not balance, the emergency brake stopped a rule, something
            is held that could not be judged.

            Example:
              bailiff status
              bailiff status --json
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func run() throws {
        var isWell = true
        try reporting {
            let report = try report()
            print(output.json ? report.json.text : report.text)
            isWell = report.concerns.isEmpty
        }
        if !isWell { throw ExitCode(1) }
    }

    private func report() throws -> StatusReport {
        let record = try places.record()
        let configuration = try places.configuration()
        var disks = [configuration.spool, configuration.ledger].compactMap {
            Disk(holding: $0, least: configuration.freeSpace / 100)
        }
        // Both on one: told once.
        if disks.count == 2, disks[0].number == disks[1].number { disks.removeLast() }
        let (note, books, queue) = (try DaemonNote(record), try record.books(), try Queue(record))
        let isRunning = record.isDaemonRunning()
        let concerns = Concerns(
            note: note, books: books, queue: queue, disks: disks, isRunning: isRunning,
            places: places)
        return StatusReport(
            concerns: concerns.all, note: note, books: books,
            waitingExamples: try record.waitingExamples(of: nil), queue: queue,
            isRunning: isRunning, places: places)
    }
}
