// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

@Suite("The moderators' command", .ownThreads, .timeLimit(.minutes(10)))
struct CommandTests {
    static let verbs = [
        "list", "show", "why", "release", "refuse", "hold", "undo", "audit", "status", "log",
        "check",
        "submit", "rules lint",
    ]

    @Test("the help of every verb has an example", arguments: verbs)
    func help(_ verb: String) throws {
        let words = verb.split(separator: " ").map(String.init)
        let result = try Program.run("bailiff", words + ["--help"])
        #expect(result.code == 0)
        #expect(result.output.contains("Example:"))
        #expect(result.output.contains("bailiff \(verb)") || result.output.contains("| bailiff"))
    }

    @Test("every verb is in the overview")
    func overview() throws {
        let help = try Program.run("bailiff", ["--help"]).output
        for verb in Self.verbs {
            #expect(help.contains("  \(verb.split(separator: " ")[0])"), "\(verb)")
        }
    }

    @Test("wrong usage ends with 64 and names the right one")
    func usage() throws {
        let result = try Program.run("bailiff", ["relase", "3fa2"])
        #expect(result.code == 64)
        #expect(result.errors.contains("release") || result.errors.contains("Usage"))
        #expect(try Program.run("bailiff", ["list", "--limit", "0"]).code == 64)
        #expect(try Program.run("bailiffd", ["--nonsense"]).code == 64)
    }

    @Test(
        "without a ledger every verb that needs one says so",
        arguments: [
            "list", "status", "log",
        ])
    func noLedger(_ verb: String) throws {
        let site = try Site()
        let result = try site.bailiff(verb)
        #expect(result.code == 66)
        #expect(result.errors.contains("there is no ledger yet; start bailiffd"))
    }

    @Test(
        "a wrong configuration is named with its line in both programs",
        arguments: [
            "bailiff", "bailiffd",
        ])
    func configuration(_ program: String) throws {
        let site = try Site()
        try site.write("spol /x\nhold-at four\n", to: "bailiff.conf")
        let arguments = program == "bailiff" ? ["list"] : ["--check"]
        let result = try Program.run(
            program, arguments + ["--config", site.path("bailiff.conf")])
        #expect(result.code == 78)
        #expect(result.errors.contains("bailiff.conf:1:1: unknown setting \"spol\""))
        #expect(result.errors.contains("bailiff.conf:2:9: expected points"))
    }

    struct Checked: CustomTestStringConvertible, Sendable {
        let input: String
        let code: Int32
        let says: String
        var testDescription: String { input }
    }

    static let checked: [Checked] = [
        Checked(input: #"{"comment_content": "hello"}"#, code: 0, says: "released"),
        Checked(input: #"{"comment_content": "cheap VIAGRA"}"#, code: 10, says: "held as spam"),
        Checked(input: #"{"comment_content": "cheap VÍАGRА"}"#, code: 10, says: "[[VÍАGRА]]"),
        Checked(input: #"{"comment_content": }"#, code: 65, says: "standard input:1:21:"),
        Checked(input: "", code: 65, says: "standard input:1:1:"),
        Checked(
            input: #"{"comment_content": "\u001b[31m viagra \u202e"}"#, code: 10,
            says: "<U+001B>[31m [[viagra]] <U+202E>"),
    ]

    @Test("check judges without storing", arguments: checked)
    func check(_ row: Checked) throws {
        let site = try Site()
        let result = try site.bailiff("check", "-", input: row.input)
        #expect(result.code == row.code)
        #expect((result.output + result.errors).contains(row.says), "\(result)")
        #expect(!result.output.contains("\u{1B}") && !result.output.contains("\u{202E}"))
        #expect(site.files("") == ["bailiff.conf", "rules"])
    }

    @Test("lint names every mistake and ends with 78; clean rules with 0")
    func lint() throws {
        let site = try Site()
        let clean = try site.bailiff("rules", "lint")
        #expect(clean.code == 0)
        #expect(clean.output.contains("all right: 1 rule, 0 lists, 2 examples tried"))
        try site.write(
            "rule a\n    when bdoy contains \"x\"\nrule a\n    scor spam +1\n",
            to: "rules/wrong.rules")
        let wrong = try site.bailiff("rules", "lint")
        #expect(wrong.code == 78)
        #expect(wrong.output.contains("wrong.rules:2:10: unknown field \"bdoy\""))
        #expect(wrong.output.contains("wrong.rules:4:5: "))
        let json = try site.bailiff("rules", "lint", "--json")
        for line in json.lines.dropLast() {
            #expect(try JSONValue(json: Array(line.utf8))["line"]?.intValue != nil)
        }
        let sum = try JSONValue(json: Array(try #require(json.lines.last).utf8))
        #expect(sum["errors"]?.intValue == json.lines.count - 1)
    }

    @Test("the starter rules are clean and their examples hold")
    func starterRules() throws {
        let rules = Program.root.appending(path: "rules").path
        let result = try Program.run("bailiff", ["rules", "lint", "--rules", rules])
        #expect(result.code == 0, "\(result.output)")
        #expect(!result.output.contains("warning"))
    }
}
