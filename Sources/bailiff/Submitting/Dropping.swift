// SPDX-License-Identifier: MIT

import Comments
import Lines

/// Drops one comment after another, so that the versions of one are taken in in their order.
///
/// The daemon promises no order among files that wait together.
struct Dropping {
    private let spool: String
    private let witness: Witness
    private(set) var drops: [Drop] = []
    /// The last version of each comment that the blog has a name for.
    private var versions: [[UInt8]: Drop] = [:]

    init(spool: String, _ witness: Witness) {
        self.spool = spool
        self.witness = witness
    }

    /// Drops a comment that the books do not know yet.
    ///
    /// - Parameters:
    ///   - comment: what to drop.
    ///   - isFinal: whether no later version of it follows; only then is a text that was there
    ///     before, and is shown no more, an edit back to it.
    /// - Throws: a ``Problem``; what was dropped before stays dropped.
    mutating func drop(_ comment: Incoming, isFinal: Bool) throws {
        var drop = try Drop(comment)
        let key = comment.submission.comment.submissionKey
        if let earlier = key.flatMap({ versions[$0] }) { try waitFor(earlier, before: drop) }
        var isKnown = try witness.finding(drop.id) != nil
        if isKnown, isFinal, try witness.isSuperseded(drop) {
            drop = try Drop(comment, isEdit: true)
            isKnown = false
        }
        // What is in the books is known there; dropping it again would change nothing.
        if !isKnown { try drop.send(to: spool) }
        drops.append(drop)
        if let key { versions[key] = drop }
    }

    /// The last version of each comment, by its place among them.
    static func finalVersions(_ comments: [Incoming]) -> Set<Int> {
        var last: [[UInt8]: Int] = [:]
        var unnamed: Set<Int> = []
        for (index, comment) in comments.enumerated() {
            if let key = comment.submission.comment.submissionKey {
                last[key] = index
            } else {
                unnamed.insert(index)
            }
        }
        return unnamed.union(last.values)
    }

    private func waitFor(_ earlier: Drop, before later: Drop) throws {
        var patience = Patience(witness.isDaemonRunning == false ? 0 : 10)
        guard try patience.wait({ try witness.finding(earlier.id) }) == nil else { return }
        throw Problem(
            .tryAgain,
            "\(later.comment.source) is a later version of \(earlier.comment.source), which bailiffd "
                + "has yet to take in: \(drops.count) were dropped; start it and submit all again "
                + "(what is known is not taken in twice)")
    }
}
