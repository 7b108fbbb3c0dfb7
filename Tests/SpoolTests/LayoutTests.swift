// SPDX-License-Identifier: MIT

import Glibc
import Spool
import Testing

@Suite("A spool is made once, checked and locked")
struct LayoutTests {
    @Test(
        "each folder has its mode, whatever the umask",
        arguments: zip(
            SpoolFolder.allCases, [0o3730, 0o700, 0o700, 0o2700, 0o2750, 0o2750] as [mode_t]))
    func modes(folder: SpoolFolder, mode: mode_t) throws {
        let spool = try TemporarySpool()
        #expect(try spool.mode(folder) == mode)
        #expect(try spool.open().warnings.isEmpty)
    }

    @Test("preparing again changes nothing, and completes what a crash left")
    func preparesAgain() throws {
        let spool = try TemporarySpool()
        try spool.put(try name("a.json"), bytes("x"))
        for lost in ["claim", "bad", "tmp", "out", "notice"] {
            try spool.removeFolder("spool/" + lost)
            try SpoolDirectory.prepare(path: spool.path)
        }
        #expect(spool.names(in: .new) == [try name("a.json")])
        _ = try spool.open()
    }

    @Test("new is never made again in a spool that exists")
    func lostNew() throws {
        let spool = try TemporarySpool()
        try spool.removeFolder("spool/new")
        let prepared = failure { try SpoolDirectory.prepare(path: spool.path) }
        #expect(prepared?.kind == .unfitFolders)
        #expect(prepared?.description.contains("mkdir -m 3730 new") == true)
        #expect(throws: Failed.self) { try spool.mode(.new) }
        let opened = failure { _ = try spool.open() }
        #expect(opened?.kind == .missing)
        #expect(opened?.path == "new")
    }

    @Test("a spool whose parent is missing is an error with its mend")
    func missingParent() throws {
        let spool = try TemporarySpool(prepared: false)
        let found = failure { try SpoolDirectory.prepare(path: spool.path + "/deeper") }
        #expect(found?.kind == .missing)
        #expect(found?.mend == "make the folder above it first")
    }

    @Test("a folder that is a link is refused, one that the spool's own path goes through is not")
    func linkedFolder() throws {
        let spool = try TemporarySpool()
        try spool.move("spool", "real")
        try spool.makeLink("spool", to: spool.root + "/real")
        _ = try spool.open()
        try spool.move("real/out", "elsewhere")
        try spool.makeLink("real/out", to: spool.root + "/elsewhere")
        let found = failure { _ = try spool.open() }
        #expect(found?.path == "out")
        #expect(found?.mend == "out must be a folder, not a link or a file")
    }

    @Test("other modes are warned of and work all the same")
    func otherModes() throws {
        let spool = try TemporarySpool()
        try spool.setMode(0o777, "spool/new")
        try spool.setMode(0o755, "spool")
        let open = try spool.open()
        #expect(open.warnings.count == 2)
        #expect(open.warnings.contains("new has mode 0777, not 3730: chmod 3730"))
        try spool.put(try name("a"), [])
        #expect(try open.claim(limit: 1).claimed == [try name("a")])
    }

    @Test("a second daemon is told that the spool is in use; after the first, it is free")
    func secondDaemon() throws {
        let spool = try TemporarySpool()
        var first: SpoolDirectory? = try spool.open()
        #expect(first != nil)
        let second = failure { _ = try spool.open() }
        #expect(second?.kind == .inUse)
        #expect(second?.description.contains("another bailiffd has this spool") == true)
        first = nil
        _ = try spool.open()
    }

    @Test("an ordinary user has a spool of his own without warnings")
    func ordinaryUser() throws {
        let spool = try TemporarySpool(prepared: false)
        try spool.giveAway("")
        try spool.asOrdinaryUser {
            try SpoolDirectory.prepare(path: spool.path)
            let open = try spool.open()
            #expect(open.warnings.isEmpty)
            try SpoolDirectory.drop(bytes("{}"), name: try name("a.json"), into: spool.path)
            #expect(try open.claim(limit: 9).claimed == [try name("a.json")])
            try open.publish([OutgoingFile(.out, try name("1.json"), bytes("{}"))])
        }
    }

    @Test("a NUL in the path opens nothing else")
    func pathWithNUL() throws {
        let spool = try TemporarySpool()
        let found = failure { _ = try SpoolDirectory(path: spool.path + "\0/x") }
        #expect(found?.errno == EINVAL)
        #expect(found?.path.contains("<U+0000>") == true)
    }

    @Test("room is the lesser of blocks and inodes, as a share")
    func room() throws {
        let open = try TemporarySpool().open()
        let share = try open.freeShare()
        #expect((0.0...1.0).contains(share))
        #expect(try open.hasRoom(share: 1.0) == false)
        #expect(try open.hasRoom(share: -0.1))
    }

    @Test("a lost flush is never taken for a full disk", arguments: kinds)
    func kindsOfErrors(row: KindRow) {
        #expect(SpoolFailure.Kind(errno: row.errno) == row.kind)
    }
}

struct KindRow: Sendable, CustomTestStringConvertible {
    let errno: Int32
    let kind: SpoolFailure.Kind
    var testDescription: String { "errno \(errno) is \(kind)" }
}

private let kinds = [
    KindRow(errno: ENOSPC, kind: .noSpace), KindRow(errno: EDQUOT, kind: .noSpace),
    KindRow(errno: EROFS, kind: .readOnly), KindRow(errno: EEXIST, kind: .exists),
    KindRow(errno: ENOENT, kind: .missing), KindRow(errno: EIO, kind: .system),
]
