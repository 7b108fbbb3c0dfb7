// SPDX-License-Identifier: MIT

import Lines

extension FolderDescriptor {
    private static let depth = 16

    /// Rule files in sub-folders that nobody includes, so that none of their rules is in force.
    ///
    /// - Parameter read: the files that were read, as diagnostics name them.
    /// - Returns: a warning each.
    func warnings(ofUnread read: [String]) -> [Diagnostic] {
        let read = Set(read)
        return ruleFiles(depth: Self.depth).filter { !read.contains($0) }.map { file in
            Diagnostic(
                .warning, file: file,
                message: "this file is not read: write include \"\(file)\" in a file of the rules "
                    + "folder")
        }
    }

    /// Those in sub-folders, by their paths in the order of the names; what is hidden, what cannot
    /// be read and what a symbolic link leads to is left out.
    private func ruleFiles(depth: Int) -> [String] {
        var found: [String] = []
        for name in subfolders {
            guard depth > 0, let folder = try? subfolder(name) else { continue }
            let own = ((try? folder.names()) ?? []).filter(isRuleFileName).map(escapedName)
            let files = own.sorted() + folder.ruleFiles(depth: depth - 1)
            found += files.map { escapedName(name) + "/" + $0 }
        }
        return found
    }

    private var subfolders: [[UInt8]] {
        let names = (try? names()) ?? []
        return names.filter { $0.first != UInt8(ascii: ".") && !isRuleFileName($0) }
            .sorted { $0.lexicographicallyPrecedes($1) }
    }
}

/// Whether a file of this name is read as rules.
func isRuleFileName(_ name: [UInt8]) -> Bool {
    name.first != UInt8(ascii: ".") && name.suffix(6).elementsEqual(".rules".utf8)
}
