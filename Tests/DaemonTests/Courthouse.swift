// SPDX-License-Identifier: MIT

import Comments
import Daemon
import Foundation
import Ledger
import Lines
import Logging
import Settings
import Spool
import Synchronization
import Testing

/// A daemon at work on folders of its own, for one test.
final class Courthouse: Sendable {
    static let rules = """
        rule pills
            when    body contains "viagra"
            score   spam +5
            says    "It advertises prescription drugs."
            catches "Cheap Viagra!"
            passes  "A history of socialism."

        rule praise
            when    body contains "great site"
            score   spam +1

        rule known-reader
            when    author approved >= 1
            score   trust -4
        """

    let folder: URL
    let configuration: Configuration
    private let control = Mutex(Control())
    private let running = Mutex<Task<Void, any Error>?>(nil)
    let lines = LogLines()
    private let owner: Bool

    init(
        rules: String = Courthouse.rules, settle: Int = 300, budget: Int = 10_000,
        falseArrests: Double = 1
    ) throws {
        folder = Self.base.appending(path: "court-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "rules"), withIntermediateDirectories: true)
        try Data(rules.utf8).write(to: folder.appending(path: "rules/site.rules"))
        var configuration = Configuration()
        configuration.spool = folder.appending(path: "spool").path
        configuration.ledger = folder.appending(path: "ledger.sqlite").path
        configuration.rules = folder.appending(path: "rules").path
        configuration.settle = settle
        configuration.freeSpace = 0
        // A debug build on a busy machine: the budget has tests of its own.
        configuration.workBudget = budget
        configuration.falseArrestBudget = falseArrests
        self.configuration = configuration
        owner = true
    }

    /// Another daemon for the same folders.
    func rival() -> Courthouse { Courthouse(sharing: self) }

    private init(sharing other: Courthouse) {
        folder = other.folder
        configuration = other.configuration
        owner = false
    }

    /// In memory where there is such a folder: hundreds of flushes on a shared disk are slow.
    private static var base: URL {
        let memory = URL(filePath: "/dev/shm")
        return FileManager.default.isWritableFile(atPath: memory.path)
            ? memory : FileManager.default.temporaryDirectory
    }

    deinit { if owner { try? FileManager.default.removeItem(at: folder) } }

    /// Starts the daemon, again after ``stop()``.
    ///
    /// Another test's child process may hold a copy of the lock of the one that has just ended, from
    /// its fork to its exec; that passes.
    func start() async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while true {
            do {
                return try await startOnce()
            } catch {
                let isLocked = "\(error)".contains("another bailiffd")
                guard isLocked, ContinuousClock.now < deadline else { throw error }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    private func startOnce() async throws {
        let lines = lines
        lines.clear()
        let control = Control()
        self.control.withLock { $0 = control }
        let log = Logger(label: "test", factory: { _ in lines })
        let service = BailiffService(configuration, control: control, log: log)
        let ended = Mutex(false)
        let task = Task {
            defer { ended.withLock { $0 = true } }
            try await service.run()
        }
        running.withLock { $0 = task }
        try await until("ready") { lines.contain("ready:") || ended.withLock(\.self) }
        if ended.withLock(\.self) { try await task.value }
    }

    func stop() async throws {
        control.withLock { $0.stop() }
        try await running.withLock { $0 }?.value
    }

    /// Waits for an end that nobody asked for.
    func ended() async throws { try await running.withLock { $0 }?.value }

    func reload() { control.withLock { $0.reload() } }

    func drop(_ content: String, name: String) throws {
        try drop(Array(content.utf8), name: name)
    }

    func drop(_ bytes: [UInt8], name: String) throws {
        try SpoolDirectory.drop(
            bytes, name: try #require(FileName(name)), into: configuration.spool)
    }

    func path(_ path: String) -> String { folder.appending(path: path).path }

    func files(_ path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: self.path(path))) ?? []).sorted()
    }

    func json(_ path: String) throws -> JSONValue {
        try JSONValue(json: Array(try Data(contentsOf: folder.appending(path: path))))
    }

    func record() throws -> SQLiteRecord {
        try SQLiteRecord.openForCommand(path: configuration.ledger)
    }

    /// The books' line for a spool name, once it has settled in one of the states.
    func entry(
        _ name: String, _ states: Set<CustodyState> = [.released, .held, .malformed, .duplicate]
    ) async throws -> Entry {
        let record = try record()
        let found = Mutex<Entry?>(nil)
        try await until("\(name) is \(states.map(\.rawValue))") {
            try record.entries(EntryQuery()) { entry, _ in
                if entry.name == name, states.contains(entry.state) {
                    found.withLock { $0 = entry }
                }
                return true
            }
            return found.withLock { $0 != nil }
        }
        return try #require(found.withLock { $0 })
    }

    func decide(_ ruling: Ruling, _ id: CommentID) async throws -> String {
        let record = try record()
        let clerk = Clerk(uid: 1000, sudoUID: nil, name: "anna")
        let number = try record.decide([
            Decision(id: id, ruling: ruling, why: "test", clerk: clerk, at: 1)
        ])[0]
        let outcome = Mutex<String?>(nil)
        try await until("decision \(number) is acted on") {
            let found = try record.outcomes(of: [number])[number]
            outcome.withLock { $0 = found }
            return found != nil
        }
        return try #require(outcome.withLock { $0 })
    }

    /// Waits for a condition; what never comes is a failure after half a minute.
    func until(_ what: String, _ condition: () throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        // A test that is hardly ever given a turn is not late: it has to have looked, too.
        var looks = 0
        while try !condition() {
            looks += 1
            guard ContinuousClock.now < deadline || looks < 500 else {
                throw Overdue(what: what, log: lines.all.suffix(20).joined(separator: "\n"))
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    struct Overdue: Error {
        let what: String
        let log: String
    }
}

/// Keeps what the daemon logs.
final class LogLines: LogHandler, Sendable {
    private let kept = Mutex<[String]>([])

    var all: [String] { kept.withLock { $0 } }
    func clear() { kept.withLock { $0 = [] } }
    func contain(_ text: String) -> Bool { all.contains { $0.contains(text) } }

    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .debug }
        set {}
    }

    func log(event: LogEvent) {
        kept.withLock { $0.append("\(event.level): \(event.message)") }
    }
}

func comment(_ content: String, _ more: String = "") -> String {
    let text = JSONValue.string(content).text
    return #"{"comment_content": \#(text)\#(more.isEmpty ? "" : ", " + more)}"#
}
