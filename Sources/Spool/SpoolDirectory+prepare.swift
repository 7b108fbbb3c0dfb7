// SPDX-License-Identifier: MIT

import Glibc

extension SpoolDirectory {
    /// Makes a spool, or what is missing of one, for a first use without tmpfiles.d.
    ///
    /// Makes the last component of the path only, and never `new` where any other folder of the
    /// spool is there already: a blog may hold the lost one open and drop into it, so a person must
    /// look. Modes of folders that exist are left alone (``warnings`` tells of them).
    package static func prepare(path: String) throws(SpoolFailure) {
        try makeSpool(path)
        let spool = try openSpool(path)
        var missing: [SpoolFolder] = []
        for folder in SpoolFolder.allCases where !(try exists(folder, in: spool)) {
            missing.append(folder)
        }
        guard !missing.isEmpty else { return }
        guard !missing.contains(.new) || missing.count == SpoolFolder.allCases.count else {
            throw lostArrivals(path)
        }
        // allCases starts with `new`: see there.
        for folder in missing { try make(folder, in: spool) }
        try flush(spool, shownPath(path))
    }

    private static func flush(
        _ folder: borrowing Descriptor, _ path: String
    ) throws(SpoolFailure) {
        do { try folder.flush() } catch {
            throw SpoolFailure("flush", path, error, kind: .durabilityLost)
        }
    }

    private static func makeSpool(_ path: String) throws(SpoolFailure) {
        do {
            try makeFolder(path: path)
        } catch {
            if error.code == EEXIST { return }
            let mend = error.code == ENOENT ? "make the folder above it first" : nil
            throw SpoolFailure("make the spool", shownPath(path), error, mend: mend)
        }
        let spool = try openSpool(path)
        try setMode(of: spool, SpoolFolder.spoolMode, shownPath(path))
        // A parent that may not be read is its owner's to flush.
        guard let parent = try? Descriptor(reopening: spool, name: "..") else { return }
        try flush(parent, shownPath(path) + "/..")
    }

    private static func exists(
        _ folder: SpoolFolder, in spool: borrowing Descriptor
    ) throws(SpoolFailure) -> Bool {
        do {
            _ = try spool.facts(of: folder.name)
            return true
        } catch {
            if error.code == ENOENT { return false }
            throw SpoolFailure("look at", folder.rawValue, error)
        }
    }

    private static func make(
        _ folder: SpoolFolder, in spool: borrowing Descriptor
    ) throws(SpoolFailure) {
        let made: Descriptor
        do {
            try spool.makeFolder(folder.name)
            made = try Descriptor(folder.name, in: spool, flags: O_RDONLY | O_DIRECTORY)
        } catch {
            throw SpoolFailure("make", folder.rawValue, error)
        }
        try setMode(of: made, folder.mode, folder.rawValue)
    }

    /// RestrictSUIDSGID= forbids the setgid bit: then the folder works for its owner, and opening
    /// the spool warns of its mode.
    private static func setMode(
        of folder: borrowing Descriptor, _ mode: mode_t, _ path: String
    ) throws(SpoolFailure) {
        do {
            try folder.setMode(mode)
        } catch {
            guard error.code == EPERM, (try? folder.setMode(mode & 0o1777)) != nil else {
                throw SpoolFailure("set the mode of", path, error)
            }
        }
    }

    private static func lostArrivals(_ path: String) -> SpoolFailure {
        SpoolFailure(
            .unfitFolders, "use", shownPath(path),
            reason: "the spool is there but its folder new is gone, and drops may be lost with it",
            mend: "look where it went; then make it with systemd-tmpfiles --create, or by hand: "
                + "mkdir -m 3730 new, with group bailiff-drop")
    }
}
