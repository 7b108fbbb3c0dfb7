// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

@Suite("Moderators work with their rules", .ownThreads, .timeLimit(.minutes(10)))
struct RuleToolsTests {
    /// As it reads, wherever its lines were cut.
    private func words(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func objects(_ result: Program.Result) throws -> [JSONValue] {
        try result.lines.map { try JSONValue(json: Array($0.utf8)) }
    }

    @Test("fmt rewrites what is right, keeps its mode and leaves mistakes alone")
    func format() throws {
        let site = try Site()
        try site.write("rule   r\n  when links>=1\n  when links >=1\n", to: "rules/bad.rules")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o640], ofItemAtPath: site.path("rules/site.rules"))
        let messy = Site.rules.replacing("    ", with: "  ")
        try Data(messy.utf8).write(to: site.folder.appending(path: "rules/site.rules"))

        let check = try site.bailiff("rules", "fmt", "--check")
        #expect(check.code == 78)
        #expect(check.output.contains("not formatted: site.rules"), "\(check.output)")
        #expect(check.errors.contains("bad.rules:2:"), "\(check.errors)")
        let only = try site.bailiff("rules", "fmt", "--check", site.path("rules/site.rules"))
        #expect(only.code == 1)
        #expect(try String(contentsOfFile: site.path("rules/site.rules"), encoding: .utf8) == messy)

