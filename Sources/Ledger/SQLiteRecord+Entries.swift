// SPDX-License-Identifier: MIT

import Comments
import GRDB

extension SQLiteRecord {
    package func entries(
        _ query: EntryQuery, _ body: (Entry, [UInt8]) throws -> Bool
    ) throws {
        var pages = Pages(of: query)
        while let page = try read({ db in try pages.next(db) }) {
            for (entry, bytes) in page {
                guard try body(entry, bytes) else { return }
            }
        }
    }
}

/// The answer to a query, a few rows at a time: a slow reader, such as a pager, keeps neither the
/// rows in memory nor the -wal file from being emptied.
private struct Pages {
    /// Bodies can be 256 KiB each.
    private static let rows = 64

    private let query: EntryQuery
    private let sql: String
    /// Where the next page starts, exclusive; nil at the very end.
    private var position: Int64?
    private var remaining: Int

    init(of query: EntryQuery) {
        self.query = query
        sql = Self.sql(for: query)
        position = query.newestFirst ? .max : 0
        remaining = query.states?.isEmpty == true ? 0 : query.limit ?? .max
    }

    /// Nil after the last.
    mutating func next(_ db: Database) throws -> [(Entry, [UInt8])]? {
        let count = min(remaining, Self.rows)
        guard let start = position, count > 0 else { return nil }
        let rows = try db.all(sql, arguments(start, count))
        remaining -= rows.count
        position = rows.count < count ? nil : try rows.last?.int("seq")
        return try rows.map { (try Entry($0), try $0.bytes("bytes")) }
    }

    private func arguments(_ start: Int64, _ count: Int) -> [(any DatabaseValueConvertible)?] {
        let words = CustodyState.allCases.filter { query.states?.contains($0) ?? true }
            .map(\.rawValue)
        return words + [query.commentClass?.rawValue].compactMap(\.self) + [start, count]
    }

    /// What is held has an index of its own, which SQLite uses only where its condition stands word
    /// for word; everything else is found in one pass over the states.
    private static func sql(for query: EntryQuery) -> String {
        let index =
            query.states == [.held]
            ? "INDEXED BY custody_held CROSS JOIN body b ON b.seq = c.seq WHERE c.state = 'held'"
            : "NOT INDEXED CROSS JOIN body b ON b.seq = c.seq WHERE true"
        let states = query.states?.count ?? CustodyState.allCases.count
        let marks = Array(repeating: "?", count: states).joined(separator: ", ")
        let ofClass = query.commentClass == nil ? "" : "AND c.class = ? "
        let (beyond, order) = query.newestFirst ? ("<", "DESC") : (">", "ASC")
        return """
            SELECT \(Entry.columns) FROM custody c \(index)
            AND c.state IN (\(marks)) \(ofClass)AND c.seq \(beyond) ? ORDER BY c.seq \(order) LIMIT ?
            """
    }
}
