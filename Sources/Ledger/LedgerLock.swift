// SPDX-License-Identifier: MIT

import Foundation
import Glibc

/// The daemon's claim to a ledger: an flock on a file beside it.
///
/// Held while this value lives; the kernel drops it with the process, however that ends. Commands
/// hold it shared for an instant to see whether a daemon runs, so a daemon that finds it taken
/// looks again for a while.
struct LedgerLock: Sendable {
    private let file: FileHandle

    /// Takes the claim; the path is the ledger's, with symbolic links resolved.
    static func claim(besides path: String) throws(LedgerFailure) -> LedgerLock {
        let file = lockFile(of: path)
        try createFile(at: file)
        guard let handle = FileHandle(forUpdatingAtPath: file) else {
            throw .cannotOpen(reason: "\(file) cannot be opened for writing")
        }
        // A program that the daemon starts must not hold the lock after the daemon is gone.
        _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
        for _ in 0..<50 {
            if flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 {
                return LedgerLock(file: handle)
            }
            guard errno == EWOULDBLOCK || errno == EINTR else {
                throw .cannotOpen(reason: "\(file) cannot be locked (errno \(errno))")
            }
            usleep(10_000)
        }
        throw .inUse
    }

    /// Whether a daemon holds it now.
    static func isHeld(besides path: String) -> Bool {
        guard let handle = FileHandle(forReadingAtPath: lockFile(of: path)) else { return false }
        // Closing it here keeps it open until here: the handle would else go after its last use.
        defer { try? handle.close() }
        return flock(handle.fileDescriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }

    private static func lockFile(of path: String) -> String { path + ".lock" }
}

/// Makes an empty file of mode 0660 less the umask; leaves one that exists as it is.
///
/// SQLite would make it 0644, and gives its -wal and -shm files the mode that it finds.
func createFile(at path: String) throws(LedgerFailure) {
    let files = FileManager.default
    do {
        try Data().write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        let attributes = try files.attributesOfItem(atPath: path)
        let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
        try files.setAttributes([.posixPermissions: mode & 0o660], ofItemAtPath: path)
    } catch {
        guard files.fileExists(atPath: path) else {
            throw .cannotOpen(reason: "\(path) cannot be made: \(error.localizedDescription)")
        }
    }
}
