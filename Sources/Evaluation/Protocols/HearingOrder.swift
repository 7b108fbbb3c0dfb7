// SPDX-License-Identifier: MIT

import Bayes
import Comments

/// In which order labelled comments are heard.
package enum HearingOrder: String, Sendable, CaseIterable {
    /// As they stand in the files.
    case file
    /// By `date`; those of the same second as they stand in the files.
    case date
    /// By chance, the same for the same seed.
    case shuffle

    /// The comments in this order; nil by date where one has none.
    package func applied(to comments: [LabelledComment], seed: UInt64) -> [LabelledComment]? {
        switch self {
        case .file: return comments
        case .shuffle:
            var generator = SeededGenerator(seed: seed)
            return comments.shuffled(using: &generator)
        case .date:
            let times = comments.compactMap(\.comment.time)
            guard times.count == comments.count else { return nil }
            return zip(times, comments).enumerated()
                .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
                .map(\.element.1)
        }
    }
}
