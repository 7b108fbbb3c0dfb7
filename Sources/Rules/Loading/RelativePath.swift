// SPDX-License-Identifier: MIT

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
