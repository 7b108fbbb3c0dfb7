// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Ledger

struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List comments: what is held, unless told otherwise.",
        discussion: """
            Oldest first; of what is held, that comes before all which a rule holds that
            the emergency brake stopped, or which could not be judged. With --json one object a line: id, name (of the spool file),
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
            let queue = states == [.held] ? try Queue(record) : nil
            let row = ListRow(
                showsState: states?.count != 1, urgencies: queue?.urgencies ?? [:])
            let read =
                queue.map { queue in
                    { try queue.entries(query, record, $0) }
                } ?? { try record.entries(query, $0) }
            let count = try reasons ? printWithReasons(read, record, row) : printAll(read, row)
            if count == 0, !output.json { complain(nothing) }
        }
    }

    /// Hands over entries, each with the bytes as dropped, until what it is given says false.
    private typealias Reading = ((Entry, [UInt8]) throws -> Bool) throws -> Void

    /// Straight from the ledger to the terminal, however many there are.
    private func printAll(_ read: Reading, _ row: ListRow) throws -> Int {
        var count = 0
        try read { entry, bytes in
            if count == 0, !output.json { print(row.heading) }
            count += 1
            print(output.json ? row.json(entry, bytes).text : row.text(entry, bytes))
            return true
        }
        return count
    }

    private func printWithReasons(
        _ read: Reading, _ record: SQLiteRecord, _ row: ListRow
    ) throws -> Int {
        var found: [(Entry, [UInt8])] = []
        try read { entry, bytes in
            found.append((entry, bytes))
            return true
        }
        if !found.isEmpty, !output.json { print(row.heading) }
        for (entry, bytes) in found {
            let verdict = try record.verdict(of: entry.id)
            if output.json {
                var members = row.json(entry, bytes).members ?? []
                members.append(JSONMember(key: "verdict", value: verdict?.json ?? .null))
                print(JSONValue.object(members).text)
            } else {
                print(row.text(entry, bytes))
                if let verdict { print(ListRow.reasons(verdict)) }
            }
        }
        return found.count
    }

    private var nothing: String {
        all || !state.isEmpty || commentClass != nil ? "nothing matches" : "nothing is held"
    }
}

extension CustodyState: ExpressibleByArgument {}
extension CommentClass: ExpressibleByArgument {}
