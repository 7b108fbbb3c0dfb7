// SPDX-License-Identifier: MIT

/// Tells a file that is still being written from one that is finished and wrong.
///
/// A file that does not parse, every `.jsonl` and a `.form` without a final newline stay in `claim`
/// until size and mtime have stood still for the quiet period by the monotonic clock. The mtime is
/// only compared, never read as a time: one in the future settles too.
package struct SettleClock: Sendable {
    /// What an observation means.
    package enum Standing: Sendable, Equatable {
        /// New here, or not what it was: read it (again), and wait.
        case changed
        /// As it was, but not for long enough: nothing to read.
        case waiting
        /// It stood still long enough: what it says now is what it says. Stays so until it changes
        /// or is forgotten.
        case settled
    }

    private struct Watch: Sendable {
        let stamp: FileStamp
        let due: ContinuousClock.Instant
        var isSettled = false
    }

    private let quiet: Duration
    private var watches: [FileName: Watch] = [:]

    package init(quiet: Duration = .seconds(10)) { self.quiet = quiet }

    /// Notes what a file is like now.
    package mutating func observe(
        _ name: FileName, _ stamp: FileStamp, now: ContinuousClock.Instant
    ) -> Standing {
        guard let watch = watches[name], watch.stamp == stamp else {
            watches[name] = Watch(stamp: stamp, due: now + quiet)
            return .changed
        }
        guard now >= watch.due else { return .waiting }
        watches[name]?.isSettled = true
        return .settled
    }

    /// To be called when a file was accepted, set aside or found gone.
    package mutating func forget(_ name: FileName) { watches[name] = nil }

    /// The names that are being watched, to be looked at on each pass.
    package var names: [FileName] { Array(watches.keys) }

    /// When the next file settles if nothing changes; files that are known to be settled are the
    /// caller's to finish and do not wake it again.
    package var nextDeadline: ContinuousClock.Instant? {
        watches.values.lazy.filter { !$0.isSettled }.map(\.due).min()
    }
}
