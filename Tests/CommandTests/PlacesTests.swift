// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

@Suite(.ownThreads, .timeLimit(.minutes(10))) struct `Where things are` {
    @Test func `is shown with its source, as a file that says the same`() throws {
        let site = try Site()
        try site.write(
            "hold-at 2.5\nsettle 90 s\nrules \"\(site.path("two words"))\"\n", to: "a.conf")
        func show(_ words: [String]) throws -> Program.Result {
            try Program.run(
                "bailiff", ["config", "show"] + words,
                environment: ["BAILIFF_SPOOL": "/srv/in", "BAILIFF_LEDGER": ""])
        }
        let first = try show(["--config", site.path("a.conf"), "--ledger", "relative.sqlite"])
        #expect(first.code == 0)
        for part in [
            "hold-at             +2.5", "# \(site.path("a.conf")):1", "settle              90 s",
            "# environment BAILIFF_SPOOL", "# flag --ledger", "batch               64",
            "# built in",
            "ledger              ./relative.sqlite",
        ] { #expect(first.output.contains(part), "\(part) in \(first.output)") }
        try site.write(first.output, to: "b.conf")
        let again = try Program.run("bailiff", ["config", "show", "--config", site.path("b.conf")])
        let values = { (result: Program.Result) in
            result.lines.map { $0.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces) }
                .filter { !$0.isEmpty }
        }
        #expect(values(again) == values(first) && values(again).count == 10)
        let json = try show(["--config", site.path("a.conf"), "--json"]).lines
            .map { try JSONValue(json: Array($0.utf8)) }
        #expect(json.first { $0["setting"] == "hold-at" }?["line"]?.intValue == 1)
        #expect(json.first { $0["setting"] == "spool" }?["variable"] == "BAILIFF_SPOOL")
        #expect(json.first { $0["setting"] == "ledger" }?["from"] == "built in")
    }

    @Test func `is told to both programs by the environment`() throws {
        let site = try Site()
        let environment = [
            "BAILIFF_CONFIG": site.path("bailiff.conf"), "BAILIFF_RULES": site.path("empty"),
            "BAILIFF_LEDGER": site.path("none.sqlite"), "BAILIFF_UNKNOWN": "x",
        ]
        let check = try Program.run("bailiffd", ["--check"], environment: environment)
        #expect(check.code == 78)
        #expect(check.errors.contains("comes from: environment BAILIFF_RULES"), "\(check)")
        let flag = try Program.run(
            "bailiffd", ["--check", "--rules", site.path("rules")], environment: environment)
        #expect(flag.code == 0, "\(flag)")
        let list = try Program.run("bailiff", ["list"], environment: environment)
        #expect(list.code == 66)
        #expect(list.errors.contains("comes from: environment BAILIFF_LEDGER"), "\(list)")
        let lint = try Program.run("bailiff", ["rules", "lint"], environment: environment)
        #expect(lint.code == 78)
        #expect(lint.output.contains("comes from: environment BAILIFF_RULES"), "\(lint)")
        let start = try Program.run(
            "bailiffd", ["--ledger", site.path("none/ledger"), "--rules", site.path("rules")],
            environment: environment)
        #expect(start.code == 75 && start.errors.contains("comes from: flag --ledger"), "\(start)")
    }

    @Test func `a rule file is linted in its folder, and so is another folder`() throws {
        let site = try Site()
        try FileManager.default.createDirectory(
            atPath: site.path("rules/lists"), withIntermediateDirectories: true)
        try site.write("pills\n", to: "rules/lists/words.list")
        let listed =
            "list words from \"lists/words.list\"\nrule a\n    when body in list words\n    score spam +1\n"
        try site.write(listed, to: "rules/listed.rules")
        try site.write("rule b\n    when bdoy contains \"x\"\n", to: "rules/wrong.rules")
        let right = try site.bailiff("rules", "lint", site.path("rules/listed.rules"))
        #expect(right.code == 0 && right.output.hasPrefix("all right: "), "\(right)")
        #expect(right.errors.contains("in other files of"))
        let wrong = try site.bailiff("rules", "lint", site.path("rules/wrong.rules"))
        #expect(wrong.code == 78 && wrong.output.contains("wrong.rules:2:10: unknown field"))
        #expect(!wrong.output.contains("listed.rules") && !wrong.errors.contains("other files"))
        let folder = try Program.run("bailiff", ["rules", "lint", site.path("rules")])
        #expect(folder.code == 78 && folder.output.contains("wrong.rules:2:10:"))
        #expect(try Program.run("bailiff", ["rules", "lint", site.path("none.rules")]).code == 66)
        let list = try Program.run(
            "bailiff", ["rules", "lint", site.path("rules/lists/words.list")])
        #expect(list.code == 65 && list.errors.contains("is no rule file"))
    }
}
