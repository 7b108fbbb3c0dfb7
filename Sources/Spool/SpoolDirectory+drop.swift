// SPDX-License-Identifier: MIT

import CLinux
import Glibc

extension SpoolDirectory {
    /// Drops one comment, as a blog does: when it returns, the comment is on the disk.
    ///
    /// Needs no more than permission to write into `new`: not to list the spool, not its lock.
    /// Failing leaves nothing behind, but for a last flush that fails: then the comment may be
    /// claimed or lost, and nobody knows.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - name: unique to this comment; its suffix says the format. A `.` in front would hide it.
    ///   - path: the spool's folder.
    /// - Throws: ``SpoolFailure/Kind/exists`` where the name is taken.
    package static func drop(
        _ bytes: [UInt8], name: FileName, into path: String
    ) throws(SpoolFailure) {
        guard !name.isHidden else {
            throw SpoolFailure(
                .invalidName, "drop", SpoolFolder.new.path(name),
                reason: "a name may not start with a dot")
        }
        let hidden = hiddenName(for: name)
        let new = try openForDrops(path)
        let file = try create(hidden, in: new)
        do {
            try file.setMode(SpoolFolder.fileMode)
            try file.write(bytes)
            try file.flush()
            try new.rename(hidden, to: new, as: name)
        } catch {
            try? new.remove(hidden)
            let mend = error.code == EEXIST ? "each comment needs a name of its own" : nil
            throw SpoolFailure("drop", SpoolFolder.new.path(name), error, mend: mend)
        }
        // A writer cannot open a folder that it may not read: flushing the file logs its rename.
        do { try file.flush() } catch {
            throw SpoolFailure("flush", SpoolFolder.new.path(name), error, kind: .durabilityLost)
        }
    }

    /// Another one for each attempt: what an interrupted drop left must not stop the next.
    private static func hiddenName(for name: FileName) -> FileName {
        let mark = Array(".\(String(UInt64.random(in: 0...(.max)), radix: 36)).".utf8)
        return FileName(mark + name.bytes.prefix(255 - mark.count)) ?? name
    }

    private static func openForDrops(_ path: String) throws(SpoolFailure) -> Descriptor {
        do {
            let spool = try Descriptor(path: path, flags: linux_O_PATH | O_DIRECTORY)
            return try Descriptor(
                SpoolFolder.new.name, in: spool, flags: linux_O_PATH | O_DIRECTORY)
        } catch {
            let mend = error.code == ENOENT ? "is this the spool of a bailiffd?" : nil
            throw SpoolFailure("open", shownPath(path) + "/new", error, mend: mend)
        }
    }

    private static func create(
        _ hidden: FileName, in new: borrowing Descriptor
    ) throws(SpoolFailure) -> Descriptor {
        do {
            return try Descriptor(
                hidden, in: new, flags: O_WRONLY | O_CREAT | O_EXCL, mode: SpoolFolder.fileMode)
        } catch {
            throw SpoolFailure(
                "drop", SpoolFolder.new.path(hidden), error, mend: createMend(error))
        }
    }

    private static func createMend(_ error: Errno) -> String? {
        switch error.code {
        case EACCES: "the user must be a member of the group bailiff-drop"
        default: nil
        }
    }
}
