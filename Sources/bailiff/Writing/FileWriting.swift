// SPDX-License-Identifier: MIT

import Foundation
import Glibc
import Lines

/// Puts a text in a file's place as a whole: whoever reads it meanwhile sees the old or the new one.
///
/// Written under a hidden name beside it, which bailiffd does not read, flushed and renamed. The
/// mode of what was there stays, and its owner where the right to give files away is there.
///
/// - Parameters:
///   - text: all of the file.
///   - path: of a plain file or of nothing yet.
/// - Throws: why it could not be written; then nothing has changed.
func write(_ text: String, to path: String) throws {
    let url = URL(filePath: path)
    let temporary = url.deletingLastPathComponent()
        .appending(path: ".\(url.lastPathComponent).\(getpid())")
    do {
        try Data(text.utf8).write(to: temporary, options: .withoutOverwriting)
        do {
            try settle(temporary, like: path)
            guard unsafe rename(temporary.path, path) == 0 else {
                throw CocoaError(.fileWriteUnknown)
            }
        } catch {
            try? FileManager.default.removeItem(at: temporary)
            throw error
        }
    } catch {
        throw Problem(
            .cannotWrite,
            "cannot write \(visible(path)): \((error as NSError).localizedDescription)")
    }
}

private func settle(_ file: URL, like path: String) throws {
    let files = FileManager.default
    if let old = try? files.attributesOfItem(atPath: path) {
        try files.setAttributes(old.filter { $0.key == .posixPermissions }, ofItemAtPath: file.path)
        let owners: Set<FileAttributeKey> = [.ownerAccountID, .groupOwnerAccountID]
        try? files.setAttributes(old.filter { owners.contains($0.key) }, ofItemAtPath: file.path)
    }
    let handle = try FileHandle(forUpdating: file)
    try handle.synchronize()
    try handle.close()
}
