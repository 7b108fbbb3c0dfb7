// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Ledger
import Lines
import Screening
import Settings

struct Audit: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List some of what came through by itself, for a person to check.",
        discussion: """
            bailiff learns from decisions alone, so it needs some on what it releases too.
            Chosen by lot are one in five of the comments of which the scorer was not
            sure (q above -3), and one in fifty of all; none on which a person has
            decided. A comment is chosen or not by its id and the day on which it came,
            so those that you have not looked at are still there tomorrow. --seed draws
            other lots. Of what is held, all is to be looked at: bailiff list.

            Example:
              bailiff audit --released
              bailiff audit --released --since 2d --json
            """)

    @Flag(help: "Of what was released: what can be audited so far.")
    var released = false

    @Option(help: ArgumentHelp("Only comments from this day on, or 30d.", valueName: "day"))
    var since = Since(days: 7)

    @Option(help: ArgumentHelp("Draw other lots.", valueName: "number"))
    var seed: UInt64?

    @Option(help: ArgumentHelp("At most this many, the oldest.", valueName: "number"))
    var limit: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func validate() throws {
        if !released { throw ValidationError("say what is to be audited: --released") }
        if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
    }

    func run() throws {
        try reporting {
            let record = try places.record()
            let (chosen, all) = try draw(record)
            let shown = chosen.prefix(limit ?? .max)
            let row = ListRow(showsState: false)
            if !shown.isEmpty, !output.json { print(row.heading) }
            for id in shown {
                guard let entry = try record.entry(id), let bytes = try record.bytes(of: id) else {
                    continue
                }
                print(output.json ? row.json(entry, bytes).text : row.text(entry, bytes))
            }
            complain(summary(shown: shown.count, chosen: chosen.count, of: all))
        }
    }

    /// Who was chosen, oldest first, and of how many.
    private func draw(_ record: SQLiteRecord) throws -> (chosen: [CommentID], all: Int) {
        let check = SpotCheck(seed: seed)
        var chosen: [CommentID] = []
        var all = 0
        try record.releasedUnlooked(since: since.start) { id, receivedAt in
            all += 1
            let isChosen = try check.chooses(id, receivedAt: receivedAt / 1000) {
                try record.verdict(of: id)?.q ?? 0
            }
            if isChosen { chosen.append(id) }
        }
        return (chosen.reversed(), all)
    }

    /// On standard error, so that the list can be handed on as it is.
    private func summary(shown: Int, chosen: Int, of all: Int) -> String {
        let period = "since \(timestamp(since.start).prefix(10))"
        let start =
            "chosen: \(chosen) of \(counted(all, "released comment")) \(period) on which nobody "
            + "has decided"
        guard shown > 0 else { return start }
        let flags = places.flags(.ledger)
        return start + (shown < chosen ? ", here the first \(shown)" : "")
            + "; for each, bailiff release ID\(flags) where it is genuine, else "
            + "bailiff refuse --as spam ID\(flags) (or --as shill)"
    }
}
