// SPDX-License-Identifier: MIT

import Foundation
import Ledger
import Testing

@Suite("A ledger is opened as what it is, or refused and left as it is")
struct OpeningTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    @Test("the daemon makes one, the command finds it")
    func roles() throws {
        #expect(throws: LedgerFailure.missing) { try folder.command() }
        #expect(!folder.has(""))
        let daemon = try folder.daemon()
        #expect(try folder.command().books().received == 0)
        #expect(try daemon.books().balances)
        #expect(!folder.has(".new"))
        #expect(try folder.sql("PRAGMA page_size") == 8192)
        #expect(try folder.sql("PRAGMA journal_mode", as: String.self) == "wal")
    }

    @Test("its group may write it, others may not read it")
    func mode() throws {
        try folder.makeLedger()
        for file in [folder.ledger, folder.ledger + ".lock"] {
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
            let bits = try #require(mode as? NSNumber).intValue
            #expect(bits & 0o117 == 0 && bits & 0o600 == 0o600, "\(file)")
        }
    }

    @Test("every commit is flushed, whoever makes it")
    func flushing() throws {
        let daemon = try folder.daemon()
        #expect(try daemon.flushing() == 2)
        let command = try folder.command()
        #expect(try command.flushing() == 2)
        _ = try command.decide([Decision(.hold, "a")])
        _ = try daemon.accept([.held("a")], published: [])
        #expect(try command.flushing() == 2)
        try daemon.close()
        // An existing ledger, and an upgraded one.
        let again = try folder.daemon()
        #expect(try again.flushing() == 2)
        try again.close()
        let upgraded = try folder.daemon(schema: .next)
        #expect(try upgraded.flushing() == 2)
        #expect(try folder.command(schema: .next).flushing() == 2)
    }

    @Test("an empty file becomes a ledger")
    func empty() throws {
        try folder.write(Data())
        #expect(throws: LedgerFailure.missing) { try folder.command() }
        #expect(try folder.bytes().isEmpty)
        #expect(try folder.daemon().books().received == 0)
    }

    @Test("leavings of a start that was cut short do no harm")
    func draft() throws {
        for suffix in [".new", ".new-wal", ".new-journal"] { try folder.write(Data([1]), suffix) }
        #expect(try folder.daemon().books().received == 0)
    }

    @Test("a link to a ledger is that ledger")
    func link() throws {
        let elsewhere = try Folder()
        try FileManager.default.createSymbolicLink(
            atPath: folder.ledger, withDestinationPath: elsewhere.ledger)
        let daemon = try elsewhere.daemon()
        #expect(throws: LedgerFailure.inUse) { try folder.daemon() }
        #expect(SQLiteRecord.isDaemonRunning(path: folder.ledger))
        #expect(try folder.command().books() == daemon.books())
    }

    @Test("two daemons never share a ledger")
    func lock() throws {
        #expect(!SQLiteRecord.isDaemonRunning(path: folder.ledger))
        let first = try folder.daemon()
        #expect(throws: LedgerFailure.inUse) { try folder.daemon() }
        #expect(try folder.command().isDaemonRunning())
        _ = try first.accept([.held("a")], published: [])
    }

    @Test("a daemon that is gone leaves the lock to the next")
    func unlocked() throws {
        do { _ = try folder.daemon() }
        #expect(!SQLiteRecord.isDaemonRunning(path: folder.ledger))
        _ = try folder.daemon()
    }

    @Test("a folder that is missing is named")
    func noFolder() throws {
        let path = folder.path + "/none/ledger"
        let failure = #expect(throws: LedgerFailure.self) {
            try SQLiteRecord.openForDaemon(path: path)
        }
        #expect(failure?.description.contains("/none") == true)
        #expect(throws: LedgerFailure.missing) { try SQLiteRecord.openForCommand(path: path) }
    }

    @Test("a folder in its place is refused")
    func isFolder() throws {
        try FileManager.default.createDirectory(
            atPath: folder.ledger, withIntermediateDirectories: false)
        let expected = LedgerFailure.notALedger(reason: "it is not a regular file")
        #expect(throws: expected) { try folder.daemon() }
        #expect(throws: expected) { try folder.command() }
    }
}

extension Schema {
    /// A version that does not exist yet.
    static let next = Schema(
        steps: Schema.current.steps + ["ALTER TABLE note ADD COLUMN colour TEXT"])
}

@Suite("A ledger of another version")
struct VersionTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
        try folder.makeLedger()
    }

    @Test("the daemon upgrades an older one and keeps a copy")
    func upgrade() throws {
        let known = Schema.current.version
        #expect(throws: LedgerFailure.olderVersion(found: known, known: known + 1)) {
            try folder.command(schema: .next)
        }
        let daemon = try folder.daemon(schema: .next)
        #expect(try daemon.books().received == 2)
        #expect(try folder.sql("SELECT count(colour) FROM note") == 0)
        let copy = try Folder()
        try copy.write(folder.bytes(".v\(known)"))
        #expect(try copy.command().books().received == 2)
    }

    @Test("an upgrade that fails leaves the ledger as it was")
    func failedUpgrade() throws {
        let broken = Schema(
            steps: Schema.current.steps + ["DELETE FROM verdict; CREATE TABLE body (x)"])
        #expect(throws: LedgerFailure.self) { try folder.daemon(schema: broken) }
        #expect(try folder.sql("SELECT count(*) FROM verdict") == 2)
        #expect(try folder.daemon().books().received == 2)
    }

    @Test("a newer one is refused by both and not written to")
    func newer() throws {
        try folder.daemon(schema: .next).close()
        let before = try folder.bytes()
        let known = Schema.current.version
        let expected = LedgerFailure.newerVersion(found: known + 1, known: known)
        #expect(throws: expected) { try folder.daemon() }
        #expect(throws: expected) { try folder.command() }
        #expect(try folder.bytes() == before)
    }
}
