// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Ledger

/// A decision that goes against what the scorer was all but certain of: perhaps a slip of the hand.
struct Contradiction {
    /// What a person says is a contradiction where the scorer gave it less of a chance.
    private static let leastChance = 0.02

    private let id: CommentID
    /// What the scorer was sure of.
    private let isBad: Bool
    private let certainty: Double

    /// Nil where the scorer gave the decision a chance, or had too few decisions to say anything.
    ///
    /// - Parameters:
    ///   - ruling: what is about to be decided.
    ///   - entry: on which comment.
    ///   - verdict: as it was stored when the comment was judged.
    init?(_ ruling: Ruling, on entry: Entry, against verdict: Verdict?) {
        guard let said = ruling.commentClass, let verdict, verdict.stage != .abstaining else {
            return nil
        }
        isBad = said == .genuine
        certainty = sigmoid(isBad ? verdict.q : -verdict.q)
        guard 1 - certainty < Self.leastChance else { return nil }
        id = entry.id
    }

    /// What is said of some, of which there is one at least.
    static func words(_ all: [Contradiction]) -> String {
        let shown = all.prefix(5).map(\.claim).joined(separator: ", ")
        let more = all.count > 5 ? " and \(all.count - 5) more" : ""
        return "the scorer was sure of the opposite: \(shown)\(more)"
    }

    /// `3fa2c1d0ab is genuine (98 %)`.
    private var claim: String {
        "\(id.short) is \(isBad ? "not " : "")genuine (\(Int(certainty * 100)) %)"
    }
}
