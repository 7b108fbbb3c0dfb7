// SPDX-License-Identifier: MIT

import Bayes
import Comments

/// Two kinds of comments of invented words, each like none other of its kind.
///
/// Most words are common to both, as in a real street of comments; two in five are of the kind.
struct Forum {
    private static let common = vocabulary("c", 120)
    private static let genuine = vocabulary("g", 150)
    private static let bad = vocabulary("b", 60)

    var random: Seeded

    init(seed: UInt64) { random = Seeded(seed) }

    private static func vocabulary(_ start: String, _ count: Int) -> [String] {
        (0..<count).map { start + String($0 * $0 + 700, radix: 26) }
    }

    mutating func text(_ commentClass: CommentClass, words: Int) -> String {
        let own = commentClass == .genuine ? Self.genuine : Self.bad
        return (0..<words).map { _ in
            (Int.random(in: 0..<5, using: &random) < 2 ? own : Self.common)
                .randomElement(using: &random) ?? ""
        }.joined(separator: " ")
    }

    mutating func comment(_ commentClass: CommentClass) -> Comment {
        let words = Int.random(in: 6...25, using: &random)
        return BayesTests.comment(text(commentClass, words: words))
    }

    /// A comment of one kind or the other, by the toss of a coin.
    mutating func passer(badShare: Double = 0.5) -> (comment: Comment, commentClass: CommentClass) {
        let isBad = Double.random(in: 0..<1, using: &random) < badShare
        let commentClass: CommentClass = isBad ? .spam : .genuine
        return (comment(commentClass), commentClass)
    }
}

extension Model {
    /// A model that learnt so many comments of a forum.
    static func trained(_ count: Int, _ forum: inout Forum, badShare: Double = 0.5) -> Model {
        var model = Model()
        for _ in 0..<count {
            let (comment, commentClass) = forum.passer(badShare: badShare)
            _ = model.train(Features(comment), as: commentClass)
        }
        return model
    }

    func q(_ comment: Comment) -> Double { assess(Features(comment)).q }
}

/// 1-ROCA: of the pairs of a genuine and a bad score those in the wrong order, per cent.
func misranked(genuine: [Double], bad: [Double]) -> Double {
    let wrong = bad.reduce(0.0) { sum, score in
        sum + genuine.reduce(0.0) { $0 + ($1 > score ? 1 : $1 == score ? 0.5 : 0) }
    }
    return 100 * wrong / Double(genuine.count * bad.count)
}
