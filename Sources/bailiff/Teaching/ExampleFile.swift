// SPDX-License-Identifier: MIT

import Comments
import Evaluation
import Examples
import Ledger
import Lines

/// The examples of one file, each comment once, and what is wrong with it.
struct ExampleFile {
    private struct Row {
        let line: Int
        let example: Example
    }

    /// As it was given; hostile.
    let file: String
    private var rows: [Row] = []
    private(set) var mistakes: [String] = []
    /// How many were left out since they are known already, or stand twice in the file.
    private(set) var known = 0
    private var seen: [CommentID: (line: Int, commentClass: CommentClass)] = [:]

    var examples: [Example] { rows.map(\.example) }
    /// Whether there is anything right in it, new or not.
    var hasAny: Bool { !rows.isEmpty || known > 0 }
    private var name: String { shownName(of: file) }

    /// Reads it to its end.
    init(_ file: String, _ reader: ExampleReader) throws {
        self.file = file
        var reader = reader
        let mistake = try eachLine(of: file) { number, line in
            reader.take(line, number: number) { take($1, at: $0) }
        }
        reader.finish { take($1, at: $0) }
        if let mistake { mistakes.append(mistake) }
        if rows.isEmpty, mistakes.isEmpty { mistakes.append("\(name): there is no comment in it") }
    }

    private mutating func take(_ result: Result<LabelledComment, ParseFailure>, at line: Int) {
        switch result {
        case .success(let read):
            take(Row(line: line, example: Example(read.comment, as: read.commentClass)))
        case .failure(let failure):
            mistakes.append("\(name):\(failure.line):\(failure.column): \(failure.message)")
        }
    }

    private mutating func take(_ row: Row) {
        let commentClass = row.example.commentClass
        guard let first = seen[row.example.id] else {
            seen[row.example.id] = (row.line, commentClass)
            return rows.append(row)
        }
        guard first.commentClass != commentClass else {
            known += 1
            return
        }
        mistakes.append(
            "\(name):\(row.line): this is said to be \(commentClass.rawValue), and the same comment "
                + "at line \(first.line) \(first.commentClass.rawValue): keep one of them")
    }

    /// Leaves out what the ledger knows; what it knows as another class is wrong, unless it is to
    /// be replaced.
    mutating func compare(with record: SQLiteRecord, replacing: Bool) throws {
        let classes = try record.exampleClasses(of: rows.map(\.example.id))
        var fresh: [Row] = []
        for (row, stands) in zip(rows, classes) {
            let commentClass = row.example.commentClass
            if stands == commentClass {
                known += 1
            } else if let stands, !replacing {
                mistakes.append(
                    "\(name):\(row.line): the same comment was brought before as "
                        + "\(stands.rawValue): --replace makes it \(commentClass.rawValue)")
            } else {
                fresh.append(row)
            }
        }
        rows = fresh
    }

    /// Hands what is new to the daemon, all or none; nil where nothing is.
    func note(in record: SQLiteRecord) throws -> Int? {
        guard !rows.isEmpty else { return nil }
        let source = Source(name: file == "-" ? "standard input" : file, clerk: .current, at: now())
        return try record.teach(examples, from: source)
    }

    /// What follows from the mistakes; to be said before them, since there may be many.
    var refusal: String {
        "\(name): nothing was taken from it; mend \(mistakes.count == 1 ? "this" : "these"), or leave "
            + "them out with --skip-bad (where all are of one class: --genuine, --shill or --spam)"
    }
}
