// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

@Suite(.ownThreads, .timeLimit(.minutes(10))) struct `The stages of the scorer, and "sure?"` {
    private static let genuine = "thanks the second example helped me"
    private static let casino = "winning casino money here now"

    /// A court with a budget of 20 %, so that twenty decisions of each kind are enough.
    private func taught() async throws -> Site {
        let site = try Site()
        let path = site.path("bailiff.conf")
        let configuration = try String(contentsOfFile: path, encoding: .utf8)
        try site.write(configuration + "\nfalse-arrest-budget 20 %\n", to: "bailiff.conf")
        try await site.start()
        let good = try await site.take((0..<20).map { "\(Self.genuine) \($0)" })
        let bad = try await site.take((0..<20).map { "\(Self.casino) \($0)" })
        try await status("abstains; 0 of 20 genuine and 0 of 20 bad decisions", site)
        #expect(try site.bailiff("release", "-", input: good.joined(separator: "\n")).code == 0)
        try await status("abstains; 20 of 20 genuine and 0 of 20 bad decisions", site)
        let refusal = try site.bailiff(
            "refuse", "--as", "spam", "-", input: bad.joined(separator: "\n"))
        #expect(refusal.code == 0 && !refusal.errors.contains("sure"), "abstaining is never sure")
        return site
    }

    private func status(_ words: String, _ site: Site) async throws {
        try await site.until("status says \(words)") {
            flat(try site.bailiff("status").output).contains("scorer: " + words)
        }
    }

    @Test func `an earned scorer holds by itself, and why says on which ground`() async throws {
        let site = try await taught()
        try await status("holds by itself above ", site)
        #expect(
            flat(try site.bailiff("status").output).contains("(at most 20 % of genuine comments)"))
        let json = try JSONValue(json: Array(try site.bailiff("status", "--json").output.utf8))
        #expect(json["daemon"]?["scorer"]?["stage"] == "earned")

        let ids = try await site.take(
            [Self.casino, Self.casino + " viagra cialis", "thanks the second example"])
        func why(_ id: String) throws -> String { flat(try site.bailiff("why", id).output) }
        let alone = try why(ids[0])
        #expect(alone.contains("now held as spam"))
        #expect(alone.contains("beyond which the scorer holds by itself"), "\(alone)")
        #expect(alone.contains("would have been released without the scorer"))
        let rules = try why(ids[1])
        #expect(rules.contains("of which the rules alone, +5.00, reach the +4.00 from which"))
        let fine = try why(ids[2])
        #expect(fine.contains("now released") && fine.contains("does not exceed the"), "\(fine)")
        #expect(fine.contains("the rules alone, +0.00, are below the +4.00"))

        let check = try site.bailiff("check", "--body", Self.casino)
        #expect(check.code == 10 && flat(check.output).contains("beyond which the scorer holds"))
    }

    @Test func `a decision that the scorer was sure against warns, and asks on a terminal`()
        async throws
    {
        let site = try await taught()
        let ids = try await site.take(
            [String(repeating: Self.casino + " ", count: 3), Self.genuine])
        func q(_ id: String) throws -> Double? {
            let why = try JSONValue(json: Array(try site.bailiff("why", id, "--json").output.utf8))
            return why["verdict"]?["scorer"]?["q"]?.doubleValue
        }
        try #require(try q(ids[0]) ?? 0 > 3.9)
        try #require(try q(ids[1]) ?? 0 < -3.9)

        let no = try terminal("release \(ids[0])", answer: "n", site)
        #expect(no.contains("is not genuine (9") && no.contains("sure? [y/N]"), "\(no)")
        #expect(no.contains("nothing was done") && no.contains("code 1"))
        #expect(try site.bailiff("list").output.contains(ids[0].prefix(10)))
        let dry = try site.bailiff("release", ids[0], "--dry-run")
        #expect(dry.errors.isEmpty)

        let warned = try site.bailiff("release", ids[0])
        #expect(warned.code == 0 && warned.output.contains("released"))
        #expect(flat(warned.errors).contains("\(ids[0].prefix(10)) is not genuine (9"))
        let yes = try site.bailiff("refuse", "--as", "spam", ids[0], "--yes")
        #expect(yes.code == 0 && yes.errors.isEmpty)
        let again = try terminal("release \(ids[0])", answer: "y", site)
        #expect(again.contains("sure? [y/N]") && again.contains("released"), "\(again)")
        let other = try site.bailiff("refuse", "--as", "other", ids[1])
        #expect(other.code == 0 && other.errors.isEmpty, "it teaches nothing")
        let refused = try site.bailiff("refuse", "--as", "shill", ids[1])
        #expect(refused.code == 0)
        #expect(flat(refused.errors).contains("\(ids[1].prefix(10)) is genuine (9"))
    }

    /// Runs the command on a terminal of its own, as script(1) makes one.
    private func terminal(_ command: String, answer: String, _ site: Site) throws -> String {
        let program = Program.folder.appending(path: "bailiff").path
        let line = "\(program) \(command) --config \(site.path("bailiff.conf")); echo code $?"
        let result = try Program.run(
            "/usr/bin/script", ["-qec", line, "/dev/null"], input: answer + "\n")
        return flat(result.output)
    }
}
