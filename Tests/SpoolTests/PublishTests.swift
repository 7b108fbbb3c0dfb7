// SPDX-License-Identifier: MIT

import Glibc
import Spool
import Testing

@Suite("Publishing is durable, happens once and replaces nothing")
struct PublishTests {
    @Test("one file, and as many as take the other way to the disk", arguments: [0, 1, 7, 8, 200])
    func publishes(count: Int) throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        let batch = try (0..<count).map {
            OutgoingFile(.out, try name("\($0).json"), bytes("body \($0)"))
        }
        try open.publish(batch)
        #expect(spool.names(in: .out) == Set(batch.map(\.name)))
        #expect(batch.allSatisfy { spool.bytes($0.name, in: .out) == $0.bytes })
        #expect(spool.names(in: .tmp).isEmpty)
        #expect(try batch.allSatisfy { try spool.mode(.out, $0.name) == 0o640 })
    }

    @Test("what is published stays as it is, however often it is published", arguments: [1, 8])
    func again(count: Int) throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        for text in ["first", "second"] {
            let batch = try (0..<count).map { OutgoingFile(.out, try name("\($0)"), bytes(text)) }
            try open.publish(batch)
        }
        #expect(spool.names(in: .out).count == count)
        #expect(spool.bytes(try name("0"), in: .out) == bytes("first"))
        #expect(spool.names(in: .tmp).isEmpty)
    }

    @Test("out and notice may use one name in one batch; a name twice counts once")
    func sameName() throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        let same = try name("same.json")
        try open.publish([
            OutgoingFile(.out, same, bytes("released")), OutgoingFile(.notice, same, bytes("held")),
            OutgoingFile(.out, same, bytes("late")),
        ])
        #expect(spool.bytes(same, in: .out) == bytes("released"))
        #expect(spool.bytes(same, in: .notice) == bytes("held"))
        #expect(spool.names(in: .tmp).isEmpty)
    }

    @Test("leftovers of a batch that was cut off are in nobody's way")
    func leftovers() throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        for text in ["0", "1", "2"] { try spool.put(try name(text), bytes("half"), in: .tmp) }
        try open.publish([OutgoingFile(.notice, try name("a"), bytes("whole"))])
        #expect(spool.bytes(try name("a"), in: .notice) == bytes("whole"))
    }

    @Test("a batch that cannot be written publishes nothing and leaves nothing")
    func failsWhole() throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        try spool.makeFolder(try name("1"), in: .tmp)
        let found = failure {
            try open.publish([
                OutgoingFile(.out, try name("a"), []), OutgoingFile(.out, try name("b"), []),
            ])
        }
        #expect(found?.path == "tmp/1")
        #expect(spool.names(in: .out).isEmpty)
        #expect(spool.names(in: .tmp) == [try name("1")])
    }

    /// Serial, since a process has one umask; no other test looks at a mode that depends on it.
    @Test(
        "files have their mode whatever the umask is", .serialized,
        arguments: [0o077, 0o000] as [mode_t])
    func umask(mask: mode_t) throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        let before = Glibc.umask(mask)
        defer { _ = Glibc.umask(before) }
        try open.publish([OutgoingFile(.out, try name("a"), [])])
        try SpoolDirectory.drop([], name: try name("b"), into: spool.path)
        #expect(try spool.mode(.out, try name("a")) == 0o640)
        #expect(try spool.mode(.new, try name("b")) == 0o640)
    }
}

@Suite("Dropping is the blog's side of the protocol")
struct DropTests {
    @Test("a drop is whole, readable for the group and under its name")
    func drops() throws {
        let spool = try TemporarySpool()
        try SpoolDirectory.drop(bytes("{}"), name: try name("a.json"), into: spool.path)
        #expect(spool.names(in: .new) == [try name("a.json")])
        #expect(spool.bytes(try name("a.json"), in: .new) == bytes("{}"))
        #expect(try spool.mode(.new, try name("a.json")) == 0o640)
    }

    @Test("it works while the daemon holds the spool, and for who may only write into new")
    func writeOnly() throws {
        let spool = try TemporarySpool(prepared: false)
        try spool.giveAway("")
        try spool.setMode(0o711, "")
        try spool.asOrdinaryUser {
            try SpoolDirectory.prepare(path: spool.path)
            let open = try spool.open()
            try spool.setMode(0o3330, "spool/new")
            try spool.setMode(0o2111, "spool")
            #expect(throws: SpoolFailure.self) { try spool.open() }
            try SpoolDirectory.drop(bytes("{}"), name: try name("a.json"), into: spool.path)
            #expect(try open.claim(limit: 1).claimed == [try name("a.json")])
            try spool.setMode(0o2711, "spool")
        }
    }

    @Test("a name that is taken is told, and the first drop stays")
    func taken() throws {
        let spool = try TemporarySpool()
        let a = try name("a")
        try SpoolDirectory.drop(bytes("first"), name: a, into: spool.path)
        let found = failure { try SpoolDirectory.drop(bytes("second"), name: a, into: spool.path) }
        #expect(found?.kind == .exists)
        #expect(found?.mend == "each comment needs a name of its own")
        #expect(spool.bytes(a, in: .new) == bytes("first"))
        #expect(spool.names(in: .new) == [a])
    }

    @Test("a drop that was cut off is left alone and stops no other, however long the name")
    func cutOff() throws {
        for text in ["a", String(repeating: "x", count: 255)] {
            let spool = try TemporarySpool()
            try spool.put(try name("." + text.prefix(254)), bytes("half"))
            try SpoolDirectory.drop(bytes("whole"), name: try name(text), into: spool.path)
            #expect(spool.bytes(try name(text), in: .new) == bytes("whole"))
            #expect(spool.bytes(try name("." + text.prefix(254)), in: .new) == bytes("half"))
            #expect(spool.names(in: .new).count == 2)
        }
    }

    @Test("a name that would never be claimed is refused")
    func refused() throws {
        let spool = try TemporarySpool()
        let found = failure { try SpoolDirectory.drop([], name: try name(".a"), into: spool.path) }
        #expect(found?.kind == .invalidName)
        #expect(spool.names(in: .new).isEmpty)
    }

    @Test("no spool, no drop")
    func noSpool() throws {
        let spool = try TemporarySpool(prepared: false)
        let found = failure { try SpoolDirectory.drop([], name: try name("a"), into: spool.path) }
        #expect(found?.kind == .missing)
        #expect(found?.mend == "is this the spool of a bailiffd?")
    }
}
