// SPDX-License-Identifier: MIT

import Spool
import Synchronization

/// What other threads may ask of the work loop; asking twice is as good as once.
package final class Control: Sendable {
    private struct Wishes {
        var stop = false
        var reload = false
        var waker: Waker?
    }

    private let wishes = Mutex(Wishes())

    package init() {}

    package func stop() {
        wishes.withLock {
            $0.stop = true
            $0.waker?.wake()
        }
    }

    package func reload() {
        wishes.withLock {
            $0.reload = true
            $0.waker?.wake()
        }
    }

    func attach(_ waker: Waker) { wishes.withLock { $0.waker = waker } }

    var isStopping: Bool { wishes.withLock { $0.stop } }

    /// Whether a reload was asked for since the last time this was called.
    func takeReload() -> Bool {
        wishes.withLock { wishes in
            defer { wishes.reload = false }
            return wishes.reload
        }
    }
}
