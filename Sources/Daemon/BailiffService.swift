// SPDX-License-Identifier: MIT

import Foundation
package import Logging
import ServiceLifecycle
package import Settings
import Spool
import UnixSignals

/// The daemon as a service: the work loop on a thread of its own, ended by a graceful shutdown.
///
/// A thread and not a task, since the loop blocks in the kernel for most of its life.
package struct BailiffService: Service {
    private let configuration: Configuration
    private let control: Control
    private let clocks: Clocks
    private let log: Logger

    package init(
        _ configuration: Configuration, control: Control, clocks: Clocks = Clocks(), log: Logger
    ) {
        self.configuration = configuration
        self.control = control
        self.clocks = clocks
        self.log = log
    }

    package func run() async throws {
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await work()
            } onGracefulShutdown: {
                control.stop()
            }
        } onCancel: {
            control.stop()
        }
    }

    private func work() async throws {
        try await withCheckedThrowingContinuation {
            (continuation: CheckedContinuation<Void, any Error>) in
            let thread = Thread { continuation.resume(with: Result { try loop() }) }
            thread.name = "bailiffd"
            thread.start()
        }
    }

    private func loop() throws {
        let manager = ServiceManager(environment: ProcessInfo.processInfo.environment)
        try WorkLoop(
            configuration: configuration, control: control, clocks: clocks, log: log,
            manager: manager
        ).run()
    }
}

/// SIGHUP swaps the rules.
package struct ReloadService: Service {
    private let control: Control

    package init(control: Control) { self.control = control }

    package func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            control.reload()
        }
    }
}
