// SPDX-License-Identifier: MIT

import Foundation
import Lines

/// What is to be linted: a folder, or one rule file of it.
enum LintScope {
    case folder(String)
    case oneFile(String, folder: String)

    /// - Throws: where nothing is there, or what is there is never read as rules.
    init(path: String) throws {
        let files = FileManager.default
        guard files.fileExists(atPath: path) else {
            throw Problem(.notFound, "there is no file or folder \(visible(path))")
        }
        guard !files.fileExists(atPath: path + "/.") else {
            self = .folder(path)
            return
        }
        let url = URL(filePath: path)
        let name = url.lastPathComponent
        guard name.hasSuffix(".rules"), !name.hasPrefix(".") else {
            throw Problem(
                .data,
                "\(visible(path)) is no rule file: bailiffd reads those whose names end in .rules")
        }
        self = .oneFile(name, folder: url.deletingLastPathComponent().path)
    }

    var folder: String {
        switch self {
        case .folder(let folder), .oneFile(_, let folder): folder
        }
    }

    /// As diagnostics name it.
    var file: String? {
        if case .oneFile(let name, _) = self { escapedName(Array(name.utf8)) } else { nil }
    }
}
