// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite("The architecture is what its page says")
struct ArchitectureTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let page = "Sources/Daemon/Documentation.docc/Architecture.md"

    @Test("every import is allowed by the table", arguments: try Allowance.table())
    func imports(_ row: Allowance) throws {
        let found = try row.imports()
        #expect(row.isC || !found.isEmpty || row.target == "Text" || row.target == "Lines")
        #expect(found.filter { !row.modules.contains($0.module) }.map(\.description) == [])
    }

    @Test("each target stands in the table, and the table names no other")
    func targets() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appending(path: "Sources").path)
        #expect(Set(try Allowance.table().map(\.target)) == Set(folders))
    }

    @Test("each target may import only what stands above it")
    func order() throws {
        var above: Set<String> = []
        for row in try Allowance.table() {
            #expect(row.ours.subtracting(above) == [], "\(row.target) looks down")
            above.insert(row.target)
        }
    }

    @Test("a wrong import is found", arguments: ["GRDB", "CPCRE2", "Daemon", "Foundation"])
    func wrongImport(_ module: String) throws {
        let row = try #require(try Allowance.table().first { $0.target == "Screening" })
        let sneaked = importedModules("private import struct \(module).Thing // hidden")
        #expect(sneaked == [module])
        #expect(!row.modules.contains(module))
    }

    @Test("unsafe code stands in few small files")
    func unsafeFiles() throws {
        let files = try sources("").filter { try code($0).contains(/\bunsafe\b/) }
        #expect(!files.isEmpty)
        #expect(
            Set(files.map(\.lastPathComponent)) == [
                "Pattern.swift", "FolderReading.swift", "FileWriting.swift", "SystemCalls.swift",
                "ProcessorTime.swift", "GramFilter.swift", "Inflation.swift", "Cells.swift",
                "Table+sum.swift", "SnapshotMemory.swift", "SnapshotFile.swift",
            ])
    }
}

/// A row of the table: what a target may import.
struct Allowance: CustomTestStringConvertible, Sendable {
    let target: String
    let ours: Set<String>
    let outside: Set<String>

    var modules: Set<String> { ours.union(outside) }
    var isC: Bool { target.hasPrefix("C") && target != "Comments" }
    var testDescription: String { target }

    static func table() throws -> [Allowance] {
        let page = try String(
            contentsOf: ArchitectureTests.root.appending(path: ArchitectureTests.page),
            encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return Allowance(
                target: cells[0].trimmingCharacters(in: ["`"]), ours: names(cells[2]),
                outside: names(cells[3]))
        }
        try #require(!rows.isEmpty)
        return rows
    }

    private static func names(_ cell: String) -> Set<String> {
        cell == "–" ? [] : Set(cell.split(separator: " ").map(String.init))
    }

    struct Import: CustomStringConvertible {
        let module: String
        let file: String
        var description: String { "\(file) imports \(module)" }
    }

    func imports() throws -> [Import] {
        try sources(target).flatMap { file in
            importedModules(try code(file)).map {
                Import(module: $0, file: file.lastPathComponent)
            }
        }
    }
}

/// The modules that a source imports, however it says so.
func importedModules(_ source: String) -> [String] {
    source.split(separator: "\n").compactMap { line in
        let pattern =
            /^\s*(?:@\w+\s+)*(?:(?:package|public|internal|private|fileprivate)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
        return line.firstMatch(of: pattern).map { String($0.1) }
    }
}

/// The Swift files of a target, or of all.
func sources(_ target: String) throws -> [URL] {
    let folder = ArchitectureTests.root.appending(path: "Sources/\(target)")
    let files = try #require(
        FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
}

/// A source without its line comments.
func code(_ file: URL) throws -> String {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }
        .joined(separator: "\n")
}
