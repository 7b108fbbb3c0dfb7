// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Ledger
import Settings

/// Tells what has become of a comment that was dropped.
///
/// Moderators read the ledger. A blog's user may not, and reads in `out` and `notice` what the
/// daemon publishes after acceptance.
struct Witness {
    /// What is known of a comment that was accepted.
    struct Finding {
        let state: CustodyState
        var commentClass: CommentClass?
        var total: Double?
    }

    private let record: SQLiteRecord?
    private let spool: URL

    init(_ configuration: Configuration) {
        record = try? SQLiteRecord.openForCommand(path: configuration.ledger)
        spool = URL(filePath: configuration.spool)
    }

    var readsLedger: Bool { record != nil }

    /// Nil where that cannot be told from here.
    var isDaemonRunning: Bool? { record?.isDaemonRunning() }

    /// Nil until the comment is accepted.
    func finding(_ id: CommentID) throws -> Finding? {
        guard let record else { return published(id) }
        return try record.entry(id).map {
            Finding(state: $0.state, commentClass: $0.commentClass, total: $0.total)
        }
    }

    /// Whether the blog shows another version by now, so that this text again is an edit.
    func isSuperseded(_ drop: Drop) throws -> Bool {
        guard let key = drop.comment.submission.comment.submissionKey,
            let newest = try record?.newestVersion(of: key)
        else { return false }
        return newest != drop.id
    }

    private func published(_ id: CommentID) -> Finding? {
        if let verdict = json("out/\(id).json")?["bailiff"]?["verdict"] {
            return finding(.released, verdict["class"], verdict["total"])
        }
        return json("notice/\(id).held.json").map { finding(.held, $0["class"], nil) }
    }

    private func finding(
        _ state: CustodyState, _ commentClass: JSONValue?, _ total: JSONValue?
    ) -> Finding {
        Finding(
            state: state,
            commentClass: (commentClass?.stringValue).flatMap(CommentClass.init),
            total: total?.doubleValue)
    }

    private func json(_ path: String) -> JSONValue? {
        (try? Data(contentsOf: spool.appending(path: path)))
            .flatMap { try? JSONValue(json: Array($0)) }
    }
}
