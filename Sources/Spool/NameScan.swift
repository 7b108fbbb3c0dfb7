// SPDX-License-Identifier: MIT

/// Lists a folder in bites and goes on where it stopped, so that a million names neither block a
/// pass nor starve those at the end.
struct NameScan: ~Copyable {
    private let folder: SpoolFolder
    private let descriptor: Descriptor
    private let bite: Int
    /// Read and not yet given out, last first.
    private var pending: [FileName] = []
    /// The folder's own time when the lap began; nil where the next step begins one.
    private var lapStamp: FileStamp?

    /// Whether the next step starts from the folder's beginning.
    var isAtStart: Bool { lapStamp == nil }

    /// What one step gave.
    enum Step {
        case name(FileName)
        /// Another bite was read: count it.
        case bite
        /// The folder was seen to its end; the next step starts over. Where it was changed since
        /// the lap began, a name may have come in behind.
        case end(changed: Bool)
    }

    init(
        _ folder: SpoolFolder, _ descriptor: borrowing Descriptor, bite: Int
    ) throws(SpoolFailure) {
        self.folder = folder
        self.bite = bite
        do {
            self.descriptor = try Descriptor(reopening: descriptor)
        } catch {
            throw SpoolFailure("list", folder.rawValue, error)
        }
    }

    /// Gives a name out again that could not be dealt with now.
    mutating func putBack(_ name: FileName) { pending.append(name) }

    mutating func step() throws(SpoolFailure) -> Step {
        if let name = pending.popLast() { return .name(name) }
        do {
            if lapStamp == nil { lapStamp = FileStamp(try descriptor.facts()) }
            pending = try descriptor.nextNames(bite: bite).reversed()
            if !pending.isEmpty { return .bite }
            let changed = lapStamp != FileStamp(try descriptor.facts())
            try descriptor.rewindNames()
            lapStamp = nil
            return .end(changed: changed)
        } catch {
            throw SpoolFailure("list", folder.rawValue, error)
        }
    }
}

/// Some names of a folder.
package struct NameBatch: Sendable, Equatable {
    package var names: [FileName] = []
    /// Whether the folder was seen to its end: otherwise there is more, now.
    package var reachedEnd = false

    package init() {}
}
