// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

@Suite("Submitting comments by hand", .ownThreads, .timeLimit(.minutes(10)))
struct SubmitTests {
    private func id(_ result: Program.Result) -> String { String(result.output.prefix(32)) }

    @Test("all or nothing, every mistake in one run, and twice is once")
    func allOrNothing() async throws {
        let site = try Site()
        try await site.start()
        try site.write(#"{"comment_content": "one"}"#, to: "one.json")
        try site.write(#"{"comment_content": }"#, to: "wrong.json")
        try site.write("{\"comment_content\": \"x\"}\n\n{}\n", to: "wrong.jsonl")
        let wrong = try site.bailiff(
            "submit", site.path("one.json"), site.path("wrong.json"), site.path("wrong.jsonl"))
        #expect(wrong.code == 65 && wrong.output.isEmpty)
        #expect(wrong.errors.contains("wrong.json:1:21:"))
        #expect(wrong.errors.contains("wrong.jsonl:3:1: comment_content is missing"))
        #expect(try site.bailiff("status", "--json").output.contains(#""received":0"#))
        let first = try site.bailiff("submit", site.path("one.json"))
        #expect(first.code == 0 && first.output.contains("  accepted  one-"), "\(first)")
        let second = try site.bailiff("submit", site.path("one.json"))
        #expect(first.output == second.output)
        #expect(try site.bailiff("status", "--json").output.contains(#""received":1"#))
        #expect(try site.end() == 0)
    }

    struct Way: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var file = "-"
        var text = ""
        var flags: [String] = []
        var count = 1
    }

    static let ways: [Way] = [
        Way(testDescription: "an object", file: "a.json", text: #"{"comment_content": "Hi"}"#),
        Way(testDescription: "a form", file: "a.form", text: "comment_content=Hi"),
        Way(
            testDescription: "lines", file: "a.jsonl",
            text: "{\"comment_content\": \"Hi\"}\n\n{\"comment_content\": \"Hi\", \"blog\": \"b\"}",
            count: 2),
        Way(
            testDescription: "an object on standard input", text: "{\n\"comment_content\": \"Hi\"}"),
        Way(testDescription: "a form on standard input", text: "comment_content=Hi&blog=b\n"),
        Way(
            testDescription: "lines on standard input",
            text: "{\"comment_content\": \"Hi\"}\n{\"comment_content\": \"Hi\", \"blog\": \"b\"}\n",
            count: 2),
        Way(
            testDescription: "flags", file: "",
            flags: ["--body", "Hi", "--author", "K\"im", "--post-title", "T"]),
    ]

    @Test("comes to the same, however it is given", arguments: ways)
    func comesToTheSame(_ way: Way) async throws {
        let site = try Site()
        try await site.start()
        if !["", "-"].contains(way.file) { try site.write(way.text, to: way.file) }
        let named = way.file.isEmpty ? [] : [way.file == "-" ? "-" : site.path(way.file)]
        let result = try Program.run(
            "bailiff",
            ["submit", "--wait", "--json"] + named + way.flags
                + ["--config", site.path("bailiff.conf")],
            input: way.file == "-" ? way.text : "")
        #expect(result.code == 0, "\(result)")
        #expect(result.lines.count == way.count)
        for line in result.lines {
            let told = try JSONValue(json: Array(line.utf8))
            #expect(told["outcome"] == "released")
            let id = try #require(told["id"]?.stringValue)
            let out = try Data(contentsOf: site.folder.appending(path: "spool/out/\(id).json"))
            #expect(try JSONValue(json: Array(out))["comment_content"] == "Hi")
        }
        #expect(try site.end() == 0)
    }

    @Test("the versions of a comment are taken in in their order, and a text can come back")
    func versions() async throws {
        let site = try Site()
        try await site.start()
        func line(_ number: Int, _ text: String) -> String {
            #"{"blog": "b", "comment_id": "\#(number)", "comment_content": "\#(text)"}"#
        }
        let lines = (0..<12).flatMap { [line($0, "old"), line($0, "new")] }
        try site.write(lines.joined(separator: "\n"), to: "edits.jsonl")
        for _ in 0..<2 {
            let result = try site.bailiff("submit", "--wait", site.path("edits.jsonl"))
            #expect(result.code == 0 && result.lines.count == 24, "\(result)")
            #expect(site.files("spool/out").count == 24)
        }
        try site.write(line(3, "old"), to: "back.json")
        let back = try site.bailiff("submit", "--wait", site.path("back.json"))
        #expect(back.code == 0)
        let out = try Data(contentsOf: site.folder.appending(path: "spool/out/\(id(back)).json"))
        let released = try JSONValue(json: Array(out))
        #expect(released["comment_content"] == "old" && released["bailiff"]?["replaces"] != nil)
        #expect(try site.end() == 0)
    }

    @Test("an attempt that was cut off does not stop the next, and pipes are read")
    func cutOff() async throws {
        let site = try Site()
        try await site.start()
        try Data("half".utf8).write(
            to: site.folder.appending(path: "spool/new/.comment-2dd6ac0a8b4d1e5f.json"))
        let script = "bailiff submit --wait --body X --config \"$1\" & "
        let many = try Program.run(
            "/bin/bash",
            [
                "-c", "PATH=$2:$PATH; for i in 1 2 3 4 5 6 7 8; do \(script) done; wait", "-",
                site.path("bailiff.conf"), Program.folder.path,
            ])
        #expect(many.lines.count == 8 && many.errors.isEmpty, "\(many)")
        #expect(Set(many.lines).count == 1)
        let piped = try Program.run(
            "/bin/bash",
            [
                "-c",
                "$1/bailiff submit --wait --config \"$2\" <(echo '{\"comment_content\":\"y\"}')",
                "-", Program.folder.path, site.path("bailiff.conf"),
            ])
        #expect(piped.code == 0 && piped.output.contains("released"), "\(piped)")
        let typo = try site.bailiff("check", "-", input: "comment_author=K&comment_contnet=Hi")
        #expect(typo.code == 65 && typo.errors.contains("did you mean \"comment_content\"?"))
        let text = try site.bailiff("check", "Buy viagra")
        #expect(text.code == 66 && text.errors.contains("--body"))
        #expect(try site.end() == 0)
    }

    @Test("with --wait the exit code says whether one is held; ids can go on to the next verb")
    func verdicts() async throws {
        let site = try Site()
        try await site.start()
        let held = try site.bailiff("submit", "--wait", "--body", "viagra")
        #expect(held.code == 10 && held.output.contains("held as spam"), "\(held)")
        let release = try site.bailiff("release", "-", input: held.output)
        #expect(release.output.contains("released"), "\(release)")
        let known = try site.bailiff("submit", "--wait", "--body", "viagra")
        #expect(known.code == 0 && id(known) == id(held))
        #expect(try site.end() == 0)
    }

    @Test("who may not read the ledger is told by what is published")
    func withoutLedger() async throws {
        let site = try Site()
        try await site.start()
        let nowhere = ["--ledger", site.path("none.sqlite"), "--config", site.path("bailiff.conf")]
        let fine = try Program.run("bailiff", ["submit", "--body", "kind"] + nowhere)
        #expect(fine.code == 0 && fine.output.contains("accepted"), "\(fine)")
        let held = try Program.run("bailiff", ["submit", "--wait", "--body", "viagra"] + nowhere)
        #expect(held.code == 10 && held.output.contains("held as spam"), "\(held)")
        #expect(try site.end() == 0)
    }

    @Test("a stopped daemon is said at once, and takes it in when it starts")
    func stopped() async throws {
        let site = try Site()
        try await site.start()
        #expect(try site.end() == 0)
        let result = try site.bailiff("submit", "--body", "patient")
        #expect(result.code == 0 && result.output.contains("dropped"))
        #expect(result.errors.contains("bailiffd is not running"))
        let waited = try site.bailiff("submit", "--wait", "--body", "patient")
        #expect(waited.code == 75)
        try await site.start()
        let known = try site.bailiff("submit", "--wait", "--body", "patient")
        #expect(known.code == 0 && id(known) == id(result))
        #expect(try site.end() == 0)
    }

    @Test(
        "a wrong way of saying it is refused with the right one",
        arguments: [
            ([], "name a file, or - for standard input, or give --body TEXT"),
            (["x.json", "--body", "y"], "not both"),
            (["--author", "Kim"], "--body"),
            (["-", "--wait", "--no-wait"], "exclude each other"),
        ])
    func usage(_ arguments: [String], _ words: String) throws {
        for verb in ["submit", "check"] where verb == "submit" || !arguments.contains("--wait") {
            let result = try Program.run("bailiff", [verb] + arguments)
            #expect(result.code == 64 && result.errors.contains(words), "\(result)")
        }
    }

    @Test("check judges several, in flags as well, and ends with 10 where one is held")
    func check() throws {
        let site = try Site()
        try site.write(
            "{\"comment_content\":\"a\"}\n{\"comment_content\":\"viagra\"}\n", to: "a.jsonl")
        let many = try site.bailiff("check", site.path("a.jsonl"))
        #expect(many.code == 10 && many.output.contains("a.jsonl:2"), "\(many)")
        #expect(try site.bailiff("check", "--body", "fine").code == 0)
        let json = try site.bailiff("check", "--json", site.path("a.jsonl"))
        #expect(json.lines.count == 2 && json.lines[1].contains(#"a.jsonl:2","#), "\(json)")
    }
}
