// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Spool

/// Published comments that the ledger does not know: its path is wrong, or it is an old backup.
///
/// Then what is held is out of sight, and what is out cannot be withdrawn, while all else works.
struct Strangers: CustomStringConvertible {
    /// How many files of `out` are looked at: enough to notice another ledger at once, few enough
    /// for every start.
    private static let sample = 200

    private let unknown: Int
    private let seen: Int

    /// Nil where all that was looked at is known.
    init?(_ spool: SpoolDirectory, _ record: any Record) throws {
        let ids = try spool.publishedNames(limit: Self.sample).compactMap { name in
            CommentID(String(decoding: name.bytes.prefix(32), as: UTF8.self))
        }
        let unknown = try ids.filter { try record.entry($0) == nil }
        guard !unknown.isEmpty else { return nil }
        self.unknown = unknown.count
        seen = ids.count
    }

    var description: String {
        "\(unknown) of \(seen) published comments that were looked at are not in this ledger: is its "
            + "path right, or was an older one put back?"
    }
}
