// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Lines

/// Something that happened, for people and for programs.
struct LogLine {
    let event: Event

    /// One line for a program; as many as it takes for a person.
    var text: String {
        let phrase =
            Phrase(timestamp(event.at), .dim) + Phrase("  \(event.id.short)  \(words)")
        return phrase.lines(rest: "    ", width: isTerminal ? lineWidth : .max)
            .joined(separator: "\n")
    }

    private var words: String {
        switch event.what {
        case .accepted(let state, let commentClass, let total):
            let sum = total.map { "  \(signedPoints($0))" } ?? ""
            let kind = commentClass == .genuine ? nil : commentClass
            let word = state == .releasing ? "released" : state.rawValue
            return "bailiffd: \(word)" + (kind.map { " as \($0.rawValue)" } ?? "") + sum
        case .decided(let ruling, let clerk, let why, let outcome):
            return "\(visible(clerk.name)): " + ruling.account(why: why, outcome: outcome)
        }
    }

    var json: JSONValue {
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
            let event: JSONValue = ["at": at, "id": id, "event": "decided"]
            let rest: JSONValue = .record([
                "why": why.map(JSONValue.string), "outcome": outcome.map(JSONValue.string),
            ])
            return .object(
                (event.members ?? []) + ruling.members(by: clerk) + (rest.members ?? []))
        }
    }
}
