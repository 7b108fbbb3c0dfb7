// SPDX-License-Identifier: MIT

import Comments

/// Which comments a moderator looks at: all that is held, and of what was released a share of the
/// doubtful and a few of all, by chance.
struct SpotCheck {
    /// A released comment is doubtful above this q.
    private static let doubtful = -3.0
    private static let shareOfDoubtful = 0.2
    private static let shareOfAll = 0.02

    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func asks(about verdict: Verdict) -> Bool {
        // Drawn for each comment, so that one verdict does not move the chances of the others.
        let draws = (
            Double.random(in: 0..<1, using: &generator), Double.random(in: 0..<1, using: &generator)
        )
        if verdict.disposition == .hold || draws.0 < Self.shareOfAll { return true }
        return verdict.q > Self.doubtful && draws.1 < Self.shareOfDoubtful
    }
}
