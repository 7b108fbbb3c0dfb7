// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Settings

/// What became of a file of examples, for whoever brought it.
struct TaughtFile {
    private let file: String
    private let counts: [CommentClass: Int]
    private let known: Int
    private let skipped: Int
    /// Its number in the ledger; nil where nothing was new.
    let source: Int?

    init(_ read: ExampleFile, source: Int?) {
        file = read.file
        counts = read.examples.reduce(into: [:]) { $0[$1.commentClass, default: 0] += 1 }
        known = read.known
        skipped = read.mistakes.count
        self.source = source
    }

    func line(_ train: Train, isLearnt: Bool) -> String {
        let outcome = outcome(train, isLearnt: isLearnt)
        return train.output.json ? json(outcome).text : text(outcome, train)
    }

    private func outcome(_ train: Train, isLearnt: Bool) -> String {
        if train.dryRun { return "would learn" }
        return source == nil ? "nothing new" : isLearnt ? "learnt" : "noted"
    }

    private func text(_ outcome: String, _ train: Train) -> String {
        let classes = CommentClass.allCases.compactMap { commentClass in
            counts[commentClass].map { "\($0) \(commentClass.rawValue)" }
        }
        let parts =
            [
                ([outcome] + [classes.joined(separator: " + ")]).filter { !$0.isEmpty }
                    .joined(separator: " ")
            ]
            + (known > 0 ? ["\(known) known already"] : [])
            + (skipped > 0 ? ["\(skipped) left out"] : [])
        let undo = source.map {
            "  (to take back: bailiff train --undo \($0)\(train.places.flags(.ledger)))"
        }
        return "\(shownName(of: file)): \(parts.joined(separator: ", "))" + (undo ?? "")
    }

    private func json(_ outcome: String) -> JSONValue {
        .record([
            "file": .string(file),
            "source": source.map { .number($0) },
            "outcome": .string(outcome),
            "genuine": .number(counts[.genuine] ?? 0),
            "shill": .number(counts[.shill] ?? 0),
            "spam": .number(counts[.spam] ?? 0),
            "known": .number(known),
            "skipped": .number(skipped),
        ])
    }
}
