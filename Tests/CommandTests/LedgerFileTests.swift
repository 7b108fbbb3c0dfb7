// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite(
    "A ledger or a spool that cannot be used is refused and left as it is", .ownThreads,
    .timeLimit(.minutes(10)))
struct LedgerFileTests {
    private func startFails(_ site: Site, code: Int32 = 75, _ says: String) throws {
        let result = try Program.run("bailiffd", ["--config", site.path("bailiff.conf")])
        #expect(result.code == code)
        #expect(result.errors.contains(says), "\(result.errors)")
    }

    @Test("not a database, or one of another program", arguments: ["garbage", "SQLite format 3\0"])
    func foreign(_ content: String) throws {
        let site = try Site()
        try site.write(String(repeating: content, count: 100), to: "ledger.sqlite")
        try startFails(site, "ledger.sqlite: this is not a ledger of bailiff")
        #expect(try site.bailiff("list").code == 69)
        let kept = try String(contentsOfFile: site.path("ledger.sqlite"), encoding: .utf8)
        #expect(kept == String(repeating: content, count: 100))
    }

    @Test("pages that were overwritten after an unclean end")
    func corrupt() async throws {
        let site = try Site()
        try await site.start()
        for number in 0..<30 {
            let content =
                "{\"comment_content\": \"\(String(repeating: "word ", count: 400))\(number)\"}"
            try site.write(content, to: "spool/new/.c")
            try FileManager.default.moveItem(
                atPath: site.path("spool/new/.c"), toPath: site.path("spool/new/c\(number).json"))
        }
        try await site.until("all are released") {
            try site.bailiff("list", "--all", "--json").output.components(
                separatedBy: "\"state\":\"released\""
            ).count == 31
        }
        // Clean once, so that everything is in the one file; then dirty.
        #expect(try site.end() == 0)
        try await site.start()
        _ = try site.end(SIGKILL)
        let file = try FileHandle(forUpdating: site.folder.appending(path: "ledger.sqlite"))
        for page in 3..<8 {
            try file.seek(toOffset: UInt64(page * 8192))
            try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
        }
        try file.close()
        let damaged = try Data(contentsOf: site.folder.appending(path: "ledger.sqlite"))
        try startFails(site, "the ledger is damaged")
        #expect(try Data(contentsOf: site.folder.appending(path: "ledger.sqlite")) == damaged)
    }

    @Test("two daemons on one spool: the second is refused, the first goes on")
    func two() async throws {
        let site = try Site()
        try await site.start()
        try startFails(site, "another bailiffd has this spool; stop it first")
        let result = try site.bailiff("submit", "-", input: #"{"comment_content": "still here"}"#)
        try await site.until("it is released") {
            site.files("spool/out") == ["\(result.output.prefix(32)).json"]
        }
        #expect(try site.end() == 0)
    }

    @Test("two daemons on one ledger with spools of their own")
    func sharedLedger() async throws {
        let site = try Site()
        try await site.start()
        let result = try Program.run(
            "bailiffd", ["--config", site.path("bailiff.conf"), "--spool", site.path("other")])
        #expect(
            result.code == 75 && result.errors.contains("another bailiffd works on this ledger"))
        #expect(try site.end() == 0)
    }

    @Test(
        "a missing folder of the spool is named and not made anew",
        arguments: [
            "new", "claim", "out",
        ])
    func missing(_ folder: String) async throws {
        let site = try Site()
        try await site.start()
        #expect(try site.end() == 0)
        try FileManager.default.removeItem(atPath: site.path("spool/\(folder)"))
        if folder == "new" {
            try startFails(site, "its folder new is gone")
            #expect(!site.files("spool").contains("new"))
        } else {
            try await site.start()
            #expect(site.files("spool").contains(folder))
            #expect(try site.end() == 0)
        }
    }

    @Test("wrong rules at the start: 78, with the place")
    func wrongRules() throws {
        let site = try Site(rules: "rule a\n    when body contians \"x\"\n")
        try startFails(site, code: 78, "site.rules:2:15: unknown test \"contians\"")
    }
}
