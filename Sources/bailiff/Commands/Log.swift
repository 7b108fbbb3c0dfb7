// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Ledger
import Lines

struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what happened: verdicts and decisions, newest last.",
        discussion: """
            Example:
              bailiff log --limit 20
              bailiff log --json
            """)

    @Option(help: ArgumentHelp("The latest so many; 0 for all.", valueName: "number"))
    var limit = 40

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit must be 0 or more") }
    }

    func run() throws {
        try reporting {
            let record = try places.record()
            for event in try latest(record) {
                print(output.json ? json(event).text : text(event))
            }
        }
    }

    /// The latest of both kinds, since either may be the last so many.
    private func latest(_ record: SQLiteRecord) throws -> ArraySlice<Event> {
        guard limit > 0 else { return try record.events(after: nil, limit: .max)[...] }
        var start = try record.lastEvent()
        start.acceptance = max(0, start.acceptance - Int64(limit))
        start.decision = max(0, start.decision - Int64(limit))
        return try record.events(after: start, limit: 2 * limit).suffix(limit)
    }

    private func text(_ event: Event) -> String {
        Ink.dim(timestamp(event.at)) + "  \("\(event.id)".prefix(10))  " + words(event.what)
    }

    private func words(_ what: Event.What) -> String {
        switch what {
        case .accepted(let state, let commentClass, let total):
            let sum = total.map { "  \(signedPoints($0))" } ?? ""
            let kind = commentClass == .genuine ? nil : commentClass
            let word = state == .releasing ? "released" : state.rawValue
            return "bailiffd: \(word)" + (kind.map { " as \($0.rawValue)" } ?? "") + sum
        case .decided(let ruling, let clerk, let why, let outcome):
            return "\(visible(clerk.name)): \(ruling.words)"
                + (why.map { " (\(visible($0)))" } ?? "")
                + (outcome.map { " → \(visible($0))" } ?? " → waits for bailiffd")
        }
    }

    private func json(_ event: Event) -> JSONValue {
        let at = JSONValue.string(timestamp(event.at))
        let id = JSONValue.string("\(event.id)")
        switch event.what {
        case .accepted(let state, let commentClass, let total):
            return .record([
                "at": at, "id": id, "event": "accepted", "state": .string(state.rawValue),
                "class": commentClass.map { .string($0.rawValue) },
                "total": total.map { .number($0) },
            ])
        case .decided(let ruling, let clerk, let why, let outcome):
            return .record([
                "at": at, "id": id, "event": "decided", "ruling": .string(ruling.word),
                "as": ruling.refusal.map { .string($0.rawValue) },
                "by": .string(clerk.name), "uid": .number(clerk.uid),
                "sudo_uid": clerk.sudoUID.map { .number($0) },
                "why": why.map(JSONValue.string), "outcome": outcome.map(JSONValue.string),
            ])
        }
    }
}
