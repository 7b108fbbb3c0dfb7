// SPDX-License-Identifier: MIT

import Comments
import Glibc
import Spool
import Testing

/// A thing that a hostile or broken writer puts under a name.
struct Oddity: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let reason: String
    let make: @Sendable (TemporarySpool, FileName) throws -> Void

    init(
        _ description: String, _ reason: String,
        _ make: @escaping @Sendable (TemporarySpool, FileName) throws -> Void
    ) {
        self.testDescription = description
        self.reason = reason
        self.make = make
    }
}

private let oddities = [
    Oddity("a symbolic link to a file", "it is a symbolic link, and only regular files are read") {
        try $0.makeLink($1, to: "/etc/passwd")
    },
    Oddity("a dangling link", "it is a symbolic link, and only regular files are read") {
        try $0.makeLink($1, to: "nowhere")
    },
    Oddity("a FIFO", "it is a FIFO, and only regular files are read") { try $0.makeFIFO($1) },
    Oddity("a folder", "it is a folder, and only regular files are read") {
        try $0.makeFolder($1)
    },
    Oddity("10 GiB of nothing", "it has 10737418240 bytes, and the limit is 262144") {
        try $0.makeSparse($1, size: 10 << 30)
    },
    Oddity("one byte too many", "it has 262145 bytes, and the limit is 262144") {
        try $0.makeSparse($1, size: 262_145)
    },
    Oddity("a socket", "it is a socket, and only regular files are read") { spool, name in
        // sun_path is short, the temporary path is not.
        close(try TemporarySpool.bindSocket(bytes(spool.path + "/new/" + name.shown)))
    },
]

private let devices =
    geteuid() == 0
    ? [
        Oddity("a device", "it is a device, and only regular files are read") {
            try $0.makeDevice($1)
        }
    ] : []

