// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Testing

/// Comments of two kinds with many words in common; none is like another.
private struct Street {
    private static let common = "the a and this it is was very good to of for on you with my".words
    private static let kitchen = "oven butter recipe flour bake sugar crust yeast dough grandma"
        .words
    private static let casino = "bonus casino jackpot win deposit poker free spins roulette vip"
        .words

    private var random: Seeded

    init(seed: UInt64) { random = Seeded(seed) }

    mutating func comment(_ commentClass: CommentClass) -> Comment {
        let topic = commentClass == .genuine ? Self.kitchen : Self.casino
        let words = (0..<20).map { _ in
            (Int.random(in: 0..<4, using: &random) == 0 ? topic : Self.common)
                .randomElement(using: &random) ?? ""
        }
        return BayesTests.comment(words.joined(separator: " "), author: "Kim")
    }
}

extension String {
    fileprivate var words: [String] { split(separator: " ").map(String.init) }
}

@Suite("The scorer learns what is plain to see")
struct LearningTests {
    /// Forty decisions, every n-th of them against.
    private func trained(seed: UInt64, bad share: Int, of whole: Int) -> Model {
        var street = Street(seed: seed)
        var model = Model()
        for round in 0..<40 {
            let commentClass: CommentClass = round % whole < share ? .spam : .genuine
            _ = model.train(Features(street.comment(commentClass)), as: commentClass)
        }
        return model
    }

    @Test(
        "forty decisions tell two kinds apart, however rare one of them is",
        arguments: [(1, 2), (1, 8), (7, 8)], [1, 2, 3] as [UInt64])
    func separates(bad: (share: Int, whole: Int), seed: UInt64) {
        let model = trained(seed: seed, bad: bad.share, of: bad.whole)
        var street = Street(seed: seed + 100)
        let genuine = (0..<50).map { _ in model.score(Features(street.comment(.genuine))).q }
        let spam = (0..<50).map { _ in model.score(Features(street.comment(.spam))).q }
        let right = spam.reduce(0) { sum, bad in sum + genuine.count { $0 < bad } }
        #expect(right >= 2_450, "of 2,500 pairs")
    }

    @Test("as many of the one as of the other also set the zero right", arguments: [1, 2, 3])
    func zero(seed: UInt64) {
        let model = trained(seed: seed, bad: 1, of: 2)
        var street = Street(seed: seed + 200)
        let right = (0..<100).count { index in
            let isBad = index.isMultiple(of: 2)
            let asked = Features(street.comment(isBad ? .spam : .genuine))
            return (model.score(asked).q > 0) == isBad
        }
        #expect(right >= 95)
    }

    @Test("the same decisions give the same model and the same words")
    func deterministic() {
        let (first, second) = (trained(seed: 4, bad: 1, of: 3), trained(seed: 4, bad: 1, of: 3))
        var street = Street(seed: 5)
        let asked = Features(street.comment(.spam))
        #expect(first == second)
        #expect(first.score(asked) == second.score(asked))
        #expect(first.explain(asked, limit: 9) == second.explain(asked, limit: 9))
    }
}
