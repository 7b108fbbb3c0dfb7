// SPDX-License-Identifier: MIT

import Bayes
package import Comments
import Screening

/// What was said of a comment of which it is known what it is.
package struct Scored: Sendable, Equatable {
    package let id: String
    package let actual: CommentClass
    package let language: String?
    /// Log-odds against "genuine", by which comments are ranked: the scorer's sum in full, before
    /// its stage and cap, and what the rules add to it.
    package let q: Double
    package let disposition: Disposition
    /// The class that the verdict gave it; genuine where it was released.
    package let said: CommentClass

    package init(
        id: String, actual: CommentClass, language: String? = nil, q: Double,
        disposition: Disposition, said: CommentClass
    ) {
        self.id = id
        self.actual = actual
        self.language = language
        self.q = q
        self.disposition = disposition
        self.said = said
    }

    /// What a verdict says of a labelled comment.
    init(_ item: LabelledComment, _ verdict: Verdict) {
        self.init(
            id: item.id, actual: item.commentClass, language: item.language,
            q: verdict.rulePoints + verdict.q, disposition: verdict.disposition,
            said: verdict.commentClass)
    }

    package var isBad: Bool { actual != .genuine }
    package var isHeld: Bool { disposition == .hold }
    /// The probability that it is bad.
    package var p: Double { sigmoid(q) }

    /// A line of a file of scores.
    package var json: JSONValue {
        .record([
            "id": .string(id), "class": .string(actual.rawValue), "q": .number(q),
            "p": .number(p), "verdict": .string(disposition.rawValue),
        ])
    }
}
