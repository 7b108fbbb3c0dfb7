// SPDX-License-Identifier: MIT

import ArgumentParser
import Bayes
import Comments
import Foundation
import Ledger
import Lines
import Screening
import Settings

struct ModelShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Say what the model was made from, and how large it is.",
        discussion: """
            Features are words, links, names and the like, each counted once. The
            digest is a fingerprint of all counts: two models with the same digest
            have learnt the same.

            Example:
              bailiff model show
              bailiff model show --json
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func run() throws {
        try reporting {
            let ledger = try places.configuration().ledger
            let report = try ModelReport(
                try places.record(), snapshot: SQLiteRecord.modelPath(besides: ledger))
            print(output.json ? report.json.text : report.text)
        }
    }
}

/// What is said of a model.
private struct ModelReport {
    private let model: Model
    private let digest: String
    private let path: String
    /// Why the snapshot was of no use; nil where it was.
    private let failure: SnapshotFailure?
    /// How old the snapshot is and how large, where there is a file.
    private let file: (made: Milliseconds, bytes: Int)?

    /// From the snapshot and the decisions after it, or from the ledger alone.
    init(_ record: SQLiteRecord, snapshot path: String) throws {
        let (origin, last) = (try record.modelOrigin(), try record.lastOrdinal())
        var found: Model?
        var failure: SnapshotFailure?
        do {
            let memory = try Memory.recalled(
                from: path, origin: origin, last: last, acts: record.lessons)
            // Touches all of it, so that damage shows.
            _ = memory.model.countsDigest
            if memory.model.isDamaged { failure = .damaged } else { found = memory.model }
        } catch let reason as SnapshotFailure {
            failure = reason
        }
        let model =
            try found
            ?? Memory.rebuilt(origin: origin, last: last, from: record.lessons).model
        self.model = model
        digest = model.countsDigest
        self.path = path
        self.failure = failure
        file = (try? FileManager.default.attributesOfItem(atPath: path)).flatMap { facts in
            guard let made = facts[.modificationDate] as? Date, let size = facts[.size] as? NSNumber
            else { return nil }
            return (Milliseconds(made.timeIntervalSince1970 * 1000), size.intValue)
        }
    }

    var text: String {
        let decisions = model.decisions
        let sum = decisions.genuine + decisions.shill + decisions.spam
        return """
            decisions  \(sum): \(decisions.genuine) genuine, \(decisions.shill) shill, \
            \(decisions.spam) spam
            scorer     \(model.stage.rawValue)
            latest     decision \(model.ordinal) that was ever learnt
            features   \(model.tally.size), in \(mebibytes(model.size))
            digest     \(digest)
            snapshot   \(visible(path))
                       \(snapshotWords)
            """
    }

    private var snapshotWords: String {
        if let failure { return "not used, \(failure)" }
        guard let file else { return "gone by now" }
        return "\(age(since: file.made)) old, \(mebibytes(file.bytes))"
    }

    var json: JSONValue {
        let decisions = model.decisions
        return .record([
            "genuine": .number(decisions.genuine), "shill": .number(decisions.shill),
            "spam": .number(decisions.spam), "scorer": .string(model.stage.rawValue),
            "ordinal": .number(model.ordinal), "origin": .number(model.ageing.origin),
            "features": .number(model.tally.size), "bytes": .number(model.size),
            "digest": .string(digest), "snapshot": .string(path),
            "snapshot_at": file.map { .string(timestamp($0.made)) },
            "snapshot_bytes": file.map { .number($0.bytes) },
            "snapshot_unused": failure.map { .string("\($0)") },
        ])
    }
}

private func mebibytes(_ bytes: Int) -> String {
    let tenths = (bytes * 10 + (1 << 19)) >> 20
    return "\(tenths / 10).\(tenths % 10) MiB"
}
