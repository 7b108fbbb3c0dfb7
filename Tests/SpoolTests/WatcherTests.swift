// SPDX-License-Identifier: MIT

import Glibc
import Spool
import Testing

private enum Place: Hashable, Sendable { case new, rules }

@Suite("Watching hints at changes", .timeLimit(.minutes(1)))
struct WatcherTests {
    private let now = Duration.zero
    private let long = Duration.seconds(30)

    private func watched() throws -> (TemporarySpool, Watcher<Place>) {
        let spool = try TemporarySpool()
        let watcher = try Watcher<Place>()
        try watcher.watch(spool.path + "/new", as: .new, for: .arrivals)
        return (spool, watcher)
    }

    @Test("a drop is hinted at once")
    func drop() throws {
        let (spool, watcher) = try watched()
        #expect(try watcher.wait(timeout: now).isEmpty)
        try SpoolDirectory.drop(bytes("{}"), name: try name("a"), into: spool.path)
        #expect(try watcher.wait(timeout: long) == [.changed(.new)])
        #expect(try watcher.wait(timeout: now).isEmpty)
    }

    @Test("a file written in place is hinted at when it is closed")
    func closed() throws {
        let (spool, watcher) = try watched()
        try spool.put(try name("a"), bytes("x"))
        #expect(try watcher.wait(timeout: long) == [.changed(.new)])
    }

    @Test("hidden names are nobody's business")
    func hidden() throws {
        let (spool, watcher) = try watched()
        try spool.put(try name(".a"), bytes("x"))
        #expect(try watcher.wait(timeout: now).isEmpty)
    }

    @Test("more paths, each with its tag; the same one again changes nothing")
    func tags() throws {
        let (spool, watcher) = try watched()
        for _ in 0..<2 { try watcher.watch(spool.path + "/out", as: .rules, for: .changes) }
        try spool.put(try name("a"), [])
        try spool.put(try name(".b"), [], in: .out)
        #expect(try watcher.wait(timeout: long) == [.changed(.new), .changed(.rules)])
    }

    @Test("a waker ends a wait from another task, and many rings are one")
    func wakes() async throws {
        let (spool, watcher) = try watched()
        let waker = watcher.waker
        await withDiscardingTaskGroup { group in
            group.addTask { for _ in 0..<100 { waker.wake() } }
        }
        #expect(try watcher.wait(timeout: long) == [.woken])
        #expect(try watcher.wait(timeout: now).isEmpty)
        #expect(spool.names(in: .new).isEmpty)
    }

    @Test("a watched folder that goes, or is moved, asks for a new look", arguments: [true, false])
    func lost(moved: Bool) throws {
        let (spool, watcher) = try watched()
        if moved {
            try spool.move("spool/new", "aside")
        } else {
            try spool.removeFolder("spool/new")
        }
        #expect(try watcher.wait(timeout: long) == [.rescan])
        #expect(try watcher.wait(timeout: now).isEmpty)
        #expect(failure { try watcher.watch(spool.path + "/new", as: .new, for: .arrivals) } != nil)
    }

    @Test("a queue that overflows asks for a new look")
    func overflow() throws {
        let (spool, watcher) = try watched()
        // The default limit is 16,384 events; two names in turn keep them from being merged.
        let a = try name("a")
        let b = try name("b")
        for name in [a, b] { try spool.put(name, []) }
        var hints: Set<Hint<Place>> = []
        try spool.overflow(a, b, events: 20_000)
        for _ in 0..<1000 where !hints.contains(.rescan) {
            hints.formUnion(try watcher.wait(timeout: now))
        }
        #expect(hints.contains(.rescan))
        #expect(hints.contains(.changed(.new)))
    }

    @Test("records are read as the kernel lays them out, and a cut one ends them")
    func records() {
        let first = record(watch: 1, mask: UInt32(IN_MOVED_TO), name: bytes("a.json\0\0"))
        let overflow = record(watch: -1, mask: UInt32(IN_Q_OVERFLOW), name: [])
        let gone = record(watch: 2, mask: UInt32(IN_IGNORED), name: [])
        let events = FileEvent.parse(first + overflow + gone)
        #expect(events.map(\.watch) == [1, -1, 2])
        #expect(events.map(\.name) == [bytes("a.json"), [], []])
        #expect(events.map(\.isOverflow) == [false, true, false])
        #expect(events.map(\.endsWatch) == [false, false, true])
        for length in 0..<first.count {
            #expect(FileEvent.parse(Array(first.prefix(length))).isEmpty)
        }
        let absurd = record(watch: 1, mask: 0, name: [], length: .max)
        #expect(FileEvent.parse(absurd + first).isEmpty)
    }

    private func record(
        watch: Int32, mask: UInt32, name: [UInt8], length: UInt32? = nil
    ) -> [UInt8] {
        let length = length ?? UInt32(name.count)
        let numbers: [UInt32] = [UInt32(bitPattern: watch), mask, 0, length]
        return numbers.flatMap(littleEndian) + name
    }

    private func littleEndian(_ number: UInt32) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}

@Suite("The service manager is told by datagrams")
struct ServiceManagerTests {
    @Test("a path and an abstract name are both reached", arguments: [true, false])
    func sends(abstract: Bool) throws {
        let spool = try TemporarySpool(prepared: false)
        let path = spool.root + "/notify"
        let socket = try TemporarySpool.bindSocket(abstract ? [0] + bytes(path) : bytes(path))
        defer { close(socket) }
        let manager = ServiceManager(
            environment: ["NOTIFY_SOCKET": (abstract ? "@" : "") + path])
        try manager.send("READY=1\nSTATUS=watching")
        #expect(TemporarySpool.receive(socket) == "READY=1\nSTATUS=watching")
        #expect(TemporarySpool.receive(socket) == nil)
    }

    @Test(
        "without a socket nothing is sent and nothing fails",
        arguments: [[:], ["NOTIFY_SOCKET": ""]])
    func silent(environment: [String: String]) throws {
        try ServiceManager(environment: environment).send("READY=1")
    }

    @Test(
        "a socket that is not there or cannot be is told",
        arguments: ["/nowhere/notify", "/" + String(repeating: "x", count: 200)])
    func broken(socket: String) {
        #expect(failure { try ServiceManager(socket: socket).send("READY=1") }?.errno != nil)
    }

    @Test(
        "the watchdog's pace is read, if it is ours",
        arguments: [
            ("30000000", nil, 30), ("30000000", "self", 30), ("30000000", "1", nil),
            ("30000000", "x", nil), ("0", nil, nil), ("-1", nil, nil), ("soon", nil, nil),
            (nil, nil, nil),
        ] as [(String?, String?, Int?)])
    func watchdog(microseconds: String?, process: String?, seconds: Int?) {
        var environment: [String: String] = [:]
        environment["WATCHDOG_USEC"] = microseconds
        environment["WATCHDOG_PID"] = process == "self" ? "\(getpid())" : process
        let interval = ServiceManager(environment: environment).watchdogInterval
        #expect(interval == seconds.map { Duration.seconds($0) })
    }
}
