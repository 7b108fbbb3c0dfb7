// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Foundation
import Ledger
import Lines
import Logging
import Rules
import Screening
import Settings
import Spool

/// The daemon's one thread: claims, judges, commits, publishes, acts on decisions, in turn.
///
/// One thread does all that blocks, so there is one order in which things happen, and a kill at
/// any point leaves what a start repairs (the table in Spool/SpoolFolder.swift). It waits on
/// inotify and an event counter, and looks for itself at a pace that needs no hint.
///
/// A full disk or a busy ledger makes it pause and try again; anything else that fails ends it,
/// since a start is the recovery.
final class WorkLoop {
    enum Watched: Hashable, Sendable {
        case arrivals, rules, ledger
    }

    /// How often the ledger is asked whether a moderator has written to it.
    static let ledgerPace: Duration = .milliseconds(250)
    /// How often the folders are looked at where no hint says so.
    static let folderPace: Duration = .seconds(3)
    /// How long a pause lasts before the next attempt.
    static let retryPace: Duration = .seconds(1)

    let configuration: Configuration
    let control: Control
    let clocks: Clocks
    let log: Logger
    let manager: ServiceManager
    let spool: SpoolDirectory
    let record: any Record
    let watcher: Watcher<Watched>
    let scratch: MatchScratch
    var intake: Intake
    var publisher: Publisher
    var rules: RuleKeeper
    var judge: Judge
    var oversight: Oversight
    /// Why nothing is taken in for the moment, and when to try again.
    var pause: (reason: String, until: ContinuousClock.Instant)?
    /// What was complained about since all went well, so that the log says each thing once.
    var complaints: Set<String> = []
    /// Whether the ledger may hold what was not published: after a failure that was waited out.
    var owesMore = false
    /// Whether the last look into the spool found something, so that there may be more.
    var isBusy = true
    var changeCounter = 0
    let recollection: Recollection
    /// Acts that no snapshot of the model has yet.
    var actsToKeep = 0
    /// Whether the memory has learnt what the ledger does not hold.
    var isMemoryStale = false
    /// The file that the open ledger is, to notice that it was moved away.
    let ledgerFile: Int?
    /// Published comments that the ledger does not know.
    var strangers: Strangers?
    /// Whether more decisions wait than were acted on at once.
    var hasDecisions = false
    var ledgerAsked: ContinuousClock.Instant
    var folderSeen: ContinuousClock.Instant
    var watchdogFed: ContinuousClock.Instant
    var statusTold = JSONValue.null
    var statusDue: ContinuousClock.Instant

    /// Opens everything and brings the memory back; publishes nothing yet.
    init(
        configuration: Configuration, control: Control, clocks: Clocks, log: Logger,
        manager: ServiceManager
    ) throws {
        self.configuration = configuration
        self.control = control
        self.clocks = clocks
        self.log = log
        self.manager = manager
        // A check of every page or a long rebuild takes its time; the manager must not cut it short.
        try? manager.send("EXTEND_TIMEOUT_USEC=600000000")
        var limits = SpoolLimits()
        limits.fileBytes = configuration.sizeLimit
        limits.linesFileBytes = max(limits.linesFileBytes, configuration.sizeLimit)
        try SpoolDirectory.prepare(path: configuration.spool)
        spool = try SpoolDirectory(path: configuration.spool, limits: limits)
        do {
            record = try SQLiteRecord.openForDaemon(path: configuration.ledger)
        } catch {
            throw Unopened(path: configuration.ledger, failure: error)
        }
        ledgerFile = Self.fileNumber(configuration.ledger)
        let note: JSONValue = ["pid": .number(Int(getpid())), "starting": true]
        try? record.setNote(NoteKey.daemon, note.text)
        do {
            rules = try RuleKeeper(
                folder: configuration.rules, kept: try? Self.keptRules(record),
                holdAt: configuration.holdAt, clocks)
        } catch {
            // For `bailiff status`: there are no old rules to go on with.
            try Self.noteFailedStart(error, record)
            throw error
        }
        scratch = MatchScratch()
        watcher = try Watcher()
        intake = Intake(
            spool: spool, record: record, clocks: clocks, log: log,
            settle: .milliseconds(configuration.settle))
        publisher = Publisher(spool: spool, record: record, clocks: clocks)
        recollection = Recollection(record, configuration, log: log)
        var (memory, isKept) = try recollection.memory()
        // A long count is not to be repeated, should this process end soon.
        if !isKept { actsToKeep = Self.actsASnapshot }
        memory.traffic = try recollection.traffic(
            for: rules.current.demand, at: clocks.wall() / 1000)
        judge = Judge(
            rules: rules.current, memory: memory, policy: Policy(holdAt: configuration.holdAt))
        oversight = try Self.oversight(record, configuration, clocks)
        let now = clocks.monotonic()
        (ledgerAsked, folderSeen, watchdogFed, statusDue) = (now, now, now, now)
        control.attach(watcher.waker)
    }

    private static func noteFailedStart(_ problems: Diagnostics, _ record: any Record) throws {
        let note: JSONValue = [
            "running": false,
            "rule_problems": .array(problems.all.prefix(20).map { .string($0.headline) }),
        ]
        try record.setNote(NoteKey.daemon, note.text)
        try record.close()
    }

