// SPDX-License-Identifier: MIT

import Lines

/// The path of a file below the rules folder, as a rule file names it.
enum RelativePath {
    /// Whether a path stays below the folder and names nothing hidden.
    ///
    /// Says nothing about symbolic links: reading refuses those.
    static func isInside(_ path: String) -> Bool {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return path.utf8.count <= 1024 && !path.utf8.contains(0)
            && parts.allSatisfy { !$0.isEmpty && $0.first != UInt8(ascii: ".") && $0.count < 256 }
    }
}

extension Cursor {
    /// Reads the path of a file below the rules folder, to the end of the line.
    ///
    /// - Parameter what: the file is, with its article.
    /// - Returns: the path as written, which leads nowhere else.
    /// - Throws: what is wrong with it.
    mutating func path(of what: String) throws(Mistake) -> Token {
        let path = try text("a path in quotes")
        try finish()
        guard RelativePath.isInside(path.value) else {
            throw Mistake(
                path,
                "\(what) lies below the rules folder: no \"..\", no \"/\" in front, no hidden file")
        }
        return path
    }
}
