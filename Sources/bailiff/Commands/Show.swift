// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Ledger
import Lines

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show comments whole, with everything that was decided about them.",
        discussion: """
            Control characters and others that hide or turn the text around are shown
            as <U+202E>, never sent to the terminal. A terminal shows these in reverse;
            "<U+202E>" that the writer typed looks like the other words. --json prints
            what was dropped, word for word, in one object with the books' entry.

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
        var lines = (Phrase("\(entry.id)", .bold) + "  " + stateWords(entry)).lines()
        lines += field("file", entry.name + (entry.line > 0 ? ":\(entry.line)" : ""))
        lines += field("received", timestamp(entry.receivedAt))
        if let other = entry.refersTo {
            lines += field(entry.state == .duplicate ? "duplicate of" : "edit of", "\(other)")
        }
        if let error = entry.malformed {
            lines += field("error", error)
            if !bytes.isEmpty { lines += body(String(decoding: bytes, as: UTF8.self)) }
        } else if let submission = try? Submission(stored: bytes) {
            lines += describe(submission.comment)
        }
        for past in try record.decisions(on: entry.id) { lines += line(past) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func describe(_ comment: Comment) -> [String] {
        let fields: [(String, String?)] = [
            ("author", comment.author), ("e-mail", comment.authorEmail),
            ("web", comment.authorURL), ("ip", comment.ip), ("date", comment.dateGMT),
            ("post", comment.postTitle ?? comment.permalink), ("comment_id", comment.commentID),
            ("blog", comment.blog),
        ]
        return fields.flatMap { name, value in value.map { field(name, $0) } ?? [] }
            + [""] + body(comment.content) + [""]
    }

    private func field(_ name: String, _ value: String) -> [String] {
        let width = 13
        return (Phrase(padded(name, width), .dim) + Phrase(hostile: value))
            .lines(rest: String(repeating: " ", count: width))
    }

    private func body(_ text: String) -> [String] {
        Phrase(hostile: text, newlines: true).lines(first: "    ", rest: "    ")
    }

    private func line(_ past: PastDecision) -> [String] {
        let decision = past.decision
        let words =
            "  \(visible(decision.clerk.name)): "
            + decision.ruling.account(why: decision.why, outcome: past.outcome)
            + (past.isUndone ? "  [undone]" : "")
        return (Phrase(timestamp(decision.at), .dim) + Phrase(words)).lines(rest: "    ")
    }

    private func json(
        _ entry: Entry, _ bytes: [UInt8], _ record: SQLiteRecord
    ) throws -> JSONValue {
        let decisions = try record.decisions(on: entry.id).map { past -> JSONValue in
            let rest: JSONValue = .record([
                "at": .string(timestamp(past.decision.at)),
                "why": past.decision.why.map(JSONValue.string),
                "outcome": past.outcome.map(JSONValue.string),
                "undone": .bool(past.isUndone),
            ])
            return .object(
                past.decision.ruling.members(by: past.decision.clerk) + (rest.members ?? []))
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

extension CustodyState {
    /// `held as spam`; what a person let out is not out "as spam".
    func words(_ commentClass: CommentClass?) -> String {
        guard let commentClass, commentClass != .genuine else { return rawValue }
        let isOut = [.released, .releasing].contains(self)
        return rawValue
            + (isOut ? " (judged \(commentClass.rawValue))" : " as \(commentClass.rawValue)")
    }
}

/// The state and, where there is one, the class and the total.
func stateWords(_ entry: Entry) -> Phrase {
    var words = entry.state.words(entry.commentClass)
    if let total = entry.total { words += "  \(signedPoints(total))" }
    return switch entry.state {
    case .released, .releasing: Phrase(words, .green)
    case .held: Phrase(words, .yellow)
    default: Phrase(words, .red)
    }
}
