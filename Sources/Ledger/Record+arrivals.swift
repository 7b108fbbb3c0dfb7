// SPDX-License-Identifier: MIT

package import Comments

extension Record {
    /// The comments that were accepted of late, newest first, until the body says false.
    ///
    /// A copy of an accepted comment, and what is no comment, are left out.
    ///
    /// - Parameters:
    ///   - since: seconds since 1970; what was accepted before is not looked at.
    ///   - body: the comment, its own time where that had come, and what it counts as.
    /// - Throws: what keeps the ledger from being read.
    package func arrivals(
        since: Int64, _ body: (Comment, _ time: Int64, _ identity: [UInt8]) -> Bool
    ) throws {
        // More comments are not looked at: a start must not take long.
        try entries(EntryQuery(newestFirst: true, limit: 100_000)) { entry, bytes in
            let received = entry.receivedAt / 1000
            guard received > since else { return false }
            guard entry.state != .duplicate, entry.malformed == nil,
                let comment = try? Submission(stored: bytes).comment
            else { return true }
            let time = comment.time(receivedAt: received)
            return body(comment, time, comment.identity(orElse: entry.id))
        }
    }
}