@Suite("Reading copies regular files within the limit and nothing else")
struct ReadTests {
    @Test(
        "what is no file of ours is named, never opened, and set aside",
        arguments: oddities + devices)
    func oddity(row: Oddity) throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        let odd = try name("odd")
        try row.make(spool, odd)
        #expect(try open.claim(limit: 1).claimed == [odd])
        guard case .unfit(let unfit) = try open.read(odd) else { throw Failed("was read") }
        #expect(unfit.reason == row.reason)
        #expect(unfit.errno == 0)
        // A crash before the move reads it again: the same identity.
        guard case .unfit(let again) = try open.read(odd) else { throw Failed("was read") }
        #expect(again.identity == unfit.identity)
        #expect(try open.moveToBad(odd, unfit.identity)?.shown == "\(unfit.identity)")
        #expect(spool.names(in: .bad) == [try name("\(unfit.identity)")])
        #expect(spool.names(in: .claim).isEmpty)
        #expect(try open.moveToBad(odd, unfit.identity) == nil)
    }

    @Test("a file that may not be opened is unreadable, for root too: its writer holds a lease")
    func unreadable() throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        let held = try name("held")
        try spool.put(held, bytes("{}"), in: .claim)
        let lease = try spool.lease(held, in: .claim)
        defer { close(lease) }
        guard case .unfit(let unfit) = try open.read(held) else { throw Failed("was read") }
        #expect(unfit.errno == EAGAIN)
        #expect(unfit.size == 2)
        #expect(unfit.fault == .unreadable("Resource temporarily unavailable"))
    }

    @Test("a file without read permission is unreadable for an ordinary user")
    func forbidden() throws {
        let spool = try TemporarySpool(prepared: false)
        try spool.giveAway("")
        try spool.asOrdinaryUser {
            try SpoolDirectory.prepare(path: spool.path)
            let open = try spool.open()
            let secret = try name("secret")
            try spool.put(secret, bytes("{}"), in: .claim)
            try spool.setMode(0, "spool/claim/secret")
            guard case .unfit(let unfit) = try open.read(secret) else { throw Failed("was read") }
            #expect(unfit.errno == EACCES)
            #expect(unfit.reason == "it cannot be read: Permission denied")
            _ = try open.moveToBad(secret, unfit.identity)
        }
    }

    @Test("bytes, size and time are the file's", arguments: [0, 1, 4096, 262_144])
    func content(size: Int) throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        let a = try name("a.json")
        let wanted = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        try spool.put(a, wanted, in: .claim)
        try spool.setTime(a, in: .claim, seconds: 4_000_000_000)
        guard case .content(let file) = try open.read(a) else { throw Failed("not read") }
        #expect(file.bytes == wanted)
        #expect(file.stamp == FileStamp(size: size, seconds: 4_000_000_000))
        #expect(try open.stamp(a) == file.stamp)
    }

    @Test("the limit of a .jsonl file is its own")
    func lines() throws {
        let spool = try TemporarySpool()
        var limits = SpoolLimits()
        limits.fileBytes = 3
        limits.linesFileBytes = 5
        let open = try spool.open(limits)
        for text in ["a.json", "a.jsonl"] {
            try spool.put(try name(text), bytes("12345"), in: .claim)
        }
        #expect(try open.read(try name("a.json")).isUnfit)
        #expect(try !open.read(try name("a.jsonl")).isUnfit)
        try spool.put(try name("a.jsonl"), bytes("123456"), in: .claim)
        #expect(try open.read(try name("a.jsonl")).isUnfit)
    }

    @Test("what is rewritten through a hard link afterwards does not change the copy")
    func hardLink() throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        let a = try name("a.json")
        try spool.put(a, bytes("clean"))
        try spool.makeHardLink(try name("kept"), of: a, in: .new)
        _ = try open.claim(limit: 1)
        guard case .content(let file) = try open.read(a) else { throw Failed("not read") }
        try spool.rewriteOutside("kept", bytes("BUY NOW"))
        try open.publish([OutgoingFile(.out, a, file.bytes)])
        #expect(spool.bytes(a, in: .out) == bytes("clean"))
        #expect(try spool.status(.out, a).st_ino != spool.status(.claim, a).st_ino)
    }

    @Test("two unfit files of one identity are both kept")
    func sameIdentity() throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        let id = CommentID(name: [1], content: [2])
        for (text, kept) in [("a", "\(id)"), ("b", "\(id).2"), ("c", "\(id).3")] {
            try spool.put(try name(text), bytes(text), in: .claim)
            #expect(try open.moveToBad(try name(text), id)?.shown == kept)
            #expect(spool.bytes(try name(kept), in: .bad) == bytes(text))
        }
    }

    @Test("the identity of an unfit file changes with its name, size and time alone")
    func identities() throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        var seen: Set<CommentID> = []
        for (text, size, time) in [
            ("a", 300_000, 1), ("a", 300_001, 1), ("a", 300_000, 2), ("b", 300_000, 1),
            ("a", 300_000, 1),
        ] {
            let odd = try name(text)
            try spool.makeSparse(odd, size: size, in: .claim)
            try spool.setTime(odd, in: .claim, seconds: time)
            guard case .unfit(let unfit) = try open.read(odd) else { throw Failed("was read") }
            seen.insert(unfit.identity)
        }
        #expect(seen.count == 4)
    }

    @Test(
        "residue is a proper prefix",
        arguments: [
            ("", "abc", true), ("ab", "abc", true), ("abc", "abc", false), ("abd", "abc", false),
            ("b", "abc", false), ("abcd", "abc", false), ("", "", false),
        ])
    func residue(file: String, stored: String, is expected: Bool) {
        #expect(isResidue(bytes(file), of: bytes(stored)) == expected)
    }

    @Test(
        "a name is one component",
        arguments: [
            ("a", true), (".a", true), ("...", true), ("", false), (".", false), ("..", false),
            ("a/b", false), ("/", false), ("a\0b", false),
            (String(repeating: "x", count: 255), true), (String(repeating: "x", count: 256), false),
        ])
    func fileNames(text: String, isName: Bool) {
        #expect((FileName(text) != nil) == isName)
    }
}

extension Arrival {
    fileprivate var isUnfit: Bool {
        if case .unfit = self { true } else { false }
    }
}
