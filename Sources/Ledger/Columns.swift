// SPDX-License-Identifier: MIT

import Comments
// GRDB knows blobs only as Foundation's Data.
import Foundation
import GRDB

/// A row of a result, read column by column without a trap: GRDB's own subscripts end the process
/// on a value of another type, which a damaged ledger may hold.
struct Columns {
    let row: Row

    func int(_ name: String) throws(LedgerFailure) -> Int64 {
        try required(optionalInt(name), name)
    }

    func text(_ name: String) throws(LedgerFailure) -> String {
        try required(optionalText(name), name)
    }

    func bytes(_ name: String) throws(LedgerFailure) -> [UInt8] {
        try required(Data.fromDatabaseValue(row[name]).map { [UInt8]($0) }, name)
    }

    func id(_ name: String) throws(LedgerFailure) -> CommentID {
        try required(optionalID(name), name)
    }

    func word<Word: RawRepresentable<String>>(_ name: String) throws(LedgerFailure) -> Word {
        try required(optionalWord(name), name)
    }

    func optionalInt(_ name: String) -> Int64? { Int64.fromDatabaseValue(row[name]) }

    func optionalDouble(_ name: String) -> Double? { Double.fromDatabaseValue(row[name]) }

    func optionalText(_ name: String) -> String? { String.fromDatabaseValue(row[name]) }

    func optionalID(_ name: String) -> CommentID? {
        Data.fromDatabaseValue(row[name]).flatMap { CommentID(bytes: [UInt8]($0)) }
    }

    func optionalWord<Word: RawRepresentable<String>>(_ name: String) -> Word? {
        optionalText(name).flatMap(Word.init)
    }

    private func required<T>(_ value: T?, _ name: String) throws(LedgerFailure) -> T {
        guard let value else { throw .corrupt(reason: "the column \(name) cannot be read") }
        return value
    }
}

extension CommentID {
    var blob: Data { Data(bytes) }
}

extension [UInt8] {
    var blob: Data { Data(self) }
}

extension Database {
    /// Runs a statement that is prepared once for each connection.
    func run(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?]) throws {
        try cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
    }

    func first(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?]) throws -> Columns? {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
            .map(Columns.init)
    }

    /// All rows at once, so that the statement is free again before anyone looks at them.
    func all(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?]) throws -> [Columns] {
        try Row.fetchAll(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
            .map(Columns.init)
    }
}
