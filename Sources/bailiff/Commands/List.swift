// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Ledger
import Lines
import Screening

struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List comments: what is held, unless told otherwise.",
        discussion: """
            Oldest first. With --json one object a line: id, name (of the spool file),
            comment_id, state, class, total, author, received…

            Example:
              bailiff list
              bailiff list --state refused --class shill
              bailiff list --all --json
            """,
        aliases: ["ls", "queue"])

    @Flag(help: "Everything that was ever taken in.")
    var all = false

    @Option(help: "Only this state; may be given several times.")
    var state: [CustodyState] = []

    @Option(name: .customLong("class"), help: "Only genuine, shill or spam.")
    var commentClass: CommentClass?

    @Flag(help: "Newest first.")
    var newest = false

    @Option(help: ArgumentHelp("At most this many.", valueName: "number"))
    var limit: Int?

    @Flag(help: "With the weights that led there, below each.")
    var reasons = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
        if all, !state.isEmpty { throw ValidationError("--all and --state exclude each other") }
    }

    func run() throws {
        try reporting {
            let record = try places.record()
            let states: Set<CustodyState>? = all ? nil : state.isEmpty ? [.held] : Set(state)
            let query = EntryQuery(
                states: states, commentClass: commentClass, newestFirst: newest, limit: limit)
            let row = Row(showsState: states?.count != 1)
            let count =
                try reasons ? printWithReasons(query, record, row) : printAll(query, record, row)
            if count == 0, !output.json { complain(nothing) }
        }
    }

    /// Straight from the ledger to the terminal, however many there are.
    private func printAll(
        _ query: EntryQuery, _ record: SQLiteRecord, _ row: Row
    ) throws -> Int {
        var count = 0
        try record.entries(query) { entry, bytes in
            if count == 0, !output.json { print(row.heading) }
            count += 1
            print(output.json ? Row.json(entry, bytes).text : row.text(entry, bytes))
            return true
        }
        return count
    }

    private func printWithReasons(
        _ query: EntryQuery, _ record: SQLiteRecord, _ row: Row
    ) throws -> Int {
        var found: [(Entry, [UInt8])] = []
        try record.entries(query) { entry, bytes in
            found.append((entry, bytes))
            return true
        }
        if !found.isEmpty, !output.json { print(row.heading) }
        for (entry, bytes) in found {
            let verdict = try record.verdict(of: entry.id)
            if output.json {
                var members = Row.json(entry, bytes).members ?? []
                members.append(JSONMember(key: "verdict", value: verdict?.json ?? .null))
                print(JSONValue.object(members).text)
            } else {
                print(row.text(entry, bytes))
                if let verdict { print(Row.reasons(verdict)) }
            }
        }
        return found.count
    }

    private var nothing: String {
        all || !state.isEmpty || commentClass != nil ? "nothing matches" : "nothing is held"
    }
}

/// One comment on one line, for people and for programs.
private struct Row {
    /// Left out where all are in the same one.
    let showsState: Bool

    /// What stands before the text.
    private enum Column: CaseIterable {
        case id, state, commentClass, total, since, author

        var heading: String {
            switch self {
            case .id: "ID"
            case .state: "STATE"
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
            }
        }
    }

    /// What fits with at least as much text beside it as can be recognised.
    private var columns: [Column] {
        var columns = Column.allCases.filter { $0 != .state || showsState }
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
        let comment = try? Submission(json: bytes).comment
        let start = columns.map { cell($0, entry, comment) + "  " }.joined()
        let rest = entry.malformed.map { "\(entry.name): \($0)" } ?? comment?.content ?? ""
        return start + oneLine(rest, width: max(1, terminalWidth - Lines.columns(of: start)))
    }

    private func cell(_ column: Column, _ entry: Entry, _ comment: Comment?) -> String {
        let text =
            switch column {
            case .id: entry.id.short
            case .state: entry.state.rawValue
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
            return entry.forces.map { "\(name) (then \($0.rawValue))" }
                ?? "\(name) \(signedPoints(entry.points))"
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

    static func json(_ entry: Entry, _ bytes: [UInt8]) -> JSONValue {
        let comment = try? Submission(json: bytes).comment
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
            "error": entry.malformed.map(JSONValue.string),
        ])
    }
}

extension CustodyState: ExpressibleByArgument {}
extension CommentClass: ExpressibleByArgument {}
