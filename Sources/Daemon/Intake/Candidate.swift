// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Spool

/// What was read and is ready for the books: a file, or a line of one.
struct Candidate {
    /// What becomes of the claim once the row is committed.
    enum Disposal: Equatable {
        case unlink
        /// It moves to `bad`: its bytes are not in the ledger.
        case setAside
        /// It stays: more of its lines are to come.
        case stay
        /// It goes if it is still what was read: a writer may have gone on with it.
        case unlinkUnlessChanged(FileStamp)
    }

    let name: FileName
    let filing: Filing
    let disposal: Disposal

    /// A comment that was judged.
    init(_ piece: Piece, _ submission: Submission, _ verdict: Verdict, at now: Milliseconds) {
        self.init(
            piece,
            .judged(
                verdict, key: submission.comment.submissionKey,
                fingerprint: submission.comment.contentFingerprint), at: now)
    }

    /// What cannot be understood, with the reason; its bytes are kept.
    init(_ piece: Piece, malformed reason: String, at now: Milliseconds) {
        self.init(piece, .malformed(reason: reason), at: now)
    }

    private init(_ piece: Piece, _ finding: Filing.Finding, at now: Milliseconds) {
        name = piece.name
        filing = Filing(
            id: piece.id, name: piece.name.shown, line: piece.line, bytes: piece.bytes,
            receivedAt: now, finding: finding)
        disposal = piece.disposal
    }

    /// What cannot be read at all.
    init(unfit file: UnfitFile, at now: Milliseconds) {
        name = file.name
        filing = Filing(
            id: file.identity, name: file.name.shown, bytes: [], receivedAt: now,
            finding: .malformed(reason: file.reason))
        disposal = .setAside
    }
}

/// Bytes that stand for one comment: those of a file, or of a line of one.
struct Piece {
    let name: FileName
    /// From 1 in a `.jsonl` file, else 0.
    let line: Int
    let bytes: [UInt8]
    let disposal: Candidate.Disposal

    init(whole file: ClaimedFile) {
        name = file.name
        line = 0
        bytes = file.bytes
        disposal = .unlink
    }

    init(_ line: LineCursor.Line, of file: ClaimedFile, isLast: Bool) {
        name = file.name
        self.line = line.number
        bytes = Array(file.bytes[line.range])
        disposal = isLast ? .unlinkUnlessChanged(file.stamp) : .stay
    }

    var id: CommentID { CommentID(name: name.bytes, line: line, content: bytes) }
}
