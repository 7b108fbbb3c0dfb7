// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Synchronization
import Testing

/// The built programs, run as a user would.
struct Program {
    /// Beside the test bundle that is running.
    static let folder: URL = {
        let bundle = URL(filePath: CommandLine.arguments[0])
        return bundle.deletingLastPathComponent()
    }()

    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Of whoever runs the tests, but for the places of an own bailiff.
    static let surroundings = ProcessInfo.processInfo.environment.filter {
        !$0.key.hasPrefix("BAILIFF_")
    }

    struct Result {
        let code: Int32
        let output: String
        let errors: String
        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// Runs to the end.
    static func run(
        _ name: String, _ arguments: [String], input: String = "", in folder: URL? = nil,
        environment: [String: String] = [:]
    ) throws -> Result {
        let process = Process()
        process.executableURL =
            name.hasPrefix("/") ? URL(filePath: name) : Program.folder.appending(path: name)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = surroundings.merging(
            ["COLUMNS": "80", "NO_COLOR": "1"].merging(environment) { $1 }
        ) { $1 }
        // Through files: a pipe that nobody drains would stop a talkative program.
        let files = try Files()
        try Data(input.utf8).write(to: files.input)
        process.standardInput = try FileHandle(forReadingFrom: files.input)
        process.standardOutput = try FileHandle(forWritingTo: files.output)
        process.standardError = try FileHandle(forWritingTo: files.errors)
        try process.run()
        process.waitUntilExit()
        return Result(
            code: process.terminationStatus,
            output: try String(contentsOf: files.output, encoding: .utf8),
            errors: try String(contentsOf: files.errors, encoding: .utf8))
    }

    private final class Files {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "bailiff-run-\(UUID().uuidString)")
        var input: URL { folder.appending(path: "in") }
        var output: URL { folder.appending(path: "out") }
        var errors: URL { folder.appending(path: "err") }

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for file in [input, output, errors] { try Data().write(to: file) }
        }

        deinit { try? FileManager.default.removeItem(at: folder) }
    }
}

/// What a program said, without the places where a long line was cut.
func flat(_ text: String) -> String { text.replacing(/\s+/, with: { _ in " " }) }

/// A folder with spool, ledger and rules, and the daemon that works on it.
final class Site: Sendable {
    static let rules = """
        rule pills
            when    body contains "viagra", "cialis"
            score   spam +5
            says    "It advertises prescription drugs."
            catches "Cheap Viagra!"
            passes  "A history of socialism."
        """

    let folder: URL
    private let daemon = Mutex<Process?>(nil)

    init(rules: String = Site.rules) throws {
        let memory = URL(filePath: "/dev/shm")
        let base =
            FileManager.default.isWritableFile(atPath: memory.path)
            ? memory : FileManager.default.temporaryDirectory
        folder = base.appending(path: "site-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "rules"), withIntermediateDirectories: true)
        try write(rules, to: "rules/site.rules")
        // A debug build on a busy machine must not hold comments for their cost.
        try write(
            """
            spool       \(path("spool"))
            ledger      \(path("ledger.sqlite"))
            rules       \(path("rules"))
            work-budget 10 s
            settle      100 ms
            free-space  0 %
            """, to: "bailiff.conf")
    }

    deinit {
        if let process = daemon.withLock({ $0 }), process.isRunning {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        try? FileManager.default.removeItem(at: folder)
    }

    func path(_ path: String) -> String { folder.appending(path: path).path }

    func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: path), options: .atomic)
    }

    func files(_ path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: self.path(path))) ?? []).sorted()
    }

    func bailiff(_ arguments: String..., input: String = "") throws -> Program.Result {
        try Program.run("bailiff", arguments + ["--config", path("bailiff.conf")], input: input)
    }

    var log: String { (try? String(contentsOfFile: path("log"), encoding: .utf8)) ?? "" }

    func start() async throws {
        try write("", to: "log")
        let process = Process()
        process.executableURL = Program.folder.appending(path: "bailiffd")
        process.arguments = ["--config", path("bailiff.conf")]
        process.environment = Program.surroundings
        process.standardError = try FileHandle(forWritingTo: folder.appending(path: "log"))
        process.standardInput = FileHandle.nullDevice
        try process.run()
        daemon.withLock { $0 = process }
        try await until("the daemon is ready") { log.contains("ready:") || !process.isRunning }
        try #require(process.isRunning, "\(log)")
    }

    /// Sends a signal and waits for the end.
    func end(_ signal: Int32 = SIGTERM) throws -> Int32 {
        let process = try #require(daemon.withLock { $0 })
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        return process.terminationStatus
    }

    func signal(_ signal: Int32) throws {
        kill(try #require(daemon.withLock { $0 }).processIdentifier, signal)
    }

    func until(_ what: String, _ condition: () throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(40)
        // A test that is hardly ever given a turn is not late: it has to have looked, too.
        var looks = 0
        while try !condition() {
            looks += 1
            guard ContinuousClock.now < deadline || looks < 500 else {
                throw Overdue(what: what, log: log)
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    struct Overdue: Error {
        let what: String
        let log: String
    }
}

extension Site {
    /// Drops comments and waits until each is released or held.
    func take(_ texts: [String]) async throws -> [String] {
        let lines = texts.map { text -> String in
            let line: JSONValue = ["comment_content": .string(text)]
            return line.text + "\n"
        }
        let name = "drop-\(UUID().uuidString).jsonl"
        try write(lines.joined(), to: name)
        let result = try bailiff("submit", "--wait", path(name))
        let ids = result.lines.map { String($0.prefix(32)) }.filter { $0.count == 32 }
        try #require(ids.count == texts.count, "\(result)")
        return ids
    }
}
