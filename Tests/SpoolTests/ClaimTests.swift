// SPDX-License-Identifier: MIT

import Glibc
import Spool
import Testing

@Suite("Claiming takes finished drops, within bounds, and replaces nothing")
struct ClaimTests {
    @Test("finished drops are taken, hidden names are not")
    func takes() throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        for text in ["a.json", ".b.json", "c.form"] { try spool.put(try name(text), bytes(text)) }
        let pass = try open.claim(limit: 100)
        #expect(Set(pass.claimed) == [try name("a.json"), try name("c.form")])
        #expect(pass.reachedEnd)
        #expect(spool.names(in: .new) == [try name(".b.json")])
        #expect(spool.bytes(try name("c.form"), in: .claim) == bytes("c.form"))
    }

    @Test("names are bytes: the longest and what is not UTF-8 go through", arguments: hostileNames)
    func oddNames(bytes odd: [UInt8]) throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        guard let odd = FileName(odd) else { throw Failed("not a name") }
        try spool.put(odd, bytes("{}"))
        #expect(try open.claim(limit: 1).claimed == [odd])
        guard case .content(let file) = try open.read(odd) else { throw Failed("not read") }
        #expect(file.name == odd)
        try open.unlinkClaim(odd)
        #expect(spool.names(in: .claim).isEmpty)
    }

    @Test("5,000 names are drained in bites, each once")
    func drains() throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        for number in 0..<5000 { try spool.put(try name("comment-\(number).json"), []) }
        var seen: [FileName] = []
        var passes = 0
        while passes < 1000 {
            let pass = try open.claim(limit: 64)
            #expect(pass.claimed.count <= 64)
            seen += pass.claimed
            passes += 1
            if pass.reachedEnd && pass.claimed.isEmpty { break }
        }
        #expect(passes >= 5000 / 64)
        #expect(seen.count == 5000)
        #expect(Set(seen).count == 5000)
        #expect(spool.names(in: .new).isEmpty)
    }

    @Test("a pass that goes on after a pause also finds what came in behind it")
    func comesInBehind() throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        for number in 0..<100 {
            try spool.put(try name("\(number)"), [])
            // The folder is listed whole; the second name is not in that list.
            #expect(try open.claim(limit: 1).claimed == [try name("\(number)")])
        }
        let last = try open.claim(limit: 1)
        #expect(last.claimed.isEmpty)
        #expect(last.reachedEnd)
    }

    @Test("a pass over names that are nobody's ends after its bites, and goes on later")
    func bounded() throws {
        let spool = try TemporarySpool()
        var limits = SpoolLimits()
        limits.bite = 1024
        limits.bitesPerPass = 2
        let open = try spool.open(limits)
        for number in 0..<500 { try spool.put(try name(".unfinished-\(number)"), []) }
        try spool.put(try name("a"), [])
        var claimed: [FileName] = []
        var ends: [Bool] = []
        for _ in 0..<50 where claimed.isEmpty {
            let pass = try open.claim(limit: 10)
            claimed += pass.claimed
            ends.append(pass.reachedEnd)
        }
        #expect(claimed == [try name("a")])
        let first = try open.claim(limit: 10)
        #expect(first.claimed.isEmpty)
        #expect(ends.contains(false) || !first.reachedEnd)
    }

    @Test("a namesake in claim is not replaced; it is for a later pass")
    func namesake() throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        let same = try name("same.json")
        try spool.put(same, bytes("first"))
        #expect(try open.claim(limit: 9).claimed == [same])
        try spool.put(same, bytes("second"))
        let pass = try open.claim(limit: 9)
        #expect(pass.claimed.isEmpty)
        #expect(pass.blocked == 1)
        #expect(spool.bytes(same, in: .claim) == bytes("first"))
        #expect(spool.bytes(same, in: .new) == bytes("second"))
        try open.unlinkClaim(same)
        #expect(try open.claim(limit: 9).claimed == [same])
        #expect(spool.bytes(same, in: .claim) == bytes("second"))
    }

    @Test("unlinking what is gone is done")
    func unlinkTwice() throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        try open.unlinkClaim(try name("never"))
        #expect(try open.read(try name("never")) == .gone)
        #expect(try open.stamp(try name("never")) == nil)
        #expect(spool.names(in: .claim).isEmpty)
    }

    @Test("claims of an earlier life are listed in portions, over and over")
    func recovery() throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        let names = try (0..<10).map { try name("\($0)") }
        for name in names { try spool.put(name, [], in: .claim) }
        for _ in 0..<2 {
            var seen: [FileName] = []
            var batch = NameBatch()
            while !batch.reachedEnd {
                batch = try open.claimedNames(limit: 4)
                #expect(batch.names.count <= 4)
                seen += batch.names
            }
            #expect(seen.count == 10)
            #expect(Set(seen) == Set(names))
        }
    }

    @Test("tmp is emptied, also of many and hidden files")
    func emptiesTmp() throws {
        let spool = try TemporarySpool()
        let open = try spool.open()
        for number in 0..<300 { try spool.put(try name("\(number)"), [], in: .tmp) }
        try spool.put(try name(".hidden"), [], in: .tmp)
        try open.emptyTmp()
        #expect(spool.names(in: .tmp).isEmpty)
    }
}

