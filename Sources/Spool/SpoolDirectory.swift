// SPDX-License-Identifier: MIT

import Glibc

/// An open spool, locked for one daemon.
///
/// The protocol stands at the head of SpoolFolder.swift.
///
/// Used by one thread, blocks, and reports every failure; it never logs and decides nothing about
/// a comment. All work goes through folders that are held open, so that a folder swapped under it
/// changes nothing.
///
/// Security: trusts nothing in `new` but that a rename out of it is atomic. Follows no link below
/// the spool's own path, opens only regular files, and never more of one than the limit.
///
/// Bugs: half-finished drops (`new/.NAME`) of writers that died stay until a person removes them.
package final class SpoolDirectory {
    /// As given; for messages and for watching.
    package let path: String
    package let limits: SpoolLimits
    /// Sentences about modes that differ from what they should be; the spool works all the same.
    package let warnings: [String]
    let folders: Folders
    var arrivals: NameScan
    var claims: NameScan
    var stuckNames: StuckNames

    /// Opens and locks a spool.
    ///
    /// - Parameters:
    ///   - path: its folder, made by tmpfiles.d or ``prepare(path:)``.
    ///   - limits: the bounds of its work.
    /// - Throws: ``SpoolFailure/Kind/inUse`` where another daemon has it.
    package init(path: String, limits: SpoolLimits = SpoolLimits()) throws(SpoolFailure) {
        let folders = try Folders.opened(path: path)
        try folders.lock(path: path)
        try folders.refuseTwoFilesystems(path: path)
        self.warnings = try folders.modeWarnings(path: path)
        self.arrivals = try NameScan(.new, folders.new, bite: limits.bite)
        self.claims = try NameScan(.claim, folders.claim, bite: limits.bite)
        self.stuckNames = StuckNames(pause: limits.stuckPause, capacity: limits.stuckNames)
        self.path = path
        self.limits = limits
        self.folders = folders
    }

    /// The path of one folder, for watching it.
    package func path(of folder: SpoolFolder) -> String { path + "/" + folder.rawValue }

    /// Refuses to go on where the folder that blogs drop into is no longer the one that is open:
    /// what is dropped there would never be seen.
    package func requireFolders() throws(SpoolFailure) {
        let open = try? folders.new.facts()
        let named = try? openSpool(path).facts(of: SpoolFolder.new.name)
        guard let open, let named, named.inode == open.inode, named.device == open.device else {
            throw SpoolFailure(
                .unfitFolders, "use", SpoolFolder.new.rawValue,
                reason: "the folder was removed or replaced under the running daemon",
                mend: "make it with systemd-tmpfiles --create and start bailiffd again")
        }
    }

    /// The share of the filesystem that is free, in blocks or inodes, whichever is less.
    package func freeShare() throws(SpoolFailure) -> Double {
        do { return try folders.spool.freeShare() } catch {
            throw SpoolFailure("measure", shownPath(path), error)
        }
    }

    /// Whether more than a share is free, so that what is claimed has room in `tmp` and `out`.
    package func hasRoom(share: Double = 0.05) throws(SpoolFailure) -> Bool {
        try freeShare() > share
    }
}

/// The spool's folder and the six in it, held open.
struct Folders: ~Copyable {
    let spool: Descriptor
    let new: Descriptor
    let claim: Descriptor
    let bad: Descriptor
    let tmp: Descriptor
    let out: Descriptor
    let notice: Descriptor

    static func opened(path: String) throws(SpoolFailure) -> Folders {
        let spool = try openSpool(path)
        let new = try open(.new, in: spool)
        let claim = try open(.claim, in: spool)
        let bad = try open(.bad, in: spool)
        let tmp = try open(.tmp, in: spool)
        let out = try open(.out, in: spool)
        let notice = try open(.notice, in: spool)
        return Folders(
            spool: spool, new: new, claim: claim, bad: bad, tmp: tmp, out: out, notice: notice)
    }

