// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Lines
import Testing

@Suite(.ownThreads, .timeLimit(.minutes(10))) struct `The status` {
    /// Status as on a terminal of 80 by 24, where the prompt takes a line.
    private func look(_ site: Site, _ flags: String...) throws -> Program.Result {
        let result = try Program.run(
            "bailiff", ["status", "--config", site.path("bailiff.conf")] + flags)
        #expect(result.output.split(separator: "\n", omittingEmptySubsequences: false).count <= 24)
        #expect(result.lines.allSatisfy { columns(of: $0) <= 80 }, "\(result.output)")
        return result
    }

    private func submit(_ content: String, _ site: Site) throws -> String {
        let json: JSONValue = ["comment_content": .string(content)]
        return String(try site.bailiff("submit", "-", input: json.text).output.prefix(32))
    }

    @Test func `names the next step in each condition`() async throws {
        let site = try Site()
        let flag = " --config \(site.path("bailiff.conf"))"
        try await site.start()
        let fresh = try look(site)
        #expect(fresh.code == 0 && fresh.output.hasPrefix("all is well\n"))
        #expect(flat(fresh.output).contains("Next: bailiff submit comment.json\(flag)"))

        let id = try submit("viagra", site)
        try Data("{".utf8).write(to: site.folder.appending(path: "spool/new/bad.json"))
        try await site.until("one is held, one set aside") {
            let text = flat(try look(site).output)
            return text.contains("= 1 held + 1 malformed") && text.contains("held: 1, the oldest")
        }
        let waits = flat(try look(site).output)
        #expect(waits.contains("Next: bailiff list\(flag) bailiff list --state malformed\(flag)"))

        #expect(try site.end() == 0)
        let release = try site.bailiff("release", id)
        #expect(release.code == 0)
        let stopped = try look(site)
        #expect(stopped.code == 1 && stopped.output.hasPrefix("1 thing needs you:\n"))
        #expect(
            stopped.output.contains(
                "  - bailiffd is not running: nothing is taken in; its log says why"))
        #expect(flat(stopped.output).contains("decisions that wait for bailiffd: 1, the oldest"))
        let installed = try Program.run(
            "bailiff", ["status"], environment: ["BAILIFF_CONFIG": site.path("bailiff.conf")])
        #expect(installed.output.contains("Next: bailiffd\n      bailiff list\n"))
        let own = try look(site, "--ledger", site.path("ledger.sqlite"))
        #expect(flat(own.output).contains("Next: bailiffd\(flag) --ledger"))
    }

    @Test func `fits a terminal however much is wrong`() async throws {
        let site = try Site()
        try await site.start()
        for number in 0..<3 {
            try Data("{".utf8).write(
                to: site.folder.appending(path: "spool/new/bad\(number).json"))
        }
        _ = try submit("viagra", site)
        let folder = site.path("spool/new/folder.json")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let wrong = (0..<30).map { "rule r\($0)\n    when bdoy contains \"x\"\n" }.joined()
        try site.write(wrong, to: "rules/wrong.rules")
        try site.signal(SIGHUP)
        try await site.until("status complains") {
            let result = try look(site)
            return result.output.contains("wrong.rules:2:") && result.output.contains("malformed")
        }
        let result = try look(site)
        let text = flat(result.output)
        #expect(result.code == 1)
        #expect(text.contains("the edited rules are not in force, the ones before are"))
        #expect(text.contains("and 18 more") && text.contains("Next: bailiff rules lint"))
        let json = try JSONValue(
            json: Array(try site.bailiff("status", "--json").output.utf8))
        #expect(json["concerns"]?.elements?.isEmpty == false)
        #expect(json["next"]?.elements?.isEmpty == false)
        #expect(try site.end() == 0)
        let stopped = flat(try look(site).output)
        #expect(stopped.contains("is not running") && stopped.contains("Next: bailiffd --config"))
    }

    @Test func `asks for right rules before a start, where there are no older ones`() throws {
        let site = try Site(rules: "rule x\n    when bdoy contains \"x\"\n")
        #expect(try Program.run("bailiffd", ["--config", site.path("bailiff.conf")]).code == 78)
        let failed = flat(try look(site).output)
        #expect(failed.contains("bailiffd cannot start with the rules as they are"))
        #expect(failed.contains("Next: bailiff rules lint --config"), "\(failed)")
        #expect(!failed.contains("Next: bailiffd"), "it would end again at once")
    }
}