    /// Works until it is told to stop.
    func run() throws {
        try start()
        var more = true
        while !control.isStopping {
            let hints = try watcher.wait(timeout: more ? .zero : patience())
            feedWatchdog()
            if hints.contains(.rescan) { try lookAround() }
            try keepRules(hints)
            let decided = try actOnDecisions(asked: hints.contains(.changed(.ledger)))
            more = try takeIn(hints) || decided
            try settleAccounts()
            try keepRegister()
            keepModel()
            tellStatus()
        }
        try stop()
    }

    private func start() throws {
        for warning in spool.warnings { log.warning("\(warning)") }
        if let problems = rules.problems { complain(of: problems) }
        strangers = try Strangers(spool, record)
        if let strangers { log.error("\(strangers)") }
        try surviving { try self.keepRuleTexts() }
        try recallOversight()
        watchAll()
        try spool.emptyTmp()
        try surviving { try self.publisher.publishAllOwed() }
        changeCounter = -1
        log.info("ready: \(rules.summary); \(describe(judge.memory)); jit \(jitState)")
        tell("READY=1")
    }

    /// Finishes what is in hand: nothing is left that only this process knows.
    private func stop() throws {
        tell("STOPPING=1")
        log.info("stopping")
        try surviving { try self.publisher.markNow() }
        if !isMemoryStale, actsToKeep > 0 { leaveSnapshot() }
        let note = statusNote(running: false).text
        try surviving { try self.record.setNote(NoteKey.daemon, note) }
        // Where this fails for want of room, the next start looks more closely; nothing is lost.
        try surviving { try self.record.close() }
    }

    /// How long to wait where nothing happens.
    private func patience() -> Duration {
        let now = clocks.monotonic()
        if let pause {
            // Everything else waits for the end of the pause, and must not be waited for.
            return max(.zero, min(pause.until, ledgerAsked + Self.retryPace, rules.dueAt) - now)
        }
        var next = min(ledgerAsked + Self.ledgerPace, folderSeen + Self.folderPace)
        for other in [publisher.marksDue, intake.nextLook, rules.dueAt] {
            if let other { next = min(next, other) }
        }
        return max(.zero, next - now)
    }

    /// After events were lost, or something that was watched went away.
    private func lookAround() throws {
        try spool.requireFolders()
        try requireLedger()
        watchAll()
    }

    /// Ends where the open ledger is no longer the file of that name: what is written to it would
    /// never be seen again.
    func requireLedger() throws {
        guard Self.fileNumber(configuration.ledger) == ledgerFile else {
            let reason = "it was moved or removed under the running daemon; put it back"
            throw Unopened(
                path: configuration.ledger, failure: .cannotOpen(reason: reason))
        }
    }

    private static func fileNumber(_ path: String) -> Int? {
        let facts = try? FileManager.default.attributesOfItem(atPath: path)
        return (facts?[.systemFileNumber] as? NSNumber)?.intValue
    }

    /// Watching is a hint: what cannot be watched is looked at all the same.
    func watchAll() {
        let paths: [(String, Watched, Watcher<Watched>.Interest)] =
            [(spool.path(of: .new), .arrivals, .arrivals)]
            + rules.folders.map { ($0, .rules, .changes) }
            + [(configuration.ledger + "-wal", .ledger, .changes)]
        for (path, tag, interest) in paths {
            do { try watcher.watch(path, as: tag, for: interest) } catch { log.debug("\(error)") }
        }
        folderSeen = clocks.monotonic() - Self.folderPace
    }

    /// Runs what may fail for want of room or a lock, and turns that into a pause.
    func surviving(_ work: () throws -> Void) throws {
        do {
            try work()
        } catch let failure as SpoolFailure
            where failure.isNoSpace || failure.isReadOnly || failure.isNotPermitted
        {
            rest("\(failure)")
        } catch let failure as SpoolFailure where failure.kind == .missing {
            // Says which folder is gone and what to do, where that is what it is.
            try spool.requireFolders()
            throw failure
        } catch let failure as LedgerFailure where failure.canBeWaitedOut {
            rest("the ledger: \(failure)")
        }
    }

    func rest(_ reason: String) {
        if complaints.insert(reason).inserted {
            log.error("\(reason); nothing is lost, trying again every second")
        }
        pause = (reason, clocks.monotonic() + Self.retryPace)
        owesMore = true
    }

    /// To be called when work that had to rest was done.
    func goOn() {
        guard !complaints.isEmpty, pause == nil else { return }
        complaints = []
        log.info("going on")
    }

    private func feedWatchdog() {
        guard let interval = manager.watchdogInterval else { return }
        let now = clocks.monotonic()
        guard now >= watchdogFed + interval / 3 else { return }
        watchdogFed = now
        tell("WATCHDOG=1")
    }

    func tell(_ state: String) {
        do { try manager.send(state) } catch { log.debug("\(error)") }
    }

    var jitState: String { Pattern.jitAvailable ? "on" : "off" }
}

/// A ledger's failure with its path, which the failure itself does not know.
struct Unopened: Error, CustomStringConvertible {
    let path: String
    let failure: LedgerFailure

    var description: String { "\(visible(path)): \(failure)" }
}

extension LedgerFailure {
    /// Whether the ledger is sound, and only a lock or some room is missing.
    fileprivate var canBeWaitedOut: Bool {
        switch self {
        case .busy, .noSpace, .readOnly: true
        default: false
        }
    }
}
