// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Lines
import Screening

/// One comment on one line, for people and for programs.
struct ListRow {
    /// Left out where all are in the same one.
    let showsState: Bool
    /// Why some come before all others.
    var urgencies: [CommentID: Urgency] = [:]

    /// What stands before the text.
    private enum Column: CaseIterable {
        case id, state, urgency, commentClass, total, since, author

        var heading: String {
            switch self {
            case .id: "ID"
            case .state: "STATE"
            case .urgency: "FIRST BECAUSE"
            case .commentClass: "CLASS"
            case .total: "  TOTAL"
            case .since: "SINCE"
            case .author: "AUTHOR"
            }
        }

        var width: Int {
            switch self {
            case .id, .state: 10
            case .commentClass, .total, .since: 7
            case .author: 12
            case .urgency: 18
            }
        }
    }

    /// What fits with at least as much text beside it as can be recognised.
    private var columns: [Column] {
        var columns = Column.allCases.filter { column in
            switch column {
            case .state: showsState
            case .urgency: !urgencies.isEmpty
            default: true
            }
        }
        for dispensable in [Column.author, .since, .total, .commentClass]
        where columns.reduce(12, { $0 + $1.width + 2 }) > terminalWidth {
            columns.removeAll { $0 == dispensable }
        }
        return columns
    }

    var heading: String {
        Ink.dim(columns.map { padded($0.heading, $0.width) + "  " }.joined() + "COMMENT")
    }

    func text(_ entry: Entry, _ bytes: [UInt8]) -> String {
        let comment = try? Submission(stored: bytes).comment
        let start = columns.map { cell($0, entry, comment) + "  " }.joined()
        let rest = entry.malformed.map { "\(entry.name): \($0)" } ?? comment?.content ?? ""
        return start + oneLine(rest, width: max(1, terminalWidth - Lines.columns(of: start)))
    }

    private func cell(_ column: Column, _ entry: Entry, _ comment: Comment?) -> String {
        let text =
            switch column {
            case .id: entry.id.short
            case .state: entry.state.rawValue
            case .urgency: oneLine(urgencies[entry.id]?.words ?? "", width: column.width)
            case .commentClass: entry.commentClass?.rawValue ?? "-"
            case .total: leftPadded(entry.total.map(signedPoints) ?? "-", column.width)
            case .since: age(since: entry.receivedAt)
            case .author: oneLine(comment?.author ?? "", width: column.width)
            }
        return padded(text, column.width)
    }

    /// `pills +4.00, links +2.00`, below the comment.
    static func reasons(_ verdict: Verdict) -> String {
        let reasons = verdict.evidence.map { entry in
            let name = entry.ruleName.map { visible($0) } ?? "scorer"
            let weight = signedPoints(entry.points)
            guard entry.standing == .active else {
                return "\(name) \(weight) (\(entry.standing.words))"
            }
            return entry.forces.map { "\(name) (then \($0.rawValue))" } ?? "\(name) \(weight)"
        }
        let ground: String? =
            switch verdict.ground {
            case .total, .forced: nil
            case .tooCostly: "too costly to judge"
            case .ruleError(let rule, _): "the rule \(visible(rule)) failed on it"
            }
        let all = (reasons + [ground].compactMap(\.self)).joined(separator: ", ")
        let indent = String(repeating: " ", count: 14)
        return Phrase(all.isEmpty ? "nothing speaks against it" : all, .dim)
            .lines(first: indent, rest: indent).joined(separator: "\n")
    }

    func json(_ entry: Entry, _ bytes: [UInt8]) -> JSONValue {
        let comment = try? Submission(stored: bytes).comment
        return .record([
            "id": .string("\(entry.id)"),
            "name": .string(entry.name),
            "line": entry.line > 0 ? .number(entry.line) : nil,
            "comment_id": comment?.commentID.map(JSONValue.string) ?? .null,
            "blog": comment?.blog.map(JSONValue.string),
            "state": .string(entry.state.rawValue),
            "class": entry.commentClass.map { .string($0.rawValue) } ?? .null,
            "total": entry.total.map { .number($0) } ?? .null,
            "author": comment?.author.map(JSONValue.string),
            "received": .string(timestamp(entry.receivedAt)),
            "changed": .string(timestamp(entry.changedAt)),
            "refers_to": entry.refersTo.map { .string("\($0)") },
            "first_because": urgencies[entry.id]?.json,
            "error": entry.malformed.map(JSONValue.string),
        ])
    }
}
