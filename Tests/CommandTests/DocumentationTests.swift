// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite("The README and the pages are right", .ownThreads, .timeLimit(.minutes(10)))
struct DocumentationTests {
    /// A fenced block, with the word of the comment above it: `run` or `prints`.
    private struct Block {
        let kind: String
        let text: String
    }

    private static func readme() throws -> String {
        try page("README.md")
    }

    private static func page(_ path: String) throws -> String {
        try String(contentsOf: Program.root.appending(path: path), encoding: .utf8)
    }

    private static func blocks(_ page: String) throws -> [Block] {
        let pattern = /<!-- (run|prints) -->\n```(?:sh)?\n(.*?)```\n/.dotMatchesNewlines()
        return try Self.page(page).matches(of: pattern).map {
            Block(kind: String($0.1), text: String($0.2))
        }
    }

    /// What differs from one run to the next.
    private static func masked(_ text: String) -> String {
        text.replacing(/[0-9]+ (s|min)\b/, with: "N s").replacing(/[0-9a-f]{10,}/, with: "ID")
            .split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.replacing(/\s+$/, with: "") }.joined(separator: "\n")
    }

    /// A clone, as far as the examples can see: its rules, and the programs where a build puts them.
    ///
    /// Or an empty folder, but for the programs.
    private func clone(isRepository: Bool) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "readme \(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: ".build"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: ".build/debug"), withDestinationURL: Program.folder)
        guard isRepository else { return folder }
        try FileManager.default.copyItem(
            at: Program.root.appending(path: "rules"), to: folder.appending(path: "rules"))
        return folder
    }

    @Test(
        "their commands work word for word, one after another, and print what they show",
        arguments: milestones.keys)
    func session(_ page: String) throws {
        let blocks = try Self.blocks(page)
        #expect(blocks.count { $0.kind == "run" } >= 6 && blocks.count { $0.kind == "prints" } >= 2)
        let folder = try clone(isRepository: page == "README.md")
        defer { try? FileManager.default.removeItem(at: folder) }
        // Each run's output ends with a line of its own, with the exit code of its last command.
        let runs = blocks.filter { $0.kind == "run" }.map { $0.text + "\necho \"== $?\"\n" }
        let script =
            "set -m; exec 2>&1\nPATH=\"$PWD/.build/debug:$PATH\"\ntrap 'set +e; kill $(jobs -p) 2>/dev/null; wait' EXIT\n"
            + runs.joined()
        let result = try Program.run("/bin/bash", ["-c", script], in: folder)
        let outputs = result.output.split(
            separator: /== [0-9]+\n/, omittingEmptySubsequences: false
        ).map { Self.masked(String($0)) }
        try #require(outputs.count == runs.count + 1, "\(result)")
        var run = -1
        for block in blocks {
            if block.kind == "run" {
                run += 1
            } else {
                #expect(outputs[run].contains(Self.masked(block.text)), "\(outputs[run])")
            }
        }
        #expect(!result.output.contains("command not found"), "\(result)")
        for expected in Self.milestones[page] ?? [] {
            #expect(result.output.contains(expected), "\(expected) in \(result)")
        }
    }

    /// What a reader who follows a page is promised to see.
    private static let milestones = [
        "README.md": [
            "released", "held as spam", "refused as spam", "held as shill", "all is well",
            #"did you mean "contains"?"#, "confirmed", "1 of 20 genuine and 1 of 20 bad",
        ],
        "docs/first-rule.md": [
            "released", "held as spam", #"did you mean "contains"?"#, "catches this example",
            "on probation",
        ],
    ]

    @Test("every verb of it exists")
    func verbs() throws {
        let commands = try Self.readme().matches(
            of: /^bailiff ([a-z]+)(?: ([a-z]+))?/.anchorsMatchLineEndings())
        #expect(commands.count > 5)
        for command in commands {
            #expect(try Program.run("bailiff", [String(command.1), "--help"]).code == 0)
        }
    }

    @Test("the files and folders that they link to are there")
    func links() throws {
        for page in ["README.md", "docs/first-rule.md", "docs/rule-language.md"] {
            let links = try Self.page(page).matches(of: /\]\(([^)#:]+)\)/).map { String($0.1) }
            #expect(!links.isEmpty)
            let folder = Program.root.appending(path: page).deletingLastPathComponent()
            for link in links {
                let path = folder.appending(path: link).path
                #expect(FileManager.default.fileExists(atPath: path), "\(link) in \(page)")
            }
        }
    }

    @Test("the configuration that it shows is the built-in one")
    func configuration() throws {
        let readme = try Self.readme()
        let start = try #require(readme.range(of: "```\nspool  "))
        let end = try #require(readme.range(of: "```", range: start.upperBound..<readme.endIndex))
        let text = readme[start.lowerBound..<end.lowerBound].dropFirst(4)
        let site = try Site()
        try site.write(String(text), to: "bailiff.conf")
        let shown = try Program.run(
            "bailiff", ["config", "show", "--json", "--config", site.path("bailiff.conf")])
        let builtIn = try Program.run("bailiff", ["config", "show", "--json"])
        func values(_ result: Program.Result) -> [String] {
            result.lines.map { $0.replacing(/,"(from|origin)":.*/, with: "") }
        }
        #expect(values(shown) == values(builtIn))
    }
}
