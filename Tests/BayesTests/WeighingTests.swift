// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Testing

/// Features of the view of words, some decisions on such, and what z must be.
private struct Row: CustomTestStringConvertible {
    let testDescription: String
    let history: [(CommentClass, units: Int, [UInt64])]
    let asked: [UInt64]
    let z: Double

    init(
        _ testDescription: String, _ history: [(CommentClass, units: Int, [UInt64])],
        asked: [UInt64], z: Double
    ) {
        self.testDescription = testDescription
        self.history = history
        self.asked = asked
        self.z = z
    }

    func model() throws -> Model {
        var model = Model(ageing: Ageing(halfLife: nil))
        for (index, (commentClass, units, words)) in history.enumerated() {
            let training = try #require(Training(commentClass, units: units, ordinal: index + 1))
            model.replay(features(words: words), training)
        }
        return model
    }
}

/// Each z by hand from w = ln((r₁+0.1)/(r₀+0.1))·n/(n+1).
private let rows = [
    Row("nothing was ever seen", [], asked: [1, 2], z: 0),
    Row("no features at all", [(.spam, 64, [1])], asked: [], z: 0),
    // n = 1, N₁ = 1, N₀ = 0, m = ½: ln(0.6/0.1)/2
    Row("one full decision", [(.spam, 64, [1])], asked: [1], z: 0.895_879_734_614_027_5),
    // n = ½, N₁ = ½, m = ¼: ln(0.35/0.1)/3
    Row("half a decision", [(.spam, 32, [1])], asked: [1], z: 0.417_587_656_165_122_7),
    Row("shill is as bad as spam", [(.shill, 32, [1])], asked: [1], z: 0.417_587_656_165_122_7),
    Row("genuine is the opposite", [(.genuine, 32, [1])], asked: [1], z: -0.417_587_656_165_122_7),
    Row("an unseen one dilutes", [(.spam, 32, [1])], asked: [1, 9], z: 0.295_279_063_414_154_55),
    Row(
        "no feature counts twice", [(.spam, 32, [1, 1])], asked: [1, 1], z: 0.417_587_656_165_122_7),
    Row(
        "equal in both says nothing", [(.spam, 64, [1, 2]), (.genuine, 64, [1, 3])], asked: [1],
        z: 0),
    // n = 2; N₁ = 1, N₀ = 3, m = 2; r₁ = 2, r₀ = ⅔: ln(2.1/0.7667)·⅔
    Row(
        "the smaller class is scaled up", [(.spam, 64, [1]), (.genuine, 64, [1, 2, 3])],
        asked: [1], z: 0.671_760_340_308_255_4),
    // Shill and spam share the mass of "bad": N₁ = 2, N₀ = 2; r₁ = 2, r₀ = 0: ln(2.1/0.1)·⅔
    Row(
        "shill and spam add up", [(.spam, 64, [1]), (.shill, 64, [1]), (.genuine, 64, [2, 3])],
        asked: [1], z: 2.029_681_625_148_948_7),
]

@Suite("What a feature weighs follows from its counts")
struct WeighingTests {
    @Test("evidence of a view", arguments: rows)
    private func evidence(_ row: Row) throws {
        let score = try row.model().score(features(words: row.asked))
        #expect(abs(score.z[.words] - row.z) < 1e-12)
        #expect(score.z[.links] == 0 && score.z[.author] == 0)
    }

    @Test("q is b and each view's evidence by its β")
    func sum() {
        var life = Life(seed: 3)
        life.train(60)
        var random = Seeded(4)
        let score = life.model.score(invented(.spam, &random))
        let sum = View.allCases.map { score.beta($0) * score.z[$0] }.reduce(score.b, +)
        #expect(abs(score.q - sum) < 1e-12)
        #expect(score.q != 0 && score.b != 0)
    }

    @Test("a new model says nothing and trusts all views alike")
    func newModel() {
        let score = Model().score(features(words: [1], links: [2], author: [3]))
        #expect(score.q == 0)
        #expect(View.allCases.map(score.beta) == View.allCases.map { _ in 0.4 })
    }

    @Test("the same feature in another view is another one")
    func viewsAreApart() {
        var model = Model()
        _ = model.train(Bayes.Features(comment("example.org")), as: .spam)
        let asked = Bayes.Features(comment("else", email: "kim@example.org"))
        #expect(model.score(asked).z[.author] == 0)
    }

    @Test("a view that only misleads is worth nothing in the end, and never less")
    func betaStaysAtZero() throws {
        var model = Model(ageing: Ageing(halfLife: nil))
        func learn(_ link: UInt64, _ commentClass: CommentClass, units: Int) throws {
            let training = try #require(
                Training(commentClass, units: units, ordinal: model.ordinal + 1))
            model.replay(features(links: [link]), training)
        }
        for _ in 0..<20 {
            try learn(50, .spam, units: 64)
            try learn(51, .genuine, units: 64)
        }
        // So little each that what was learnt above stands, and is wrong each time.
        for _ in 0..<100 {
            try learn(51, .spam, units: 1)
            try learn(50, .genuine, units: 1)
        }
        #expect(model.weights.beta(.links) == 0)
        #expect(model.weights.beta(.words) == 0.4)
    }
}
