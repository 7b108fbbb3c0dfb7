// SPDX-License-Identifier: MIT

import Glibc

/// A snapshot on its way to the disk, under another name until it is whole.
///
/// What a kill leaves is the old snapshot, or the new one, and perhaps a file `NAME.new` that the
/// next one replaces.
struct SnapshotFile: ~Copyable {
    private let descriptor: Int32
    private let path: String

    private static func draft(of path: String) -> String { path + ".new" }

    /// Begins one that will replace the file of that name, which nobody but the daemon writes.
    init(replacing path: String) throws(SnapshotFailure) {
        let opened = unsafe open(
            Self.draft(of: path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o660)
        guard opened >= 0 else { throw .unwritable(errno) }
        descriptor = opened
        self.path = path
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8]) throws(SnapshotFailure) {
        let failure = unsafe bytes.withUnsafeBytes { unsafe write($0) }
        if let failure { throw failure }
    }

    func write(_ segment: CellView) throws(SnapshotFailure) {
        let failure = unsafe segment.withBytes { unsafe write($0) }
        if let failure { throw failure }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) -> SnapshotFailure? {
        var written = 0
        while written < bytes.count {
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[written...])
            let length = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
            if length < 0, errno == EINTR { continue }
            guard length > 0 else { return .unwritable(length < 0 ? errno : EIO) }
            written += length
        }
        return nil
    }

    /// On the disk, then in its place, then its name on the disk.
    consuming func finish() throws(SnapshotFailure) {
        guard fsync(descriptor) == 0, unsafe rename(Self.draft(of: path), path) == 0 else {
            throw .unwritable(errno)
        }
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[...$0]) } ?? "."
        let opened = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { throw .unwritable(errno) }
        defer { close(opened) }
        guard fsync(opened) == 0 else { throw .unwritable(errno) }
    }
}
