// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Foundation
import Ledger
import Lines
import Rules
import Screening
import Settings

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Judge a comment without storing anything: 0 released, 10 held.",
        discussion: """
            Judges as bailiffd would now, with the rules in the folder and what the
            ledger has learnt; without a ledger, with the rules alone.

            Example:
              bailiff check comment.json
              echo '{"comment_content": "Great site! http://a.example"}' | bailiff check -
            """)

    @Argument(help: "The comment's file; - reads standard input.")
    var file: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func run() throws {
        var verdict: Verdict?
        try reporting {
            let configuration = try places.configuration()
            let bytes = try input(file, limit: configuration.sizeLimit)
            let submission: Submission
            do {
                submission = try Submission(json: bytes)
            } catch {
                throw Problem(.data, "\(visible(file)):\(error)")
            }
            let judge = Judge(
                rules: try RuleFolder(path: configuration.rules).load(
                    holdAt: configuration.holdAt, today: Day(secondsSince1970: now() / 1000)),
                memory: try memory(configuration.ledger),
                policy: Policy(holdAt: configuration.holdAt))
            let found = judge.verdict(
                on: submission.comment, at: Int64(submission.comment.time ?? Int(now() / 1000)),
                scratch: MatchScratch(),
                budget: .processorTime(milliseconds: configuration.workBudget))
            print(
                output.json
                    ? found.json.text
                    : ChargeSheet(verdict: found, comment: submission.comment).text)
            verdict = found
        }
        if verdict?.disposition == .hold { throw ExitCode(10) }
    }

    /// What was learnt; nothing where there is no ledger yet.
    private func memory(_ path: String) throws -> Memory {
        guard FileManager.default.fileExists(atPath: path) else {
            complain("no ledger at \(visible(path)): judged by the rules alone")
            return Memory()
        }
        let record = try places.record()
        return try Memory.rebuilt(
            origin: try record.modelOrigin(), last: try record.lastOrdinal(), from: record.lessons)
    }
}

/// The bytes of a file or of standard input, if the daemon would take as many.
func input(_ file: String, limit: Int) throws -> [UInt8] {
    let bytes = try contents(file)
    guard bytes.count <= limit else {
        throw Problem(
            .data, "\(visible(file)): it has \(bytes.count) bytes, and the limit is \(limit)")
    }
    return bytes
}

private func contents(_ file: String) throws -> [UInt8] {
    do {
        if file == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
        let facts = try FileManager.default.attributesOfItem(atPath: file)
        if facts[.type] as? FileAttributeType == .typeDirectory {
            throw Problem(.notFound, "\(visible(file)) is a folder; name a file")
        }
        return Array(try Data(contentsOf: URL(filePath: file)))
    } catch let problem as Problem {
        throw problem
    } catch {
        throw Problem(
            .notFound, "cannot read \(visible(file)): \((error as NSError).localizedDescription)")
    }
}
