// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Ledger
import Lines

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show comments whole, with everything that was decided about them.",
        discussion: """
            Control and bidirectional characters are shown as <U+202E>, never sent to
            the terminal. --json prints what was dropped, word for word, in one object
            with the books' entry.

            Example:
              bailiff show 3fa2
            """)

    @OptionGroup var selection: Selection
    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func run() throws {
        try reporting {
            let record = try places.record()
            for entry in try selection.resolved(in: record) {
                let bytes = try record.bytes(of: entry.id) ?? []
                print(
                    output.json
                        ? try json(entry, bytes, record).text : try text(entry, bytes, record))
            }
        }
    }

    private func text(_ entry: Entry, _ bytes: [UInt8], _ record: SQLiteRecord) throws -> String {
        var lines = [Ink.bold("\(entry.id)") + "  " + stateWords(entry)]
        lines.append(field("file", entry.name + (entry.line > 0 ? ":\(entry.line)" : "")))
        lines.append(field("received", timestamp(entry.receivedAt)))
        if let other = entry.refersTo {
            lines.append(field(entry.state == .duplicate ? "duplicate of" : "edit of", "\(other)"))
        }
        if let error = entry.malformed {
            lines.append(field("error", error))
            if !bytes.isEmpty { lines.append(indented(String(decoding: bytes, as: UTF8.self))) }
        } else if let submission = try? Submission(stored: bytes) {
            lines += describe(submission.comment)
        }
        for past in try record.decisions(on: entry.id) { lines.append(line(past)) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func describe(_ comment: Comment) -> [String] {
        let fields: [(String, String?)] = [
            ("author", comment.author), ("e-mail", comment.authorEmail),
            ("web", comment.authorURL), ("ip", comment.ip), ("date", comment.dateGMT),
            ("post", comment.postTitle ?? comment.permalink), ("comment_id", comment.commentID),
            ("blog", comment.blog),
        ]
        return fields.compactMap { name, value in value.map { field(name, $0) } }
            + ["", indented(comment.content), ""]
    }

    private func field(_ name: String, _ value: String) -> String {
        Ink.dim(padded(name, 13)) + visible(value)
    }

    private func line(_ past: PastDecision) -> String {
        let decision = past.decision
        return Ink.dim(timestamp(decision.at)) + "  \(visible(decision.clerk.name)): "
            + decision.ruling.words + (decision.why.map { " (\(visible($0)))" } ?? "")
            + " → " + (past.outcome.map { visible($0) } ?? "waits for bailiffd")
            + (past.isUndone ? "  [undone]" : "")
    }

    private func json(
        _ entry: Entry, _ bytes: [UInt8], _ record: SQLiteRecord
    ) throws -> JSONValue {
        let decisions = try record.decisions(on: entry.id).map { past -> JSONValue in
            .record([
                "ruling": .string(past.decision.ruling.word),
                "as": past.decision.ruling.refusal.map { .string($0.rawValue) },
                "by": .string(past.decision.clerk.name),
                "uid": .number(past.decision.clerk.uid),
                "sudo_uid": past.decision.clerk.sudoUID.map { .number($0) },
                "at": .string(timestamp(past.decision.at)),
                "why": past.decision.why.map(JSONValue.string),
                "outcome": past.outcome.map(JSONValue.string),
                "undone": .bool(past.isUndone),
            ])
        }
        return .record([
            "id": .string("\(entry.id)"),
            "name": .string(entry.name),
            "state": .string(entry.state.rawValue),
            "received": .string(timestamp(entry.receivedAt)),
            "refers_to": entry.refersTo.map { .string("\($0)") },
            "error": entry.malformed.map(JSONValue.string),
            "decisions": .array(decisions),
            "dropped": (try? JSONDocument(bytes).value)
                ?? .string(String(decoding: bytes, as: UTF8.self)),
        ])
    }
}

/// The state and, where there is one, the class and the total.
func stateWords(_ entry: Entry) -> String {
    var words = entry.state.rawValue
    if let commentClass = entry.commentClass, commentClass != .genuine {
        words += " as \(commentClass.rawValue)"
    }
    if let total = entry.total { words += "  \(signedPoints(total))" }
    return switch entry.state {
    case .released, .releasing: Ink.green(words)
    case .held: Ink.yellow(words)
    default: Ink.red(words)
    }
}
