// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

@Suite("bailiff model", .ownThreads, .timeLimit(.minutes(10)))
struct ModelCommandTests {
    /// A daemon that has learnt from some decisions.
    private func taught() async throws -> Site {
        let site = try Site()
        try await site.start()
        for number in 0..<6 {
            let words = number % 2 == 0 ? "kind words about bread" : "buy viagra here now"
            let result = try site.bailiff(
                "submit", "--wait", "--json", "--author", "Kim \(number)", "--body",
                "\(words) \(number)")
            // Released, or held.
            #expect([0, 10].contains(result.code), "\(result.errors)")
        }
        let listed = try site.bailiff("list", "--all", "--json").output
        #expect(try site.bailiff("release", "-", input: listed).code == 0)
        let held = try site.bailiff("list", "--all", "--json", "--limit", "2").output
        #expect(try site.bailiff("refuse", "--as", "spam", "-", input: held).code == 0)
        return site
    }

    private func json(_ result: Program.Result) throws -> JSONValue {
        #expect(result.code == 0, "\(result.errors)")
        return try JSONValue(json: Array(result.output.utf8))
    }

    @Test("show says what was learnt, as it is now")
    func show() async throws {
        let site = try await taught()
        let shown = try json(site.bailiff("model", "show", "--json"))
        #expect(shown["genuine"] == 4 && shown["spam"] == 2 && shown["ordinal"] == 8)
        #expect(shown["scorer"] == "abstaining")
        #expect(try #require(shown["features"]?.intValue) > 20)
        let text = try site.bailiff("model", "show")
        #expect(text.output.contains("decisions  6: 4 genuine, 0 shill, 2 spam"))
        #expect(text.output.contains(try #require(shown["digest"]?.stringValue)))
        _ = try site.bailiff("undo", "--why", "wrong", try first(site))
        let later = try json(site.bailiff("model", "show", "--json"))
        #expect(later["digest"] != shown["digest"])
        #expect(try site.end() == 0)
        // Without the daemon, and without the file.
        #expect(try json(site.bailiff("model", "show", "--json"))["digest"] == later["digest"])
        try FileManager.default.removeItem(atPath: site.path("ledger.sqlite.model"))
        let bare = try json(site.bailiff("model", "show", "--json"))
        #expect(bare["digest"] == later["digest"])
        #expect(bare["snapshot_unused"] == "there is none")
    }

    private func first(_ site: Site) throws -> String {
        let line = try #require(try site.bailiff("list", "--all", "--json").lines.first)
        return try #require(try JSONValue(json: Array(line.utf8))["id"]?.stringValue)
    }

    @Test("rebuild gives the same counts to the last unit, and says so")
    func rebuild() async throws {
        let site = try await taught()
        let shown = try json(site.bailiff("model", "show", "--json"))
        let text = try site.bailiff("model", "rebuild")
        #expect(text.code == 0)
        #expect(text.output.contains("counted anew: 6 decisions"))
        #expect(text.output.contains("the counts are what they were, to the last unit"))
        let answer = try json(site.bailiff("model", "rebuild", "--json"))
        #expect(answer["equal"] == true && answer["digest"] == shown["digest"])
        #expect(try site.end() == 0)
        let waiting = try site.bailiff("model", "rebuild")
        #expect(waiting.code == 0 && waiting.output.isEmpty)
        #expect(waiting.errors.contains("bailiffd is not running"))
        try await site.start()
        try await site.until("it is done") { site.log.contains("its counts are what they were") }
        #expect(try site.end() == 0)
    }

    @Test("kill -9 while snapshots are written: the next start has the same counts")
    func kill() async throws {
        let site = try await taught()
        let digest = try json(site.bailiff("model", "show", "--json"))["digest"]
        var moment: UInt32 = 31
        for _ in 0..<8 {
            _ = try site.bailiff("model", "rebuild", "--no-wait")
            moment = moment &* 1_664_525 &+ 1_013_904_223
            usleep(moment % 60_000)
            _ = try site.end(SIGKILL)
            try await site.start()
            #expect(!site.log.contains("warning") && !site.log.contains("error"), "\(site.log)")
            #expect(try json(site.bailiff("model", "show", "--json"))["digest"] == digest)
        }
        #expect(try json(site.bailiff("model", "rebuild", "--json"))["equal"] == true)
        #expect(try site.end() == 0)
    }
}
