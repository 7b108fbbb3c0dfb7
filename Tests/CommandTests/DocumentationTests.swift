// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite("The README is right", .timeLimit(.minutes(2)))
struct DocumentationTests {
    static func readme() throws -> String {
        try String(contentsOf: Program.root.appending(path: "README.md"), encoding: .utf8)
    }

    @Test("the shell example works word for word")
    func example() throws {
        let readme = try Self.readme()
        let marker = try #require(
            readme.range(of: "<!-- tested: DocumentationTests runs this block -->\n```sh\n"))
        let end = try #require(
            readme.range(of: "\n```", range: marker.upperBound..<readme.endIndex))
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "readme-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: ".build"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // A clone, as far as the example can see: its rules, and the programs where a build puts them.
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: ".build/debug"), withDestinationURL: Program.folder)
        try FileManager.default.copyItem(
            at: Program.root.appending(path: "rules"), to: folder.appending(path: "rules"))
        let script =
            "set -m\ntrap 'kill $(jobs -p) 2>/dev/null; wait' EXIT\n"
            + readme[marker.upperBound..<end.lowerBound] + "\nwait %1\ntrap - EXIT\n"
        let result = try Program.run("/bin/bash", ["-c", script], in: folder)
        #expect(result.output.contains("103 per cent"), "\(result)")
        #expect(result.output.contains(#""disposition":"release""#))
        #expect(result.output.contains("all is well"))
        #expect(result.code == 0)
    }

    @Test("every verb of the README exists, with the flags that it shows")
    func verbs() throws {
        let readme = try Self.readme()
        let commands = readme.matches(
            of: /^bailiff ([a-z]+)(?: ([a-z]+))?/.anchorsMatchLineEndings())
        #expect(commands.count > 5)
        for command in commands {
            #expect(try Program.run("bailiff", [String(command.1), "--help"]).code == 0)
        }
    }

    @Test("the configuration that the README shows is the built-in one")
    func configuration() throws {
        let readme = try Self.readme()
        let start = try #require(readme.range(of: "```\nspool  "))
        let end = try #require(readme.range(of: "```", range: start.upperBound..<readme.endIndex))
        let text = readme[start.lowerBound..<end.lowerBound].dropFirst(4)
        let site = try Site()
        try site.write(String(text), to: "bailiff.conf")
        let rules = Program.root.appending(path: "rules").path
        let result = try Program.run(
            "bailiffd", ["--check", "--config", site.path("bailiff.conf"), "--rules", rules])
        #expect(result.code == 0, "\(result.errors)")
    }
}
