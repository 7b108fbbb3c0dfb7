// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Spool

extension Intake {
    /// What to make of a file that was read: nil while it may still be written, or where its lines
    /// are taken one by one from now on.
    mutating func consider(_ file: ClaimedFile, _ judge: Judging) -> Candidate? {
        guard let format = file.name.format else {
            return settled(file, "the name must say the format: \(Format.names)")
        }
        guard format != .jsonl else {
            _ = settling.observe(file.name, file.stamp, now: clocks.monotonic())
            return nil
        }
        let piece = Piece(whole: file)
        do {
            let submission = try Submission(file.bytes, as: format)
            guard format.isComplete(file.bytes) || hasSettled(file) else { return nil }
            return Candidate(piece, submission, judge(submission, file, piece), at: clocks.wall())
        } catch {
            return settled(file, "\(error)")
        }
    }

    /// Notes what a file of lines is like, unread: it is read once, when it has settled.
    mutating func watch(_ name: FileName) throws {
        guard let stamp = try spool.stamp(name) else { return settling.forget(name) }
        _ = settling.observe(name, stamp, now: clocks.monotonic())
    }

    /// Reads a file of lines that has settled, unless it has changed meanwhile.
    ///
    /// - Returns: the file as a whole where it has no lines or cannot be read.
    mutating func takeInHand(_ name: FileName) throws -> Candidate? {
        switch try spool.read(name) {
        case .gone: settling.forget(name)
        case .unfit(let file): return Candidate(unfit: file, at: clocks.wall())
        case .content(let file):
            guard hasSettled(file) else { return nil }
            lines = LinesInHand(file)
            if lines == nil { return settled(file, "there is no line in it") }
        }
        return nil
    }

    private mutating func settled(_ file: ClaimedFile, _ reason: String) -> Candidate? {
        guard hasSettled(file) else { return nil }
        return Candidate(Piece(whole: file), malformed: reason, at: clocks.wall())
    }

    /// Whether its writer has left it alone for long enough.
    private mutating func hasSettled(_ file: ClaimedFile) -> Bool {
        settling.observe(file.name, file.stamp, now: clocks.monotonic()) == .settled
    }

    /// One line of a file; a wrong one is no reason to stop.
    func judged(_ piece: Piece, of file: ClaimedFile, _ judge: Judging) -> Candidate {
        let limit = spool.limits.fileBytes
        do throws(ParseFailure) {
            guard piece.bytes.count <= limit else {
                throw ParseFailure(
                    line: 1, column: 1,
                    message: "it has \(piece.bytes.count) bytes, and the limit is \(limit)")
            }
            let submission = try Submission(json: piece.bytes)
            return Candidate(piece, submission, judge(submission, file, piece), at: clocks.wall())
        } catch {
            return Candidate(
                piece, malformed: "\(piece.line):\(error.column): \(error.message)",
                at: clocks.wall())
        }
    }
}
