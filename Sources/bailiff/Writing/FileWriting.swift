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

/// Says at once that a file could not be written later, after long work.
///
/// - Parameter path: for ``write(_:to:)``, which would put a plain file in the place of a device.
/// - Throws: a ``Problem`` where something other than a plain file is there, or no folder.
func checkIsWritable(_ path: String) throws {
    let files = FileManager.default
    let type = try? files.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    guard type == nil || type == .typeRegular else {
        throw Problem(.cannotWrite, "cannot write \(visible(path)): it is not a plain file")
    }
    let folder = URL(filePath: path).deletingLastPathComponent().path
    guard files.isWritableFile(atPath: folder) else {
        throw Problem(
            .cannotWrite,
            "cannot write \(visible(path)): its folder is not there, or not yours to write in")
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
