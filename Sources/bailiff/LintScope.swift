// SPDX-License-Identifier: MIT

import Foundation
import Lines
import Rules
import Settings

/// What is to be linted: a folder, or one rule file of it.
enum LintScope {
    case folder(String)
    /// The file by its path below the folder.
    case oneFile(String, folder: String)

    private static let depth = 16

    /// - Throws: where nothing is there, or what is there is never read as rules.
    init(path: String, _ configuration: Configuration) throws {
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
        let own = url.deletingLastPathComponent()
        self =
            Self.including(name, in: own, configuration)
            ?? .oneFile(name, folder: own.path)
    }

    /// The rules folder that a file in a sub-folder belongs to: that of the configuration if it
    /// lies there, else the nearest whose files include it.
    private static func including(
        _ name: String, in own: URL, _ configuration: Configuration
    ) -> LintScope? {
        let rules = URL(filePath: configuration.rules).resolvingSymlinksInPath().path
        var folder = own.resolvingSymlinksInPath()
        var path = name
        guard folder.path != rules else { return nil }
        for _ in 0..<depth where folder.path != "/" {
            path = folder.lastPathComponent + "/" + path
            folder.deleteLastPathComponent()
            if folder.path == rules || configuration.reads(path, in: folder.path) {
                return .oneFile(path, folder: folder.path)
            }
        }
        return nil
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

extension Configuration {
    fileprivate func reads(_ file: String, in folder: String) -> Bool {
        let hasRules = (try? FileManager.default.contentsOfDirectory(atPath: folder))?
            .contains { $0.hasSuffix(".rules") }
        return hasRules == true
            && lintReport(of: folder).files.contains(escapedName(Array(file.utf8)))
    }
}
