// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Synchronization
import Testing

/// `bailiff log --follow` at work, its output in a file.
private final class Follower: Sendable {
    private let process: Mutex<Process>
    private let file: URL
    private let errorFile: URL

    init(_ site: Site, _ flags: [String] = []) throws {
        file = site.folder.appending(path: "followed")
        errorFile = site.folder.appending(path: "follow-errors")
        for file in [file, errorFile] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = Program.folder.appending(path: "bailiff")
        process.arguments = ["log", "-f", "--config", site.path("bailiff.conf")] + flags
        process.environment = Program.surroundings
        process.standardOutput = try FileHandle(forWritingTo: file)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        self.process = Mutex(process)
    }

    deinit { process.withLock { if $0.isRunning { kill($0.processIdentifier, SIGKILL) } } }

    var lines: [String] {
        get throws {
            try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        }
    }

    var errors: String { get throws { try String(contentsOf: errorFile, encoding: .utf8) } }

    /// As Ctrl-C does; what ended it.
    func interrupt() -> (reason: Process.TerminationReason, code: Int32) {
        process.withLock { process in
            kill(process.processIdentifier, SIGINT)
            process.waitUntilExit()
            return (process.terminationReason, process.terminationStatus)
        }
    }
}

@Suite(.ownThreads, .timeLimit(.minutes(10))) struct `The log that follows` {
    private func submit(_ content: String, _ site: Site) throws -> String {
        let json: JSONValue = ["comment_content": .string(content)]
        return String(try site.bailiff("submit", "-", input: json.text).output.prefix(32))
    }

    @Test(arguments: [[], ["--json"]])
    func `tells each thing once, through a restart of the daemon, until Ctrl-C`(
        flags: [String]
    ) async throws {
        let site = try Site()
        try await site.start()
        let first = try submit("viagra one", site)
        try await site.until("the first is held") {
            try site.bailiff("list").output.contains(first.prefix(10))
        }
        let follower = try Follower(site, flags)
        try await site.until("what was is told") { try follower.lines.count == 1 }
        #expect(try site.bailiff("release", first).code == 0)
        try await site.until("the decision is told") { try follower.lines.count == 2 }
        #expect(try site.end() == 0)
        let undo = try site.bailiff("undo", first)
        #expect(undo.errors.contains("it will act when it is started"))
        try await site.until("the decision that waits is told") { try follower.lines.count == 3 }
        try await site.start()
        try await site.until("what became of it is told") { try follower.lines.count == 4 }
        let second = try submit("a kind word", site)
        try await site.until("what came after the restart is told") {
            try follower.lines.last?.contains(second.prefix(10)) == true
        }
        let end = follower.interrupt()
        #expect(end.reason == .uncaughtSignal && end.code == SIGINT)
        let lines = try follower.lines
        #expect(lines.count == 5, "\(lines)")
        let parts =
            flags.isEmpty
            ? [
                "held as spam", "release → released", "waits for bailiffd", "held again",
                "released",
            ]
            : [#""held""#, #""released""#, #""undo""#, #""outcome":"undone: held again""#, second]
        for (line, part) in zip(lines, parts) { #expect(line.contains(part), "\(line)") }
        #expect(try follower.errors.isEmpty)
        #expect(try site.end() == 0)
    }

    @Test func `ends when nobody reads it any more, though nothing happens`() async throws {
        let site = try Site()
        try await site.start()
        let id = try submit("viagra", site)
        try await site.until("it is held") {
            try site.bailiff("list").output.contains(id.prefix(10))
        }
        let program = Program.folder.appending(path: "bailiff").path
        let result = try Program.run(
            "/bin/bash",
            ["-c", "\(program) log -f --config \(site.path("bailiff.conf")) | head -n 1"])
        #expect(result.lines.count == 1 && result.errors.isEmpty, "\(result)")
        #expect(try site.end() == 0)
    }

    @Test(arguments: ["list --all", "list --all --json", "log", "show ID", "why ID", "status"])
    func `a closed pipe is no error in any command`(verb: String) async throws {
        let site = try Site()
        try await site.start()
        // More than a pipe holds, so that the program is still writing when the reader has gone.
        let words = String(repeating: "viagra and other words\\n", count: 8000)
        let input = "{\"comment_content\": \"\(words)\"}"
        let id = String(try site.bailiff("submit", "-", input: input).output.prefix(32))
        try await site.until("it is held") {
            try site.bailiff("list").output.contains(id.prefix(10))
        }
        let program = Program.folder.appending(path: "bailiff").path
        let command =
            "\(program) \(verb.replacing("ID", with: id)) --config \(site.path("bailiff.conf"))"
        for ignored in ["", "trap '' PIPE; "] {
            // The reader has gone before the first byte.
            let result = try Program.run(
                "/bin/bash",
                ["-c", "\(ignored){ sleep 0.1; \(command); } | true; echo ${PIPESTATUS[0]}"])
            #expect(result.errors.isEmpty, "\(result)")
            #expect(["0", "141"].contains(result.lines.last), "\(result)")
        }
        #expect(try site.end() == 0)
    }
}
