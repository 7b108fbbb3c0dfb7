// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Foundation
import Ledger
import Settings

struct ModelRebuild: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Have bailiffd count the model anew from the ledger.",
        discussion: """
            bailiffd does it between two comments, and compares: the new counts must
            be the old ones to the last unit. What the parts of a comment are worth
            beside each other is found anew, as if what was undone had never been.
            Where bailiffd is not running, it does it when it is started.

            Ends with 1 where the counts differ, which would be a mistake of bailiff.

            Example:
              bailiff model rebuild
              bailiff model rebuild --json
            """)

    @Flag(help: "Do not wait until bailiffd has done it.")
    var noWait = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func run() throws {
        var isSound = true
        try reporting {
            let record = try places.record()
            let request = UUID().uuidString
            let note: JSONValue = ["id": .string(request), "uid": .number(Clerk.current.uid)]
            try record.setNote(NoteKey.modelRequest, note.text)
            guard record.isDaemonRunning() else {
                return complain("bailiffd is not running: it will do it when it is started")
            }
            guard !noWait else { return }
            guard let answer = try self.answer(to: request, record) else {
                return complain("bailiffd has ended meanwhile: it will do it when it is started")
            }
            isSound = answer["equal"] != false
            print(output.json ? answer.text : words(answer))
        }
        if !isSound { throw ExitCode(1) }
    }

    /// Nil where the daemon has ended; a long count is waited for, however long it takes.
    private func answer(to request: String, _ record: SQLiteRecord) throws -> JSONValue? {
        while true {
            var patience = Patience(1)
            let answer = try patience.wait {
                try record.json(NoteKey.modelAnswer).flatMap {
                    $0["id"]?.stringValue == request ? $0 : nil
                }
            }
            if let answer { return answer }
            guard record.isDaemonRunning() else { return nil }
        }
    }

    private func words(_ answer: JSONValue) -> String {
        let (decisions, features) = (
            answer["decisions"]?.intValue ?? 0, answer["features"]?.intValue ?? 0
        )
        let digest = answer["digest"]?.stringValue ?? ""
        let comparison =
            switch answer["equal"]?.boolValue {
            case true?: "the counts are what they were, to the last unit"
            case false?: "the counts differ from what they were: please report it"
            case nil: "decisions fade from another origin now, so the counts are others"
            }
        return
            "counted anew: \(decisions) decisions, \(features) features, digest \(digest)\n\(comparison)"
    }
}
