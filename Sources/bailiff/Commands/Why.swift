// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Ledger
import Lines
import Settings

struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say why comments were released or held: the charge sheet.",
        discussion: """
            Every weight with its rule's file and line, the matched words marked in the
            text, and the sum against the threshold, as it was when the comment was
            judged. What a rule says is in the language of the blog, where the rule has it.

            Example:
              bailiff why 3fa2
              bailiff why 3fa2 --json
            """)

    @OptionGroup var selection: Selection
    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func run() throws {
        try reporting {
            let record = try places.record()
            let condition = try DaemonNote(record)
            for (index, entry) in try selection.resolved(in: record).enumerated() {
                if index > 0, !output.json { print() }
                print(
                    output.json
                        ? try json(entry, record).text : try text(entry, record, condition))
            }
        }
    }

    private func text(
        _ entry: Entry, _ record: SQLiteRecord, _ condition: DaemonNote
    ) throws -> String {
        var lines = (Phrase("\(entry.id)", .bold) + "  now " + stateWords(entry)).lines()
        if let error = entry.malformed {
            lines +=
                Phrase("It is no comment: \(visible(error)).").lines()
                + (try kept(entry, record)).lines()
        } else if entry.state == .duplicate {
            let first = entry.refersTo.map { "\($0)" } ?? "another"
            lines += Phrase("It is the same comment as \(first).").lines()
        } else if let verdict = try record.verdict(of: entry.id),
            let bytes = try record.bytes(of: entry.id),
            let comment = try? Submission(stored: bytes).comment
        {
            let sheet = ChargeSheet(
                verdict: verdict, comment: comment, scorer: condition.scorer)
            lines += [sheet.text(after: "Judged when it came: "), ""]
        }
        lines += try record.decisions(on: entry.id).flatMap { said($0).lines(rest: "    ") }
        if entry.state == .held { lines += next(entry) }
        return lines.joined(separator: "\n")
    }

    private func said(_ past: PastDecision) -> Phrase {
        let decision = past.decision
        return Phrase(
            "Since then: \(visible(decision.clerk.name)) said "
                + decision.ruling.account(
                    why: decision.why, outcome: past.outcome, waiting: "; waits for bailiffd"))
    }

    /// On one line, or on two where it would be cut within a command.
    private func next(_ entry: Entry) -> [String] {
        let id = entry.id.short + places.flags(.ledger)
        let kind = entry.commentClass == .shill ? "shill" : "spam"
        let (release, refuse) = ("bailiff release \(id)", "bailiff refuse --as \(kind) \(id)")
        let line = "Next: \(release), or \(refuse)"
        let lines =
            columns(of: line) <= lineWidth ? [line] : ["Next: " + release, "  or: " + refuse]
        return lines.flatMap { Phrase($0, .dim).lines(rest: "    ") }
    }

    /// What was too large or no file lies in the spool; what was read is in the ledger.
    private func kept(_ entry: Entry, _ record: SQLiteRecord) throws -> Phrase {
        try record.bytes(of: entry.id)?.isEmpty == false
            ? Phrase(
                "Its bytes are kept. To mend it: bailiff show \(entry.id.short) --json has them "
                    + "under \"dropped\"; put them right in a file, and bailiff submit FILE.")
            : Phrase("It is kept as bad/\(entry.id) in the spool.")
    }

    private func json(_ entry: Entry, _ record: SQLiteRecord) throws -> JSONValue {
        .record([
            "id": .string("\(entry.id)"),
            "state": .string(entry.state.rawValue),
            "error": entry.malformed.map(JSONValue.string),
            "refers_to": entry.refersTo.map { .string("\($0)") },
            "verdict": try record.verdict(of: entry.id)?.json,
        ])
    }
}
