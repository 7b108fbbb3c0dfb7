// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

@Suite("A moderator's day with the real programs", .ownThreads, .timeLimit(.minutes(10)))
struct ModeratorTests {
    private func object(_ line: String) throws -> JSONValue {
        try JSONValue(json: Array(line.utf8))
    }

    private func entries(_ site: Site) throws -> [JSONValue] {
        try site.bailiff("list", "--all", "--json").lines.map(object)
    }

    private func submit(_ content: String, _ site: Site) throws -> String {
        let json: JSONValue = ["comment_content": .string(content), "comment_author": "Kim"]
        let result = try site.bailiff("submit", "-", input: json.text)
        #expect(result.code == 0, "\(result.errors)")
        return String(result.output.prefix(32))
    }

    private func wait(_ id: String, _ state: String, _ site: Site) async throws {
        try await site.until("\(id) is \(state)") {
            try entries(site).contains {
                $0["id"] == .string(id) && $0["state"] == .string(state)
            }
        }
    }

    @Test("submit, list, why, release, refuse, undo, status, log")
    func day() async throws {
        let site = try Site()
        try await site.start()
        let held = try submit("cheap \u{1B}[2J viagra\u{202E}", site)
        let fine = try submit("a kind word", site)
        try await wait(held, "held", site)
        try await wait(fine, "released", site)

        let list = try site.bailiff("list")
        #expect(list.output.contains(held.prefix(10)) && !list.output.contains(fine.prefix(10)))
        #expect(!list.output.contains("\u{1B}") && !list.output.contains("\u{202E}"))
        #expect(list.lines.allSatisfy { $0.count <= 80 }, "\(list.output)")

        let why = try site.bailiff("why", String(held.prefix(6)))
        for part in [
            "pills", "site.rules:1", "[[viagra", "+5.00", "from which a comment is held",
            "without pills", "It advertises prescription drugs.",
        ] { #expect(why.output.contains(part), "\(part) in \(why.output)") }
        #expect(!why.output.contains("\u{1B}"))

        let dry = try site.bailiff("release", held, "--dry-run")
        #expect(dry.output.contains("would release"))
        let release = try site.bailiff("release", held, "--why", "asked her")
        #expect(release.code == 0 && release.output.contains("released"))
        try await site.until("it is out") { site.files("spool/out").contains("\(held).json") }
        let refuse = try site.bailiff("refuse", "--as", "shill", fine, "--json")
        #expect(try object(refuse.output)["outcome"] == "withdrawn as shill")
        let undo = try site.bailiff("undo", fine)
        #expect(undo.output.contains("undone: released again"))
        try await site.until("its second file") {
            site.files("spool/out").contains("\(fine).r2.json")
        }

        let show = try site.bailiff("show", held)
        #expect(show.output.contains("release (asked her) → released"))
        let log = try site.bailiff("log")
        #expect(log.lines.count == 5, "\(log.output)")
        let status = try site.bailiff("status")
        #expect(status.code == 0 && status.output.hasPrefix("all is well"), "\(status.output)")
        #expect(try site.end() == 0)
        let stopped = try site.bailiff("status")
        #expect(stopped.code == 1 && stopped.output.contains("bailiffd is not running"))
    }

    @Test("a bulk act touches exactly what was listed")
    func bulk() async throws {
        let site = try Site()
        try await site.start()
        var ids: [String] = []
        for number in 0..<5 { ids.append(try submit("viagra \(number)", site)) }
        for id in ids { try await wait(id, "held", site) }
        let listed = try site.bailiff("list", "--json", "--limit", "3").output
        _ = try submit("viagra late", site)
        let refused = try site.bailiff("refuse", "-", input: listed)
        #expect(refused.lines.count == 3 && refused.output.contains("refused as spam"))
        try await site.until("the late one is held") {
            try entries(site).filter { $0["state"] == "held" }.count == 3
        }
        #expect(try entries(site).filter { $0["state"] == "refused" }.count == 3)
        #expect(try site.end() == 0)
    }

    @Test("unknown, ambiguous and senseless ids are errors, and nothing is done")
    func wrongIDs() async throws {
        let site = try Site()
        try await site.start()
        let id = try submit("viagra", site)
        try await wait(id, "held", site)
        for wrong in ["ffffffff", "xyz", ""] where !id.hasPrefix(wrong) || wrong.isEmpty {
            let result = try site.bailiff("release", id, wrong)
            #expect(result.code == 66, "\(wrong): \(result)")
        }
        try Data("{".utf8).write(to: site.folder.appending(path: "spool/new/bad.json"))
        try await site.until("it is malformed") {
            try entries(site).contains { $0["state"] == "malformed" }
        }
        let bad = try #require(try entries(site).first { $0["state"] == "malformed" }?["id"])
        let result = try site.bailiff("release", try #require(bad.stringValue), id)
        #expect(result.code == 65 && result.errors.contains("nothing was done"))
        try await wait(id, "held", site)
        #expect(try site.end() == 0)
    }

    @Test("a decision made while the daemon is down is noted and done later")
    func down() async throws {
        let site = try Site()
        try await site.start()
        let id = try submit("viagra", site)
        try await wait(id, "held", site)
        #expect(try site.end() == 0)
        let release = try site.bailiff("release", id)
        #expect(release.code == 0 && release.errors.contains("it will act when it is started"))
        try await site.start()
        try await wait(id, "released", site)
        #expect(try site.end() == 0)
    }

    @Test("SIGHUP swaps the rules, a wrong file is told by status")
    func hangup() async throws {
        let site = try Site()
        try await site.start()
        try site.write("rule x\n    when body contains \"casino\"\n", to: "rules/site.rules")
        try site.signal(SIGHUP)
        try await site.until("status complains") {
            let status = try site.bailiff("status")
            return status.code == 1 && status.output.contains("site.rules:1:")
        }
        try site.write(
            "rule x\n    when body contains \"casino\"\n    score spam +2\n", to: "rules/site.rules"
        )
        try site.signal(SIGHUP)
        try await site.until("status is content") { try site.bailiff("status").code == 0 }
        #expect(try site.end() == 0)
    }
}