    private static func open(
        _ folder: SpoolFolder, in spool: borrowing Descriptor
    ) throws(SpoolFailure) -> Descriptor {
        do {
            return try Descriptor(folder.name, in: spool, flags: O_RDONLY | O_DIRECTORY)
        } catch {
            throw SpoolFailure("open", folder.rawValue, error, mend: mend(error, folder))
        }
    }

    private static func mend(_ error: Errno, _ folder: SpoolFolder) -> String? {
        switch error.code {
        case ENOENT: "make it with systemd-tmpfiles --create"
        case ENOTDIR, ELOOP: "\(folder.rawValue) must be a folder, not a link or a file"
        default: nil
        }
    }

    func lock(path: String) throws(SpoolFailure) {
        do {
            try spool.lock()
        } catch {
            guard error.code == EWOULDBLOCK else {
                throw SpoolFailure("lock", shownPath(path), error)
            }
            throw SpoolFailure(
                .inUse, "lock", shownPath(path), reason: "another bailiffd has this spool",
                mend: "stop it first (systemctl status bailiffd)")
        }
    }
}

/// Opens the folder of a spool; it may be reached through a link, what is in it may not.
func openSpool(_ path: String) throws(SpoolFailure) -> Descriptor {
    do {
        return try Descriptor(path: path, flags: O_RDONLY | O_DIRECTORY)
    } catch {
        let mend = error.code == ENOENT ? "make it with systemd-tmpfiles --create" : nil
        throw SpoolFailure("open the spool", shownPath(path), error, mend: mend)
    }
}

// MARK: - Can these folders serve?

extension Folders {
    /// A rename between two mounts fails even on one filesystem, so both are asked.
    ///
    /// The probe needs no file: the kernel compares the mounts before it looks the name up.
    func refuseTwoFilesystems(path: String) throws(SpoolFailure) {
        let device = try facts(of: spool, shownPath(path)).device
        try together(spool, new, .new, device)
        try together(new, claim, .claim, device)
        try together(claim, bad, .bad, device)
        try together(bad, tmp, .tmp, device)
        try together(tmp, out, .out, device)
        try together(tmp, notice, .notice, device)
    }

    private func together(
        _ from: borrowing Descriptor, _ to: borrowing Descriptor, _ folder: SpoolFolder,
        _ device: UInt64
    ) throws(SpoolFailure) {
        guard try facts(of: to, folder.rawValue).device == device, !crosses(from, to) else {
            throw SpoolFailure(
                .unfitFolders, "use", folder.rawValue,
                reason: "it is on another filesystem or mount than the rest of the spool",
                mend: "keep the spool on one, and name it once in ReadWritePaths=")
        }
    }

    private func crosses(_ from: borrowing Descriptor, _ to: borrowing Descriptor) -> Bool {
        let probe = FileName(ours: ".bailiff-probe")
        do {
            try from.rename(probe, to: to, as: probe)
            return false
        } catch {
            return error.code == EXDEV
        }
    }

    private func facts(
        of folder: borrowing Descriptor, _ path: String
    ) throws(SpoolFailure) -> FileFacts {
        do { return try folder.facts() } catch { throw SpoolFailure("look at", path, error) }
    }

    func modeWarnings(path: String) throws(SpoolFailure) -> [String] {
        var warnings: [String] = []
        func check(
            _ folder: borrowing Descriptor, _ name: String, _ wanted: mode_t
        ) throws(SpoolFailure) {
            let mode = try facts(of: folder, name).mode
            guard mode != wanted else { return }
            warnings.append(
                "\(name) has mode \(octal(mode)), not \(octal(wanted)): chmod \(octal(wanted))")
        }
        try check(spool, shownPath(path), SpoolFolder.spoolMode)
        try check(new, "new", SpoolFolder.new.mode)
        try check(claim, "claim", SpoolFolder.claim.mode)
        try check(bad, "bad", SpoolFolder.bad.mode)
        try check(tmp, "tmp", SpoolFolder.tmp.mode)
        try check(out, "out", SpoolFolder.out.mode)
        try check(notice, "notice", SpoolFolder.notice.mode)
        return warnings
    }
}

private func octal(_ mode: mode_t) -> String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
