// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Foundation
import Lines
import Settings
import Spool

struct Submit: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Drop comments into the spool, durably, as a blog does.",
        discussion: """
            When it returns, the comments are on the disk. Prints the id of each:
            bailiff why ID tells what became of it. The same file again is the same
            comment.

            Example:
              bailiff submit comment.json
              echo '{"comment_content": "Hello"}' | bailiff submit -
            """)

    @Argument(help: "Files with one comment each, as JSON; - reads one from standard input.")
    var files: [String]

    @Flag(help: "Say what would be done and do nothing.")
    var dryRun = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func run() throws {
        try reporting {
            let configuration = try places.configuration()
            let spool = configuration.spool
            // All are read before the first is dropped: a mistake in the last drops nothing.
            let drops = try files.map { try Drop(file: $0, limit: configuration.sizeLimit) }
            for drop in drops {
                if !dryRun { try drop.send(to: spool) }
                print(output.json ? drop.json.text : "\(drop.id)  \(drop.name.shown)")
            }
        }
    }
}

/// A comment on its way into the spool.
private struct Drop {
    let name: FileName
    let bytes: [UInt8]
    let id: CommentID

    init(file: String, limit: Int) throws {
        bytes = try input(file, limit: limit)
        do {
            _ = try Submission(json: bytes)
        } catch {
            throw Problem(.data, "\(visible(file)):\(error)")
        }
        // By its content, so that what is submitted twice is one comment.
        let digest = "\(CommentID(name: [], content: bytes))".prefix(16)
        let stem = file == "-" ? "comment" : Self.stem(of: file)
        guard let name = FileName("\(stem)-\(digest).json") else {
            throw Problem(.data, "\(visible(file)): the name cannot be used")
        }
        self.name = name
        id = CommentID(name: name.bytes, content: bytes)
    }

    /// The file's own name without its suffix, if it can stand in a spool.
    private static func stem(of file: String) -> String {
        let stem = URL(filePath: file).deletingPathExtension().lastPathComponent
        let plain = stem.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789_-".unicodeScalars.contains($0))
        }
        return plain && !stem.isEmpty && stem.utf8.count <= 100 ? stem : "comment"
    }

    func send(to spool: String) throws {
        do {
            try SpoolDirectory.drop(bytes, name: name, into: spool)
        } catch  where error.kind == .exists && !error.path.hasPrefix("new/.") {
            // It waits there already, with the same content: dropped is dropped.
        } catch {
            let code: Problem.Code =
                error.isNoSpace || error.isReadOnly ? .cannotWrite : .unavailable
            throw Problem(code, "\(error)")
        }
    }

    var json: JSONValue { ["id": .string("\(id)"), "name": .string(name.shown)] }
}
