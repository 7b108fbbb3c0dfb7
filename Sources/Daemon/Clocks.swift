// SPDX-License-Identifier: MIT

import Foundation
package import Ledger

/// The two times that the daemon goes by, injected so that a test can turn them.
package struct Clocks: Sendable {
    /// The calendar, which can jump: what the books say.
    package var wall: @Sendable () -> Milliseconds
    /// What waits are measured with, and cannot jump.
    package var monotonic: @Sendable () -> ContinuousClock.Instant

    package init(
        wall: @escaping @Sendable () -> Milliseconds = {
            Milliseconds(Date.now.timeIntervalSince1970 * 1000)
        },
        monotonic: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.wall = wall
        self.monotonic = monotonic
    }
}
