// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Ledger
import Lines

struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what happened: verdicts and decisions, newest last.",
        discussion: """
            --follow goes on with what happens from now on, until Ctrl-C. A decision is
            shown once bailiffd has acted on it, or after two seconds as one that waits.

            Example:
              bailiff log --limit 20
              bailiff log --json
              bailiff log --follow
            """)

    @Option(help: ArgumentHelp("The latest so many; 0 for all.", valueName: "number"))
    var limit = 40

    @Flag(name: .shortAndLong, help: "Go on with what happens, as it happens.")
    var follow = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func validate() throws {
        guard (0...1_000_000).contains(limit) else {
            throw ValidationError("--limit must lie between 0 (all) and 1000000")
        }
    }

    func run() throws {
        try reporting {
            let record = try places.record()
            let start = try start(record)
            let latest = try record.events(after: start, limit: limit > 0 ? 2 * limit : .max)
                .suffix(limit > 0 ? limit : .max)
            for event in latest { tell(event) }
            guard follow else { return }
            var follower = LogFollower(record, after: latest, from: start)
            try follower.run(tell)
        }
    }

    /// As far back as the limit may reach: either kind may be the last so many.
    private func start(_ record: SQLiteRecord) throws -> EventMark {
        guard limit > 0 else { return EventMark(acceptance: 0, decision: 0) }
        var start = try record.lastEvent()
        start.acceptance = max(0, start.acceptance - Int64(limit))
        start.decision = max(0, start.decision - Int64(limit))
        return start
    }

    private func tell(_ event: Event) {
        let line = LogLine(event: event)
        print(output.json ? line.json.text : line.text)
    }
}
