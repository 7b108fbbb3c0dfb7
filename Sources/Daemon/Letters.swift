// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Spool

/// What the blog is told: the files in `out` and `notice`, as pure functions of what is owed.
///
/// Names and shape are a contract with the blog. A file is never changed once it is published;
/// the second one of its kind is `ID.r2.json`.
enum Letter {
    /// Composes the file for something that the blog is owed.
    ///
    /// - Parameters:
    ///   - owed: with all that stands in the file.
    ///   - now: when it is written, for how long the comment was held.
    /// - Returns: the whole file.
    /// - Throws: where the ledger holds bytes that are no comment.
    static func file(for owed: Owed, now: Milliseconds) throws -> OutgoingFile {
        let submission = try Submission(stored: owed.bytes)
        switch owed.publication {
        case .released:
            return OutgoingFile(
                .out, name(owed), submission.released(with: own(owed, now: now)))
        case .heldNotice, .refusedNotice, .withdrawnNotice:
            let notice = notice(owed, submission.comment, now: now)
            return OutgoingFile(.notice, name(owed), notice.serialised() + [UInt8(ascii: "\n")])
        }
    }

    private static func name(_ owed: Owed) -> FileName {
        let kind = owed.publication == .released ? "" : ".\(owed.publication.rawValue)"
        let turn = owed.turn > 1 ? ".r\(owed.turn)" : ""
        return FileName(of: owed.id, suffix: "\(kind)\(turn).json")
    }

    /// The members that a released comment gets under `bailiff`.
    private static func own(_ owed: Owed, now: Milliseconds) -> [JSONMember] {
        var verdict = owed.verdict.json.members ?? []
        verdict.append(contentsOf: ruling(owed, now: now))
        let members: JSONValue = .record([
            "id": .string("\(owed.id)"),
            "replaces": owed.replaces.map { .string("\($0)") },
            "verdict": .object(verdict),
        ])
        return members.members ?? []
    }

    /// Who let it through: bailiff at once, or a person after some time in quarantine.
    private static func ruling(_ owed: Owed, now: Milliseconds) -> [JSONMember] {
        let ruling: JSONValue = .record([
            "automated": .bool(owed.decision == nil),
            "by": owed.decision.map { .string($0.decision.clerk.name) },
            "why": owed.decision?.decision.why.map(JSONValue.string),
            "held_seconds": owed.decision.map { _ in
                .number(Int(max(0, now - owed.receivedAt) / 1000))
            },
        ])
        return ruling.members ?? []
    }

    /// What a reader may be told: no text of the comment, no rule; a coarse reason and since when.
    ///
    /// Where a person put it into quarantine, what bailiff made of it is no reason: then there is
    /// no class, and `automated` is false.
    private static func notice(_ owed: Owed, _ comment: Comment, now: Milliseconds) -> JSONValue {
        let reasoned = owed.publication == .heldNotice && isHeldByVerdict(owed)
        // The heaviest first: a reader is told one reason rather than seven.
        let says =
            reasoned
            ? owed.verdict.evidence.sorted { $0.points > $1.points }.compactMap(\.says) : []
        return .record([
            "id": .string("\(owed.id)"),
            "state": .string(owed.publication.rawValue),
            "blog": comment.blog.map(JSONValue.string),
            "comment_id": comment.commentID.map(JSONValue.string),
            "class": reasoned ? .string(owed.verdict.commentClass.rawValue) : nil,
            "says": says.isEmpty ? nil : .array(says.map(JSONValue.string)),
            "received": .string(rfc3339(Double(owed.receivedAt) / 1000)),
            "at": .string(rfc3339(Double(now) / 1000)),
            "automated": .bool(owed.decision == nil),
        ])
    }

    /// An undo brings the verdict's own state back; `hold` is a person's.
    private static func isHeldByVerdict(_ owed: Owed) -> Bool {
        owed.verdict.disposition == .hold && owed.decision?.decision.ruling != .hold
    }
}
