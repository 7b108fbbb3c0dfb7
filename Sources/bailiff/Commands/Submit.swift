// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Foundation
import Glibc
import Ledger
import Lines
import Settings
import Spool

struct Submit: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Drop comments into the spool, durably, as a blog does.",
        discussion: """
            Each line that it prints says that bailiffd has accepted a comment: from then
            on it cannot be lost. "dropped" means that it is on the disk and bailiffd has
            yet to take it in. All are looked at first: where one is wrong, none is
            dropped. The same comment again is the same comment.

            With --wait it prints the verdicts and ends with 0 where all were released,
            10 where one is held, 75 where there is no verdict after half a minute.

            Example:
              bailiff submit comment.json
              bailiff submit --wait --author Kim --body "Great site! http://a.example"
              echo '{"comment_content": "Hello"}' | bailiff submit -
            """)

    @OptionGroup var input: Input

    @Flag(help: "Wait for the verdicts and print them: 0 released, 10 held.")
    var wait = false

    @Flag(help: "Do not wait until bailiffd has accepted them.")
    var noWait = false

    @Flag(help: "Say what would be done and do nothing.")
    var dryRun = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func validate() throws {
        if wait, noWait { throw ValidationError("--wait and --no-wait exclude each other") }
    }

    func run() throws {
        var code = ExitCode.success
        try reporting {
            let configuration = try places.configuration()
            let comments = try input.comments(limit: configuration.sizeLimit)
            guard !dryRun else {
                return try comments.forEach { say(try Drop($0), "would drop") }
            }
            let witness = Witness(configuration)
            var dropping = Dropping(spool: configuration.spool, witness)
            var progress = Progress("dropping", of: comments.count)
            let finals = Dropping.finalVersions(comments)
            for (index, comment) in comments.enumerated() {
                try dropping.drop(comment, isFinal: finals.contains(index))
                progress.step()
            }
            code = try acknowledge(dropping.drops, witness)
        }
        if code != .success { throw code }
    }

    /// Prints what became of each, in the order in which they were named.
    private func acknowledge(_ drops: [Drop], _ witness: Witness) throws -> ExitCode {
        let isRunning = witness.isDaemonRunning ?? true
        var patience = Patience(noWait || !isRunning ? 0 : wait ? 30 : 3)
        var code = ExitCode.success
        var missing = 0
        for drop in drops {
            let finding = try patience.wait { try isEnough(witness.finding(drop.id)) }
            say(drop, finding)
            if finding == nil { missing += 1 }
            if wait { code = worse(code, finding) }
        }
        if !isRunning {
            complain("bailiffd is not running: it takes them in when it is started")
        } else if missing > 0, !noWait {
            complain(
                witness.readsLedger
                    ? "bailiffd has not taken in \(missing) of them yet: see bailiff status"
                    : "nothing was published about \(missing) of them yet: bailiffd has yet to take "
                        + "them in, or they are duplicates (only a moderator can tell)")
        }
        return code
    }

    /// With --wait what is on its way out has to get there.
    private func isEnough(_ finding: Witness.Finding?) -> Witness.Finding? {
        wait && finding?.state == .releasing ? nil : finding
    }

    private func worse(_ code: ExitCode, _ finding: Witness.Finding?) -> ExitCode {
        guard let finding else { return ExitCode(Problem.Code.tryAgain.rawValue) }
        return finding.state == .held && code == .success ? ExitCode(10) : code
    }

    private func say(_ drop: Drop, _ finding: Witness.Finding?) {
        guard let finding else { return say(drop, "dropped") }
        say(drop, wait ? verdictWords(finding) : "accepted", wait ? finding : nil)
    }

    private func verdictWords(_ finding: Witness.Finding) -> String {
        padded(finding.state.words(finding.commentClass), 13)
            + (finding.total.map { "  \(signedPoints($0))" } ?? "")
    }

    private func say(_ drop: Drop, _ words: String, _ finding: Witness.Finding? = nil) {
        guard output.json else {
            return print("\(drop.id)  \(words)  \(drop.name.shown)")
        }
        let line: JSONValue = .record([
            "id": .string("\(drop.id)"),
            "name": .string(drop.name.shown),
            "source": .string(drop.comment.source),
            "outcome": .string(finding?.state.rawValue ?? words),
            "class": (finding?.commentClass?.rawValue).map(JSONValue.string),
            "total": finding?.total.map(JSONValue.number),
        ])
        print(line.text)
    }
}
