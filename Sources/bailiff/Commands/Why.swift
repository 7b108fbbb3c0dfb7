// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Ledger
import Lines

struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say why comments were released or held: the charge sheet.",
        discussion: """
            Every weight with its rule's file and line, the matched words marked in the
            text, and the sum against the threshold, as it was when the comment was
            judged.

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
            for entry in try selection.resolved(in: record) {
                print(output.json ? try json(entry, record).text : try text(entry, record))
            }
        }
    }

    private func text(_ entry: Entry, _ record: SQLiteRecord) throws -> String {
        var lines = [Ink.bold("\(entry.id)") + "  now " + stateWords(entry), ""]
        if let error = entry.malformed {
            lines += ["It is no comment: \(visible(error)).", kept(entry)]
        } else if entry.state == .duplicate {
            lines.append(
                "It is the same comment as \(entry.refersTo.map { "\($0)" } ?? "another").")
        } else if let verdict = try record.verdict(of: entry.id),
            let bytes = try record.bytes(of: entry.id),
            let comment = try? Submission(stored: bytes).comment
        {
            lines += [
                "Judged when it came:", ChargeSheet(verdict: verdict, comment: comment).text, "",
            ]
        }
        for past in try record.decisions(on: entry.id) {
            let decision = past.decision
            lines.append(
                "Since then: \(visible(decision.clerk.name)) said \(decision.ruling.words)"
                    + (decision.why.map { " (\(visible($0)))" } ?? "")
                    + (past.outcome.map { " → \(visible($0))" } ?? "; waits for bailiffd"))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func kept(_ entry: Entry) -> String {
        "Its bytes are kept: bailiff show \("\(entry.id)".prefix(10)), or bad/\(entry.id) in the spool."
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
