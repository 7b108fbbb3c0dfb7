// SPDX-License-Identifier: MIT

import Foundation
import Synchronization
import Testing

/// Runs tests that wait for other programs on threads of their own.
///
/// Swift's own pool has a thread a core and serves first what came first: some hundred tests that
/// each block one for a second would keep the tests of other suites from going on until all of
/// them are through, long after what those wait for has happened.
///
/// Few of them at a time: each daemon watches folders, and a user has 128 watchers
/// (`fs.inotify.max_user_instances`) in all. Waiting counts as time of the test: what limits that
/// must allow for the whole run.
struct OwnThreads: SuiteTrait, TestTrait, TestScoping {
    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        await Self.places.take()
        do {
            try await withTaskExecutorPreference(Threads.shared) { try await function() }
        } catch {
            await Self.places.giveBack()
            throw error
        }
        await Self.places.giveBack()
    }

    private static let places = Places(12)
}

/// A number of places, which are waited for in the order of coming.
private actor Places {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) { free = count }

    func take() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func giveBack() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}

extension Trait where Self == OwnThreads {
    static var ownThreads: Self { OwnThreads() }
}

private final class Threads: TaskExecutor {
    static let shared = Threads(count: 2 * ProcessInfo.processInfo.activeProcessorCount)

    private let jobs = Mutex<[UnownedJob]>([])
    private let arrivals = DispatchSemaphore(value: 0)

    private init(count: Int) {
        for _ in 0..<count { Thread.detachNewThread { [self] in work() } }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        arrivals.signal()
    }

    private func work() {
        while true {
            arrivals.wait()
            let job = jobs.withLock { $0.removeFirst() }
            unsafe job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
