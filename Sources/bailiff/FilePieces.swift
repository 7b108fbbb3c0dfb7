// SPDX-License-Identifier: MIT

import Foundation
import Lines

/// Hands over the bytes of a file, a pipe or standard input, at most 1 MiB at a time.
///
/// - Parameters:
///   - file: a path, or - for standard input.
///   - take: what it throws ends the reading.
/// - Throws: a ``Problem`` that says why the file cannot be read, and what `take` throws.
func readPieces(of file: String, _ take: ([UInt8]) throws -> Void) throws {
    let handle = try explaining(file) { try opened(file) }
    while let piece = try explaining(file, { try handle.read(upToCount: 1 << 20) }), !piece.isEmpty
    {
        try take(Array(piece))
    }
}

private func opened(_ file: String) throws -> FileHandle {
    if file == "-" { return .standardInput }
    let facts = try FileManager.default.attributesOfItem(atPath: file)
    if facts[.type] as? FileAttributeType == .typeDirectory {
        throw Problem(.notFound, "\(visible(file)) is a folder; name its files")
    }
    return try FileHandle(forReadingFrom: URL(filePath: file))
}

private func explaining<Result>(_ file: String, _ work: () throws -> Result) throws -> Result {
    do {
        return try work()
    } catch let problem as Problem {
        throw problem
    } catch {
        throw Problem(
            .notFound,
            "cannot read \(visible(file)): \((error as NSError).localizedDescription)"
                + (file.contains(" ") ? " (a text goes with --body)" : ""))
    }
}