@Suite("What cannot be claimed is reported and left alone for a while")
struct StuckTests {
    private let start = ContinuousClock.now

    @Test("a folder that its owner alone may move is stuck, the rest goes through")
    func foreignFolder() throws {
        let spool = try TemporarySpool(prepared: false)
        try spool.giveAway("")
        try spool.asOrdinaryUser {
            try SpoolDirectory.prepare(path: spool.path)
            let open = try spool.open()
            try spool.makeFolder(try name("folder\u{202E}"))
            try spool.setMode(0o555, "spool/new/folder\u{202E}")
            try spool.put(try name("a"), [])
            #expect(try open.claim(limit: 9, now: start).claimed == [try name("a")])
            #expect(open.stuck.map(\.reason) == ["Permission denied"])
            #expect(open.stuck.map(\.name.shown) == [#"folder\xE2\x80\xAE"#])
        }
    }

    /// Nobody can move a folder into itself, not even root: claim/ as an entry of new/.
    private func stuckSpool(_ limits: SpoolLimits) throws -> (TemporarySpool, SpoolDirectory) {
        let spool = try TemporarySpool()
        let open = try spool.open(limits)
        try spool.move("spool/claim", "spool/new/claim")
        #expect(try open.claim(limit: 9, now: start).claimed.isEmpty)
        return (spool, open)
    }

    @Test("it is tried again after the pause, not before")
    func pause() throws {
        let (spool, open) = try stuckSpool(SpoolLimits())
        #expect(open.stuck.map(\.reason) == ["Invalid argument"])
        // Now that another folder stands under the name, the rename would work.
        try spool.move("spool/new/claim", "spool/claim")
        try spool.makeFolder(try name("claim"))
        #expect(try open.claim(limit: 9, now: start + .seconds(59)).claimed.isEmpty)
        #expect(open.stuck.count == 1)
        #expect(try open.claim(limit: 9, now: start + .seconds(60)).claimed == [try name("claim")])
        #expect(open.stuck.isEmpty)
    }

    @Test("what was removed is forgotten at the end of the folder")
    func removed() throws {
        let (spool, open) = try stuckSpool(SpoolLimits())
        try spool.move("spool/new/claim", "spool/claim")
        #expect(try open.claim(limit: 9, now: start).reachedEnd)
        #expect(open.stuck.isEmpty)
    }

    @Test("the memory for them is bounded")
    func bounded() throws {
        var limits = SpoolLimits()
        limits.stuckNames = 0
        let (_, open) = try stuckSpool(limits)
        #expect(open.stuck.isEmpty)
    }
}

private let hostileNames: [[UInt8]] = [
    [UInt8](repeating: UInt8(ascii: "x"), count: 255), [0xFF, 0xFE, 0x80], [0x0A], [0x20],
    bytes("-rf"), bytes("\u{202E}nosj.a"), bytes("\\x41"), bytes("a..json"), bytes("..."),
].map { $0.first == UInt8(ascii: ".") ? [0x78] + $0 : $0 }
