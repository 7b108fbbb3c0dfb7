// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Foundation
import Ledger
import Lines

/// Which comments a command is about.
struct Selection: ParsableArguments {
    @Argument(help: "Ids, or prefixes of ids that are unique; - reads them from standard input.")
    var ids: [String]

    /// The comments that were named, each once, in the order in which they were named.
    ///
    /// All or none: an id that is unknown or names several is an error before anything is done.
    func resolved(in record: SQLiteRecord) throws -> [Entry] {
        var seen: Set<CommentID> = []
        var entries: [Entry] = []
        var mistakes: [String] = []
        for id in try ids.flatMap({ $0 == "-" ? try Self.read() : [$0] }) {
            do {
                let entry = try Self.find(id, in: record)
                if seen.insert(entry.id).inserted { entries.append(entry) }
            } catch let problem as Problem {
                mistakes.append(problem.description)
            }
        }
        guard mistakes.isEmpty else {
            throw Problem(.notFound, mistakes.joined(separator: "\n"))
        }
        return entries
    }

    /// The one comment that an id or a prefix names.
    static func find(_ prefix: String, in record: SQLiteRecord) throws -> Entry {
        let digits = prefix.lowercased()
        guard !digits.isEmpty, digits.utf8.count <= 32,
            digits.utf8.allSatisfy({ $0.hexValue != nil })
        else {
            throw Problem(
                .notFound, "\"\(visible(prefix))\" is no id: ids are hexadecimal, see bailiff list")
        }
        let ids = try record.ids(startingWith: digits, limit: 4)
        guard let id = ids.first, let entry = try record.entry(id) else {
            throw Problem(
                .notFound,
                digits.utf8.count == 32
                    ? "there is no comment \(digits); just submitted? then bailiffd has yet to take it in"
                    : "no comment has an id that starts with \(digits)")
        }
        guard ids.count == 1 else {
            let some = ids.prefix(3).map { String("\($0)".prefix(12)) + "…" }
            throw Problem(
                .notFound, "\(digits) could be \(listed(some)): give more digits")
        }
        return entry
    }

    /// Ids from standard input: the first word of each line, or the `id` of a JSON object.
    private static func read() throws -> [String] {
        var ids: [String] = []
        while let line = readLine() {
            if line.hasPrefix("{") {
                guard let value = try? JSONDocument(Array(line.utf8)).value,
                    let id = value["id"]?.stringValue
                else { throw Problem(.data, "standard input: a line is no object with an \"id\"") }
                ids.append(id)
            } else if let word = line.split(whereSeparator: \.isWhitespace).first, word != "ID" {
                // "ID" heads the table that bailiff list prints.
                ids.append(String(word))
            }
        }
        if ids.isEmpty { complain("standard input named no comment: nothing was done") }
        return ids
    }
}

extension CommentID {
    /// As many digits as a person needs to name it.
    var short: String { String("\(self)".prefix(10)) }
}
