// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Foundation
import Lines

/// The comments that a command was given: files, standard input or flags.
struct Input: ParsableArguments {
    @Argument(
        help: """
            Files: NAME.json, NAME.form or NAME.jsonl, one comment a line; - reads standard \
            input, whichever of the three it is.
            """)
    var files: [String] = []

    @OptionGroup(title: "A comment in flags") var draft: Draft

    func validate() throws {
        if files.isEmpty, draft.body == nil {
            throw ValidationError("name a file, or - for standard input, or give --body TEXT")
        }
        if !files.isEmpty, draft.bytes != nil {
            throw ValidationError("give files or the flags of one comment, not both")
        }
    }

    /// All comments, in the order in which they were named.
    ///
    /// - Parameter limit: bytes of one comment; the daemon would set a larger one aside.
    /// - Returns: at least one.
    /// - Throws: every mistake in one ``Problem``, so that nothing is done where one is wrong.
    func comments(limit: Int) throws -> [Incoming] {
        try Self.comments(files: files, draft: draft, limit: limit)
    }

    /// ``comments(limit:)`` of files and flags that another command was given.
    static func comments(files: [String], draft: Draft, limit: Int) throws -> [Incoming] {
        var reading = Reading(limit: limit)
        if let bytes = draft.bytes {
            reading.take(bytes, .json, from: "the flags", stem: "comment")
        }
        for file in files { try reading.take(file) }
        if let problem = Problem(mistakes: reading.mistakes) { throw problem }
        return reading.comments
    }
}

/// One comment that was read and is right.
struct Incoming {
    /// The file, with the line where it has many comments; safe to print.
    let source: String
    /// What the name of its file in the spool begins with.
    let stem: String
    let format: Format
    /// As they would be dropped.
    let bytes: [UInt8]
    let submission: Submission
}

/// Collects comments and mistakes.
private struct Reading {
    let limit: Int
    private(set) var comments: [Incoming] = []
    private(set) var mistakes: [String] = []

    init(limit: Int) { self.limit = limit }

    mutating func take(_ file: String) throws {
        let bytes = try contents(file)
        let name = shownName(of: file)
        let format = Format(of: Array(file.utf8)) ?? Self.format(of: bytes)
        guard format == .jsonl else {
            return take(bytes, format, from: name, stem: Self.stem(of: file))
        }
        var cursor = LineCursor(bytes)
        var count = 0
        while let line = cursor.next() {
            count += 1
            take(
                Array(bytes[line.range]), .jsonl, from: name, line: line.number,
                stem: Self.stem(of: file))
        }
        if count == 0 { mistakes.append("\(name): there is no line in it") }
    }

    mutating func take(
        _ bytes: [UInt8], _ format: Format, from name: String, line: Int = 0, stem: String
    ) {
        let source = line > 0 ? "\(name):\(line)" : name
        // A form without its newline would have to settle first.
        let whole = format == .form && !format.isComplete(bytes) ? bytes + [0x0A] : bytes
        guard whole.count <= limit else {
            mistakes.append("\(source): it has \(whole.count) bytes, and the limit is \(limit)")
            return
        }
        do throws(ParseFailure) {
            let submission = try Submission(bytes, as: format)
            comments.append(
                Incoming(
                    source: source, stem: stem, format: format == .form ? .form : .json,
                    bytes: whole, submission: submission))
        } catch {
            let line = line > 0 ? line : error.line
            mistakes.append("\(name):\(line):\(error.column): \(error.message)")
        }
    }

    /// What bytes without a telling name are: a form where they begin with no brace and could be
    /// one, an object a line where the first line is one and others follow, else an object.
    private static func format(of bytes: [UInt8]) -> Format {
        guard Format.beginsObject(bytes) else {
            return bytes.contains(UInt8(ascii: "=")) ? .form : .json
        }
        var lines = LineCursor(bytes)
        let first = lines.next().flatMap { try? JSONDocument(Array(bytes[$0.range])).value.members }
        return first != nil && lines.next() != nil ? .jsonl : .json
    }

    /// The file's own name without its suffix, if it can stand in a spool.
    private static func stem(of file: String) -> String {
        guard file != "-" else { return "comment" }
        let stem = URL(filePath: file).deletingPathExtension().lastPathComponent
        let plain = stem.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789_-".unicodeScalars.contains($0))
        }
        return plain && !stem.isEmpty && stem.utf8.count <= 100 ? stem : "comment"
    }
}

/// All bytes of a file, a pipe or standard input, if they are no more than a person would hand over
/// at once.
private func contents(_ file: String) throws -> [UInt8] {
    let limit = 256 << 20
    var bytes: [UInt8] = []
    try readPieces(of: file) { piece in
        bytes += piece
        guard bytes.count <= limit else {
            let name = shownName(of: file)
            throw Problem(.data, "\(name) has more than \(limit >> 20) MiB: split it")
        }
    }
    return bytes
}
