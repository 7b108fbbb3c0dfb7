// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Examples
import Ledger
import Lines
import Settings

extension ExampleFormat: ExpressibleByArgument {}

extension CommentClass: EnumerableFlag {
    static func help(for value: CommentClass) -> ArgumentHelp? {
        "All of them are \(value == .shill ? "shills" : value.rawValue)."
    }
}

struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Learn from many comments whose class is known, such as old ones.",
        discussion: """
            What a file is, its name says, or --format: .jsonl (an object a line; "class",
            and "body" or Akismet's names), .json (one object), .csv (the first row names
            the columns: body, class, author, email, url, post_title …) or .mbox (mails);
            .gz behind it is unpacked. Classes are genuine (or ham, or 0), shill, and
            spam (or 1); --genuine, --shill or --spam says it of all.

            They teach the scorer as decisions do, but are no comments of your blog: they
            are not judged, listed or published. Of a file with a mistake nothing is
            taken, unless --skip-bad leaves the bad rows out. The same comment is taken
            once, whatever file it stands in. Nothing is lost where bailiffd is stopped:
            it learns what waits when it is started.

            Example:
              bailiff train --spam old-spam.mbox
              bailiff train --column body=message --dry-run comments.csv
              bailiff train --list
              bailiff train --undo old-spam.mbox
            """)

    @Argument(help: "The files; - reads standard input.")
    var files: [String] = []

    @Flag(exclusivity: .exclusive) var said: CommentClass?

    @Option(help: "What the files are, where their names do not say it.")
    var format: ExampleFormat?

    @Option(
        name: .customLong("column"),
        help: ArgumentHelp("Which column of a table holds a field.", valueName: "field=column"))
    var columns: [ColumnChoice] = []

    @Flag(help: "Leave out what is wrong, and take the rest.")
    var skipBad = false

    @Flag(help: "What was brought before as another class is this one from now on.")
    var replace = false

    @Flag(help: "Say where examples came from, and what of them is learnt.")
    var list = false

    @Option(
        help: ArgumentHelp(
            "Take the examples of a source back: its name or its number.", valueName: "source"))
    var undo: String?

    @Flag(help: "Say what would be done and do nothing.")
    var dryRun = false

    @Flag(help: "Do not wait until bailiffd has learnt them.")
    var noWait = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func validate() throws {
        let works = [!files.isEmpty, list, undo != nil].count { $0 }
        guard works == 1 else {
            throw ValidationError(
                works == 0
                    ? "name a file, or - for standard input" : "give files, --list or --undo alone")
        }
        if files.count(where: { $0 == "-" }) > 1 {
            throw ValidationError("standard input can be read once")
        }
    }

    func run() throws {
        try reporting {
            let record = try places.record()
            if list { return SourceTable(sources: try record.sources()).tell(json: output.json) }
            if let undo { return try Untaught(undo, in: record).carryOut(self, record) }
            try teach(record)
        }
    }

    /// File by file: one that is wrong keeps no other one from being taken.
    private func teach(_ record: SQLiteRecord) throws {
        var choices: [ExampleField: String] = [:]
        for choice in columns { choices[choice.field] = choice.column }
        var taught: [TaughtFile] = []
        var mistakes: [String] = []
        for file in files {
            let format = try format ?? ExampleFormat(of: file) ?? unknownFormat(file)
            var read = try ExampleFile(
                file, ExampleReader(format, as: said, columns: choices))
            try read.compare(with: record, replacing: replace)
            let isRefused = !read.mistakes.isEmpty && !(skipBad && read.hasAny)
            mistakes += (isRefused ? [read.refusal] : []) + read.mistakes
            if isRefused { continue }
            taught.append(TaughtFile(read, source: try dryRun ? nil : read.note(in: record)))
        }
        let isLearnt = try Learning(taught.compactMap(\.source), record).wait(for: self)
        for file in taught { print(file.line(self, isLearnt: isLearnt)) }
        guard let problem = Problem(mistakes: mistakes) else { return }
        guard skipBad, taught.count == files.count else { throw problem }
        complain(problem.description)
    }

    private func unknownFormat(_ file: String) throws -> ExampleFormat {
        throw Problem(
            .data,
            "\(shownName(of: file)): say what it is with --format "
                + listed(ExampleFormat.allCases.map(\.rawValue)))
    }
}

/// `body=message`: the body stands in the column "message".
struct ColumnChoice: ExpressibleByArgument {
    let field: ExampleField
    let column: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let field = ExampleField(rawValue: String(parts[0])) else {
            return nil
        }
        self.field = field
        column = String(parts[1])
    }

    static var allValueStrings: [String] { ExampleField.allCases.map { "\($0.rawValue)=COLUMN" } }
}
