// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Lines

/// A source that is to be taken back.
struct Untaught {
    private let source: PastSource

    /// Finds it by its number or its name; of several with one name the latest that stands.
    init(_ word: String, in record: SQLiteRecord) throws {
        let sources = try record.sources()
        let standing = sources.filter { $0.undoneBy == nil }
        if let found = standing.last(where: { $0.source.name == word })
            ?? standing.first(where: { String($0.number) == word })
        {
            source = found
            return
        }
        let isKnown = sources.contains { $0.source.name == word || String($0.number) == word }
        throw Problem(
            .notFound,
            isKnown
                ? "\(visible(word)) was taken back already"
                : "no examples came from \"\(visible(word))\""
                    + didYouMean(word, standing.map { visible($0.source.name) })
                    + ": see bailiff train --list")
    }

    func carryOut(_ train: Train, _ record: SQLiteRecord) throws {
        let count = source.count(.standing, .waiting)
        var isDone = false
        if !train.dryRun {
            let order = try record.takeBack(source.number, for: .current, at: now())
            guard let order else {
                throw Problem(.notFound, "somebody else has just taken it back")
            }
            isDone = try Learning([order], record).wait(for: train)
        }
        let outcome = train.dryRun ? "would take back" : isDone ? "taken back" : "noted"
        let line: JSONValue = [
            "source": .number(source.number), "name": .string(source.source.name),
            "outcome": .string(outcome), "examples": .number(count),
        ]
        print(
            train.output.json
                ? line.text
                : "\(visible(source.source.name)): \(outcome), \(counted(count, "example"))")
    }
}
