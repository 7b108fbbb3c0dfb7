// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite(.ownThreads, .timeLimit(.minutes(10))) struct `The command's own words` {
    /// The verbs that a help screen lists, with those below them.
    static func verbs(below path: [String] = []) throws -> [[String]] {
        let help = try Program.run("bailiff", path + ["--help"]).output
        guard let start = help.range(of: "SUBCOMMANDS:\n") else { return [path] }
        let names = help[start.upperBound...].matches(of: /^  ([a-z]+)/.anchorsMatchLineEndings())
            .map { String($0.output.1) }
        return try [path] + names.flatMap { try verbs(below: path + [$0]) }
    }

    @Test func `every verb has an example, and every example is right`() throws {
        let verbs = try Self.verbs()
        #expect(verbs.count >= 16 && verbs.contains(["rules", "lint"]))
        let site = try Site()
        var examples = 0
        for verb in verbs {
            let help = try Program.run("bailiff", verb + ["--help"])
            #expect(help.code == 0 && help.output.contains("\nExample:\n"), "\(verb)")
            let lines = help.lines.drop { $0 != "Example:" }.dropFirst()
                .prefix { $0.hasPrefix("  ") }.filter { $0.contains("bailiff") }
            #expect(lines.contains { $0.contains((["bailiff"] + verb).joined(separator: " ")) })
            examples += lines.count
            // There is no ledger: what is spelt right ends for want of it, and changes nothing.
            for line in lines {
                let result = try Program.run(
                    "/bin/bash", ["-c", line + "; printf '%s\\n' \"${PIPESTATUS[@]}\""],
                    in: site.folder,
                    environment: [
                        "PATH": "\(Program.folder.path):/usr/bin:/bin",
                        "BAILIFF_CONFIG": site.path("bailiff.conf"),
                    ])
                #expect(!result.lines.contains("64") && !result.lines.contains("127"), "\(line)")
                #expect(!result.errors.contains("Usage"), "\(result)")
            }
        }
        #expect(examples > verbs.count)
    }

    @Test(arguments: [
        (["relase", "x"], #"unknown command "relase": did you mean "release"?"#),
        (["Status"], #"unknown command "Status": did you mean "status"?"#),
        (["delete", "x"], "nothing is deleted here: bailiff refuse ID keeps it and hides it"),
        (["rm", "x"], "nothing is deleted here: bailiff refuse ID keeps it and hides it"),
        (["quarantine", "x"], "bailiff hold ID keeps it back"),
        (["reject", "x"], #"did you mean "refuse"?"#),
        (["lint"], #"did you mean "rules lint"?"#),
        (["rules", "lnt"], #"unknown command "rules lnt": did you mean "rules lint"?"#),
        (["rules", "delete"], #"unknown command "rules delete": there is lint"#),
        (["--config", "/x", "sohw"], #"did you mean "show"?"#),
        (["xyzzy"], "there is list, show, why"),
        (["\u{1B}[31m"], #"unknown command "<U+001B>[31m""#),
        (["list", "--jsno"], "Did you mean '--json'?"),
        (["release", "--dryrun", "x"], "Did you mean '--dry-run'?"),
    ])
    func `a wrong word is told with the right one`(words: [String], says: String) throws {
        let result = try Program.run("bailiff", words)
        #expect(result.code == 64 && result.output.isEmpty)
        #expect(result.errors.replacing("\n    ", with: " ").contains(says), "\(result.errors)")
        #expect(result.errors.hasPrefix("bailiff: ") && !result.errors.contains("\u{1B}"))
    }

    /// Without the times that pass between two calls, and the blanks that go with their width.
    private func ageless(_ output: String) -> String {
        output.replacing(/\ *[0-9.]+ (?:ms|s|min|h|d)\b/, with: " AGE")
            .replacing(/"(age|since|at|uptime)[a-z_]*":[^,}]+/) { "\($0.output.1)" }
    }

    /// What a person types, and what it is short for.
    @Test(arguments: [
        (["approve", "x"], ["release", "x"]), (["ham", "x"], ["release", "x"]),
        (["spam", "x"], ["refuse", "--as", "spam", "x"]),
        (["shill", "--why", "paid", "x"], ["refuse", "--as", "shill", "--why", "paid", "x"]),
        (["ls"], ["list"]), (["queue", "--all"], ["list", "--all"]),
        (["--json", "status"], ["status", "--json"]),
        (["help", "why"], ["why", "--help"]), (["help", "spam"], ["refuse", "--help"]),
    ])
    func `another word for the same`(short: [String], long: [String]) async throws {
        let site = try Site()
        try await site.start()
        let ids = try ["one viagra", "two viagra"].map {
            String(try site.bailiff("submit", "--body", $0).output.prefix(32))
        }
        #expect(try site.end() == 0)
        func run(_ words: [String], _ id: String) throws -> Program.Result {
            try Program.run(
                "bailiff", words.map { $0 == "x" ? id : $0 },
                environment: ["BAILIFF_CONFIG": site.path("bailiff.conf")])
        }
        // What is decided twice is said to be so: each has a comment of its own.
        let (one, other) = (try run(short, ids[0]), try run(long, ids[1]))
        #expect(one.code == other.code && one.errors == other.errors)
        if short.contains("x") {
            #expect(
                ageless(one.output.replacing(ids[0].prefix(10), with: "ID"))
                    == ageless(other.output.replacing(ids[1].prefix(10), with: "ID")))
        } else {
            #expect(ageless(one.output) == ageless(other.output))
        }
        #expect(one.code != 64, "\(one)")
    }

    @Test func `flags that name places may stand before the verb`() throws {
        let site = try Site()
        for words in [
            [
                "--config", site.path("bailiff.conf"), "--rules=\(site.path("rules"))", "rules",
                "lint",
            ],
            [
                "--ledger", "/none", "--config=\(site.path("bailiff.conf"))", "rules", "lint",
                "--json",
            ],
        ] {
            let result = try Program.run("bailiff", words)
            #expect(result.code == 0, "\(result)")
        }
        let missing = try Program.run("bailiff", ["--ledger", "/none/ledger", "list"])
        #expect(missing.code == 66 && missing.errors.contains("/none/ledger: there is no ledger"))
    }

    @Test func `alone it says where to begin`() throws {
        let result = try Program.run("bailiff", [])
        #expect(result.code == 0 && result.errors.isEmpty && result.lines.count < 20)
        #expect(result.output.contains("bailiff list") && result.output.contains("bailiff --help"))
        let narrow = try Program.run("bailiff", [], environment: ["COLUMNS": "50"])
        #expect(narrow.lines.allSatisfy { $0.count <= 50 }, "\(narrow.output)")
    }

    @Test func `a completion script is left as it is`() throws {
        let script = try Program.run("bailiff", ["--generate-completion-script", "bash"])
        #expect(script.code == 0 && script.lines.contains { $0.count > 100 })
        let parsed = try Program.run("/bin/bash", ["-n"], input: script.output)
        #expect(parsed.code == 0 && parsed.errors.isEmpty, "\(parsed)")
    }

    @Test func `help lines fit an 80 column terminal`() throws {
        for verb in try Self.verbs() {
            let help = try Program.run("bailiff", verb + ["--help"])
            #expect(help.lines.allSatisfy { $0.count <= 80 }, "\(help.output)")
        }
    }
}
