// SPDX-License-Identifier: MIT

import Foundation

/// A spool that no daemon works on.
final class BareSpool {
    let folder = FileManager.default.temporaryDirectory.appending(
        path: "spool-\(UUID().uuidString)")
    var path: String { folder.appending(path: "spool").path }
    var outside: URL { folder.appending(path: "outside") }
    /// All that is there, but for the folders themselves.
    var files: [String] {
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap {
            $0 as? String
        }
        return (names ?? []).filter { !["spool", "spool/new", "outside"].contains($0) }
    }

    init() throws {
        for path in ["spool/new", "outside"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: path), withIntermediateDirectories: true)
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