        let format = try site.bailiff("rules", "fmt", "--json")
        #expect(format.code == 78)
        #expect(
            try objects(format).compactMap { $0["outcome"]?.stringValue }
                == ["left alone: it has mistakes", "formatted"])
        let text = try String(contentsOfFile: site.path("rules/site.rules"), encoding: .utf8)
        #expect(text == Site.rules + "\n")
        let facts = try FileManager.default.attributesOfItem(atPath: site.path("rules/site.rules"))
        #expect((facts[.posixPermissions] as? NSNumber)?.intValue == 0o640)
        #expect(site.files("rules") == ["bad.rules", "site.rules"])
        #expect(try site.bailiff("rules", "fmt", site.path("rules/site.rules")).code == 0)
    }

    @Test("explain says a rule by its name or its place")
    func explain() throws {
        let site = try Site()
        for name in ["pills", "site.rules:3", site.path("rules/site.rules") + ":1"] {
            let said = try site.bailiff("rules", "explain", name)
            #expect(said.code == 0)
            for part in [
                "pills site.rules:1", "Holds a comment for spam (+5.00)", "“viagra” or “cialis”.",
                "It advertises prescription drugs.", "Tried on 2 examples.",
            ] { #expect(words(said.output).contains(part), "\(part) in \(said.output)") }
            #expect(said.lines.allSatisfy { $0.count <= 80 })
        }
        let unknown = try site.bailiff("rules", "explain", "pils")
        #expect(unknown.code == 66 && unknown.errors.contains("did you mean \"pills\"?"))
        let json = try objects(try site.bailiff("rules", "explain", "pills", "--json"))
        #expect(json.first?["remarks"] == ["Tried on 2 examples."])
    }

    @Test("test lists the examples, and which one fails")
    func examples() throws {
        let site = try Site()
        let good = try site.bailiff("rules", "test")
        #expect(good.code == 0 && good.output.contains("all right: 2 examples of 1 rule"))
        try site.write(
            Site.rules + "\n    catches \"Aspirin\u{202E}\"\n", to: "rules/site.rules")
        let bad = try site.bailiff("rules", "test", "pills")
        #expect(bad.code == 78)
        for part in ["FAIL", "catches \"Aspirin<U+202E>\"", "the when in line 2 does not hold"] {
            #expect(words(bad.output).contains(part), "\(part) in \(bad.output)")
        }
        let results = try objects(try site.bailiff("rules", "test", "--json"))
        #expect(results.compactMap { $0["ok"]?.boolValue } == [true, true, false])
        #expect(results.last?["failed"] == 1)
        #expect(try site.bailiff("rules", "test", "pils").code == 66)
    }

    @Test("test tries rules on a comment and shows why")
    func trial() throws {
        let site = try Site()
        let applies = try site.bailiff("rules", "test", "--body", "cheap\u{1B} VIAGRA")
        #expect(applies.code == 0)
        for part in [
            "pills  applies: spam +5.00  site.rules:1", "matched “VIAGRA”", "[[VIAGRA]]",
            "rules that apply: 1 of 1",
        ] { #expect(applies.output.contains(part), "\(part) in \(applies.output)") }
        #expect(!applies.output.contains("\u{1B}"))
        let stopped = try site.bailiff("rules", "test", "pills", "--body", "aspirin")
        #expect(stopped.output.contains("pills  does not apply"))
        #expect(stopped.output.contains("2: when    body contains \"viagra\", \"cialis\""))
        let json = try site.bailiff(
            "rules", "test", "pills", "--json", "--comment", "-",
            input: "{\"comment_content\": \"viagra\"}")
        #expect(try objects(json).first?["applies"] == true)
        #expect(try site.bailiff("rules", "test", "--author", "Kim").code == 64)
    }

    @Test("a list's entry says why it is there, wherever a comment was found by it")
    func listed() async throws {
        let site = try Site()
        try site.write(
            """
            list pushed from "pushed.list"
            rule pushed-link
                when    link.host in list pushed
                score   spam +1
            """, to: "rules/links.rules")
        try site.write(
            "a.example # ann 2026-11-21 they are\u{1B} sold\nb.example # bert 2026-11-21\n",
            to: "rules/pushed.list")
        let body = "http://www.a.example http://b.example"
        let told = [
            "“a.example” is in the list pushed: they are<U+001B> sold (ann)",
            "“b.example” is in the list pushed (bert)",
        ]
        try await site.start()
        let id = String(
            try site.bailiff("submit", "--wait", "--author", "Kim", "--body", body).output.prefix(
                32))
        for arguments in [
            ["rules", "test", "--body", body], ["check", "--body", body], ["why", id],
        ] {
            let output = try Program.run(
                "bailiff", arguments + ["--config", site.path("bailiff.conf")]
            ).output
            for part in told { #expect(words(output).contains(part), "\(part) in \(output)") }
        }
        let json = try objects(try site.bailiff("why", id, "--json")).first
        let entry = json?["verdict"]?["reasons"]?.elements?.first?["entries"]?.elements?.first
        #expect(entry?["owner"] == "ann" && entry?["reason"] == "they are\u{1B} sold")
        let trial = try objects(try site.bailiff("rules", "test", "--body", body, "--json")).first
        #expect(trial?["entries"]?.elements?.count == 2)
    }

    @Test("try prints what edited rules would change, and stats what the rules did")
    func history() async throws {
        let site = try Site()
        try await site.start()
        // The last one is a duplicate, which counts nowhere.
        let contents = [
            "cheap viagra now", "our garden party", "a kind word", "cheap viagra now",
        ]
        let dropped = try contents.enumerated().map { number, content in
            let json: JSONValue = [
                "comment_content": .string(content), "comment_author": "Kim",
                "blog": "https://blog.example/", "comment_id": .string(content),
                "attempt": .number(number),
            ]
            return String(try site.bailiff("submit", "-", input: json.text).output.prefix(32))
        }
        try await site.until("all are judged") {
            try site.bailiff("list", "--all", "--json").lines.count == 4
        }
        _ = try site.bailiff("refuse", "--as", "spam", dropped[0])
        _ = try site.bailiff("release", dropped[1])

        try FileManager.default.createDirectory(
            at: site.folder.appending(path: "edited"), withIntermediateDirectories: true)
        let edited = """
            rule party
                when    body contains "party"
                score   shill +4
                catches "a party"
                passes  "a part"
            """
        try site.write(edited, to: "edited/site.rules")
        let trial = try site.bailiff("rules", "try", site.path("edited"))
        #expect(trial.code == 1, "\(trial.errors)")
        for part in [
            "newly held      \(dropped[1].prefix(10))  +0.00 → +4.00", "because of party +4.00",
            "! a person released it", "newly released  \(dropped[0].prefix(10))",
            "because of pills no longer +5.00", "! a person refused it as spam",
            "3 comments judged by both: 1 newly held, 1 newly released",
            "1 newly held that a person released", "1 newly released that a person refused",
        ] { #expect(trial.output.contains(part), "\(part) in \(trial.output)") }
        let json = try objects(try site.bailiff("rules", "try", site.path("edited"), "--json"))
        #expect(json.last?["held_though_released"] == 1)
        let newest = try site.bailiff("rules", "try", site.path("edited"), "--limit", "1")
        #expect(
            newest.code == 0 && newest.output == "1 comment judged by both: no verdict differs\n")
        let same = try site.bailiff("rules", "try", "--since", "1d")
        #expect(same.code == 0 && same.output.contains("3 comments judged by both: no verdict"))

        let stats = try objects(try site.bailiff("rules", "stats", "--json"))
        #expect(stats.count == 1)
        let pills = try #require(stats.first)
        #expect(pills["hits"] == 1 && pills["alone"] == 1 && pills["decided_bad"] == 1)
        #expect(pills["precision"]?["value"] == 1 && pills["comments"] == 3)
        #expect((pills["cost_ns"]?.doubleValue ?? 0) > 0)
        let table = try site.bailiff("rules", "stats")
        #expect(table.lines.count == 3 && table.output.contains("100 % 21–100"), "\(table.output)")
        #expect(table.lines.allSatisfy { $0.count <= 80 })
    }

    @Test("import writes a rule file and its lists, which lint finds right, and replaces nothing")
    func importing() throws {
        let site = try Site()
        try site.write("payday loan\n198.51.100.\ncasino.example\n", to: "keys.txt")
        let arguments = ["rules", "import", "--from", "wp-keys", site.path("keys.txt")]
        let dry = try Program.run(
            "bailiff", arguments + ["--config", site.path("bailiff.conf")])
        #expect(dry.code == 0 && dry.output.contains("nothing written"), "\(dry.errors)")
        let target = ["--to", site.path("rules/wp.rules"), "--config", site.path("bailiff.conf")]
        let first = try Program.run("bailiff", arguments + target)
        #expect(first.code == 0, "\(first.errors)")
        #expect(first.output.contains("keys.txt:2: a part of a network address"))
        #expect(first.output.contains("2 of 3 lines taken"))
        #expect(words(first.output).contains("To be safe write \"mode shadow\" in them"))
        #expect(site.files("rules") == ["lists", "site.rules", "wp.rules"])
        #expect(site.files("rules/lists") == ["wp-hosts.list", "wp-phrases.list"])
        #expect(try site.bailiff("rules", "lint").code == 0)
        #expect(try site.bailiff("rules", "fmt", "--check").code == 1)
        let check = try site.bailiff("check", "--body", "A payday loan: http://casino.example/")
        #expect(check.output.contains("wp-phrases-in-body"), "\(check.output)")
        let again = try Program.run("bailiff", arguments + target)
        #expect(again.code == 73 && again.errors.contains("--force"), "\(again.errors)")
        #expect(try Program.run("bailiff", arguments + target + ["--force"]).code == 0)
    }
}
