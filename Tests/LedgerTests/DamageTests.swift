// SPDX-License-Identifier: MIT

import Comments
import Foundation
import GRDB
import Ledger
import Testing

/// Something that is no sound ledger, made out of one that is.
struct Damage: Sendable, CustomTestStringConvertible {
    let name: String
    let isForeign: Bool
    let make: @Sendable (Folder) throws -> Void

    init(_ name: String, isForeign: Bool = false, make: @escaping @Sendable (Folder) throws -> Void)
    {
        self.name = name
        self.isForeign = isForeign
        self.make = make
    }

    var testDescription: String { name }

    static let garbage = Damage("garbage", isForeign: true) { folder in
        try folder.write(Data((0..<9_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 3) }))
    }
    static let text = Damage("a short text", isForeign: true) { folder in
        try folder.write(Data("hello".utf8))
    }
    static let foreign = Damage("another program's database", isForeign: true) { folder in
        try folder.sql("CREATE TABLE body (x)")
    }
    static let foreignWAL = Damage("one that was left unclean", isForeign: true) { folder in
        let other = try Folder()
        var configuration = Configuration()
        configuration.journalMode = .wal
        let queue = try DatabaseQueue(path: other.ledger, configuration: configuration)
        try queue.write { try $0.execute(sql: "CREATE TABLE body (x)") }
        for suffix in ["", "-wal"] { try folder.write(other.bytes(suffix), suffix) }
    }
    static let truncated = Damage("truncated at a page") { folder in
        try folder.makeLedger()
        try folder.write(folder.bytes().prefix(3 * 8192))
    }
    static let cut = Damage("truncated in the first page") { folder in
        try folder.makeLedger()
        try folder.write(folder.bytes().prefix(700))
    }
    static let orphan = Damage("only the -wal is left") { folder in
        try folder.write(Data(repeating: 1, count: 5_000), "-wal")
    }
    static let emptied = Damage("emptied, the -wal is left") { folder in
        try folder.write(Data())
        try folder.write(Data(repeating: 1, count: 5_000), "-wal")
    }
}

@Suite("A damaged ledger or another file is refused and not written to")
struct DamageTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    @Test(
        "whoever opens it",
        arguments: [
            Damage.garbage, .text, .foreign, .foreignWAL, .truncated, .cut, .orphan, .emptied,
        ])
    func refused(_ damage: Damage) throws {
        try damage.make(folder)
        let before = try contents()
        for open in [{ try folder.daemon() }, { try folder.command() }] {
            let failure = #expect(throws: LedgerFailure.self) { _ = try open() }
            switch failure {
            case .notALedger: #expect(damage.isForeign)
            case .corrupt: #expect(!damage.isForeign)
            default: Issue.record("\(String(describing: failure))")
            }
            #expect(try contents() == before)
        }
    }

    @Test("after an unclean end every page is looked at, and nothing is written")
    func unclean() throws {
        let record = try folder.daemon()
        _ = try record.accept((0..<200).map { .held("n\($0)") }, published: [])
        try folder.sql("PRAGMA wal_checkpoint(TRUNCATE)")
        let crashed = try folder.crashed()
        try spoil(crashed)
        let before = try crashed.bytes()
        let failure = #expect(throws: LedgerFailure.self) { try crashed.daemon() }
        guard case .corrupt = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(try crashed.bytes() == before)
        #expect(!SQLiteRecord.isDaemonRunning(path: crashed.ledger))
    }

    @Test("after a clean end the start does not look at every page")
    func clean() throws {
        try folder.makeLedger(of: (0..<200).map { .held("n\($0)") })
        try spoil(folder)
        _ = try folder.daemon()
    }

    @Test("a row of the wrong kind is a damaged ledger, not the end of the program")
    func wrongKind() throws {
        let record = try folder.daemon()
        _ = try record.accept([.held("a")], published: [])
        try folder.sql("UPDATE verdict SET json = '[1,'")
        #expect(throws: LedgerFailure.corrupt(reason: "a stored verdict cannot be read")) {
            try record.verdict(of: CommentID(of: "a"))
        }
        #expect(throws: LedgerFailure.self) { try record.owed(limit: 1) }
    }

    @Test("every word of ours can be stored, and no other")
    func words() throws {
        let record = try folder.daemon()
        _ = try record.accept([.held("a")], published: [])
        _ = try record.decide([Decision(.refuse(as: .spam), "a")])
        let set = { (column: String, word: String) throws in
            let owes = ["releasing": "'out'", "withdrawing": "'withdrawn'"][word] ?? "owes"
            try folder.sql("UPDATE custody SET owes = \(owes), \(column) = '\(word)'")
        }
        for state in CustodyState.allCases { try set("state", state.rawValue) }
        for commentClass in CommentClass.allCases { try set("class", commentClass.rawValue) }
        for publication in Publication.allCases { try set("owes", publication.rawValue) }
        for refusal in Refusal.allCases {
            try folder.sql("UPDATE decision SET refusal = '\(refusal.rawValue)'")
        }
        for column in ["state", "class", "owes"] {
            #expect(throws: DatabaseError.self) { try set(column, "lost") }
        }
        #expect(throws: DatabaseError.self) { try set("state", "releasing', owes = 'held") }
    }

    /// Of the files that count; an empty -wal is none.
    private func contents() throws -> [Data] {
        try ["", "-wal"].map { folder.has($0) ? try folder.bytes($0) : Data() }
    }

    /// Writes over the page in the middle.
    private func spoil(_ folder: Folder) throws {
        var bytes = try folder.bytes()
        try #require(bytes.count > 10 * 8192)
        // Among the rows: the tables themselves, which every start reads, stand before them.
        let place = bytes.count / 8192 * 3 / 4 * 8192
        bytes.replaceSubrange(place..<place + 8192, with: Data(repeating: 0x5A, count: 8192))
        try folder.write(bytes)
    }
}

@Suite("What was committed survives")
struct CrashTests {
    @Test("a copy of the files at any moment is a whole ledger", arguments: [1, 4, 16])
    func copies(batch: Int) throws {
        let folder = try Folder()
        var court = try Court(try folder.daemon())
        for round in 1...4 {
            let names = (0..<batch).map { "\(round)-\($0)" }
            _ = try court.record.accept(names.map { .held($0) }, published: [])
            _ = try court.record.decide([Decision(.release, names[0])])
            if round % 2 == 0 { try court.actOnAll() }
            let crashed = try folder.crashed()
            let books = try court.record.books()
            #expect(try crashed.daemon().books() == books)
            #expect(books.received == round * batch && books.balances)
        }
    }

    @Test("a -wal that was cut short loses its last commits and nothing else")
    func torn() throws {
        let folder = try Folder()
        let record = try folder.daemon()
        for round in 0..<8 { _ = try record.accept([.held("n\(round)")], published: []) }
        let wal = try folder.bytes("-wal")
        var least = Int.max
        for cut in stride(from: wal.count, to: 0, by: -max(1, wal.count / 12)) {
            let crashed = try folder.crashed()
            try crashed.write(wal.prefix(cut), "-wal")
            let books = try crashed.daemon().books()
            #expect(books.balances && books.received <= 8)
            least = min(least, books.received)
        }
        #expect(least < 8)
    }

    @Test("the work goes on where it stopped")
    func recovery() throws {
        let folder = try Folder()
        let record = try folder.daemon()
        _ = try record.accept([.released("a")], published: [])
        let restarted = try folder.crashed().daemon()
        #expect(try restarted.accept([.released("a")], published: []) == [.known(.releasing)])
        #expect(try restarted.owed(limit: 9).map(\.id) == [CommentID(of: "a")])
    }
}
