// SPDX-License-Identifier: MIT

import Bayes
package import Comments

/// Which of the comments that came through by themselves a person should look at all the same.
///
/// Of what the scorer was not sure of, one in five; of all, one in fifty. A comment's id and a seed
/// choose it, so it is chosen or not, whatever is asked for and when.
package struct SpotCheck: Sendable {
    /// From this q on, "genuine" is not certain: a chance of 1 in 20 against it.
    private static let doubtfulFrom = -3.0
    private static let shareOfDoubtful = 0.2
    private static let shareOfAll = 0.02

    /// Nil: the day on which each comment came.
    private let seed: UInt64?

    package init(seed: UInt64? = nil) { self.seed = seed }

    /// Whether a comment is chosen.
    ///
    /// - Parameters:
    ///   - id: of the comment.
    ///   - received: when it came, in seconds since 1970.
    ///   - q: what the scorer said of it then; asked for only where it matters.
    /// - Returns: whether a person should look at it.
    package func chooses(
        _ id: CommentID, receivedAt received: Int64, q: () throws -> Double
    ) rethrows -> Bool {
        let lot = lot(of: id, seed ?? UInt64(bitPattern: received / 86_400))
        guard lot < Self.shareOfDoubtful else { return false }
        return try lot < Self.shareOfAll || q() > Self.doubtfulFrom
    }

    /// Evenly between 0 and 1: an id is a part of a SHA-256, and each seed shuffles anew.
    private func lot(of id: CommentID, _ seed: UInt64) -> Double {
        let bits = id.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Double(scrambled(bits ^ scrambled(seed)) >> 11) * 0x1p-53
    }
}
