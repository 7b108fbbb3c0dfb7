// SPDX-License-Identifier: MIT

import Testing

/// Keeps most daemons waiting for their turn.
///
/// Each watches folders, and a user has 128 watchers (`fs.inotify.max_user_instances`) in all.
/// Waiting counts as time of the test: what limits that must allow for the whole run.
struct FewAtATime: SuiteTrait, TestTrait, TestScoping {
    private static let places = Places(16)

    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        // The suite as a whole must not take the place of its own tests.
        guard testCase != nil else { return try await function() }
        await Self.places.take()
        do {
            try await function()
        } catch {
            await Self.places.giveBack()
            throw error
        }
        await Self.places.giveBack()
    }
}

extension Trait where Self == FewAtATime {
    static var fewAtATime: Self { FewAtATime() }
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
