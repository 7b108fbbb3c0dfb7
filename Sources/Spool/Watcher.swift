// SPDX-License-Identifier: MIT

import Glibc

/// What woke a wait.
package enum Hint<Tag: Hashable & Sendable>: Hashable, Sendable {
    /// Something happened to what is watched under the tag.
    case changed(Tag)
    /// Events were lost or a watch ended: look at everything, and watch everything again.
    case rescan
    /// A ``Waker`` was rung.
    case woken
}

/// Waits for changes of files and for other threads.
///
/// A hint only: events can be lost, and a folder must be listed to know what is in it. A wait
/// should be short enough for the rest.
package final class Watcher<Tag: Hashable & Sendable> {
    /// What is watched for.
    package enum Interest: Sendable {
        /// Names that appear or are finished in a folder; hidden ones do not count.
        case arrivals
        /// Any change of a file, or of the entries of a folder.
        case changes

        var mask: UInt32 {
            let own = UInt32(IN_DELETE_SELF | IN_MOVE_SELF)
            switch self {
            case .arrivals: return own | UInt32(IN_MOVED_TO | IN_CLOSE_WRITE)
            case .changes:
                return own | UInt32(IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB)
                    | UInt32(IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE)
            }
        }
    }

    package let waker: Waker
    private let inotify: Descriptor
    private var watches: [Int32: (tag: Tag, interest: Interest)] = [:]

    package init() throws(SpoolFailure) {
        waker = try Waker()
        do { inotify = try .inotify() } catch {
            let mend = error.code == EMFILE ? "raise fs.inotify.max_user_instances" : nil
            throw SpoolFailure("watch", "files", error, mend: mend)
        }
    }

    /// Watches a path; again for the same one changes its tag at most.
    ///
    /// A path that is replaced by a rename is the old file to the kernel: ``Hint/rescan`` then says
    /// to call this again.
    package func watch(_ path: String, as tag: Tag, for interest: Interest) throws(SpoolFailure) {
        do {
            let watch = try inotify.watch(path: path, mask: interest.mask)
            watches[watch] = (tag, interest)
        } catch {
            let mend = error.code == ENOSPC ? "raise fs.inotify.max_user_watches" : nil
            // This ENOSPC is about watches, not about the disk.
            throw SpoolFailure("watch", shownPath(path), error, kind: .system, mend: mend)
        }
    }

    /// Waits until something happens, a signal arrives or the time is over; empty in these cases.
    package func wait(timeout: Duration) throws(SpoolFailure) -> Set<Hint<Tag>> {
        do {
            try waitReadable(inotify, waker.counter, milliseconds: timeout.roundedUpMilliseconds)
            var hints: Set<Hint<Tag>> = []
            if !(try waker.counter.available(limit: 8)).isEmpty { hints.insert(.woken) }
            let events = FileEvent.parse(try inotify.available(limit: 64 << 10))
            for event in events { note(event, &hints) }
            return hints
        } catch {
            throw SpoolFailure("wait for", "changes", error)
        }
    }

    private func note(_ event: FileEvent, _ hints: inout Set<Hint<Tag>>) {
        if event.isOverflow {
            hints.insert(.rescan)
            return
        }
        guard let (tag, interest) = watches[event.watch] else { return }
        if event.endsWatch {
            // A moved file would go on being watched where nobody looks for it.
            if watches.removeValue(forKey: event.watch) != nil { inotify.unwatch(event.watch) }
            hints.insert(.rescan)
        } else if interest == .changes || !event.isHidden {
            hints.insert(.changed(tag))
        }
    }
}

/// Ends a wait of ``Watcher`` from any thread; ringing twice is as good as once.
package final class Waker: Sendable {
    fileprivate let counter: Descriptor

    fileprivate init() throws(SpoolFailure) {
        do { counter = try .eventCounter() } catch {
            throw SpoolFailure("make", "an event counter", error)
        }
    }

    package func wake() { counter.signal() }
}

/// One record of inotify: `watch:4 mask:4 cookie:4 length:4 name`.
package struct FileEvent: Sendable, Equatable {
    package let watch: Int32
    package let mask: UInt32
    /// Without its padding; empty where the watched thing itself is meant.
    package let name: [UInt8]

    package var isOverflow: Bool { mask & UInt32(IN_Q_OVERFLOW) != 0 }
    package var endsWatch: Bool {
        mask & UInt32(IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT) != 0
    }
    package var isHidden: Bool { name.first == UInt8(ascii: ".") }

    /// Reads what the kernel wrote; a record cut short ends it.
    package static func parse(_ bytes: [UInt8]) -> [FileEvent] {
        var events: [FileEvent] = []
        var rest = bytes[...]
        while rest.count >= 16 {
            let length = Int(native32(rest, at: 12))
            guard length <= rest.count - 16 else { break }
            events.append(
                FileEvent(
                    watch: Int32(bitPattern: native32(rest, at: 0)), mask: native32(rest, at: 4),
                    name: Array(rest.dropFirst(16).prefix(length).prefix { $0 != 0 })))
            rest = rest.dropFirst(16 + length)
        }
        return events
    }
}

extension Duration {
    /// For poll: never less than asked, never "for ever", never out of range.
    fileprivate var roundedUpMilliseconds: Int32 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        guard seconds < 2_000_000 else { return 2_000_000_000 }
        return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
