// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Testing

private let seeds: [UInt64] = [1, 2, 3]

@Suite("What a scorer learnt wrong, or twice, or hardly ever, does limited harm")
struct RobustnessTests {
    /// 1-ROCA of fresh comments, after decisions of which some were mistaken.
    private func misranked(noise: Double, seed: UInt64) -> Double {
        var forum = Forum(seed: seed)
        var clicks = Seeded(seed &+ 1000)
        var model = Model()
        for _ in 0..<200 {
            let (comment, commentClass) = forum.passer()
            let isWrong = Double.random(in: 0..<1, using: &clicks) < noise
            let said: CommentClass = (commentClass == .genuine) == isWrong ? .spam : .genuine
            _ = model.train(Features(comment), as: said)
        }
        let genuine = (0..<60).map { _ in model.score(Features(forum.comment(.genuine))).q }
        let bad = (0..<60).map { _ in model.score(Features(forum.comment(.spam))).q }
        return BayesTests.misranked(genuine: genuine, bad: bad)
    }

    @Test(
        "mistaken decisions cost little", arguments: [(0.02, 0.5), (0.05, 0.5), (0.1, 1.5)], seeds)
    func noise(noise: (share: Double, bound: Double), seed: UInt64) {
        let clean = misranked(noise: 0, seed: seed)
        let noisy = misranked(noise: noise.share, seed: seed)
        #expect(clean < 1)
        #expect(noisy - clean < noise.bound)
    }

    @Test("three hundred genuine words do not hide forty of spam", arguments: seeds)
    func padding(seed: UInt64) {
        var forum = Forum(seed: seed)
        let model = Model.trained(200, &forum)
        for _ in 0..<10 {
            let spam = forum.text(.spam, words: 40)
            let padding = forum.text(.genuine, words: 300)
            let padded = model.assess(Features(comment("\(padding) \(spam)")))
            #expect(padded.score.q < 0, "the whole looks genuine")
            #expect(padded.passage != nil)
            #expect(padded.q > 0)
        }
    }

    @Test("a flood of one spam makes no genuine comment look bad", arguments: seeds)
    func flood(seed: UInt64) {
        var forum = Forum(seed: seed)
        var model = Model.trained(200, &forum)
        let genuine = (0..<40).map { _ in Features(forum.comment(.genuine)) }
        let spam = (0..<40).map { _ in Features(forum.comment(.spam)) }
        let before = genuine.map { model.score($0).q }
        let flood = Features(forum.comment(.spam))
        for _ in 0..<1_000 { _ = model.train(flood, as: .spam) }
        let after = genuine.map { model.score($0).q }
        #expect(zip(before, after).allSatisfy { $1 - $0 < 3 && $1 < 0 })
        #expect(BayesTests.misranked(genuine: after, bad: spam.map { model.score($0).q }) < 1)
    }

    @Test(
        "what says next to nothing weighs next to nothing",
        arguments: ["", " ", ".", "ok", "hm", "1", "👍"], seeds)
    func short(content: String, seed: UInt64) {
        var forum = Forum(seed: seed)
        let q = Model.trained(200, &forum).q(comment(content))
        #expect(abs(q) < 1)
    }

    @Test("a language that was never seen says next to nothing", arguments: Tongue.all, seeds)
    private func language(tongue: Tongue, seed: UInt64) {
        var forum = Forum(seed: seed)
        let model = Model.trained(200, &forum)
        var random = Seeded(seed &+ 2000)
        for words in [1, 5, 20, 80] {
            let q = model.q(comment(tongue.text(words, &random)))
            #expect(abs(q) < 1.5)
        }
    }

    @Test("one bad comment in two hundred is enough to tell the next", arguments: seeds)
    func imbalance(seed: UInt64) {
        var forum = Forum(seed: seed)
        var model = Model()
        for round in 0..<1_600 {
            let commentClass: CommentClass = round % 200 == 199 ? .spam : .genuine
            _ = model.train(Features(forum.comment(commentClass)), as: commentClass)
        }
        let genuine = (0..<100).map { _ in model.score(Features(forum.comment(.genuine))).q }
        let bad = (0..<40).map { _ in model.score(Features(forum.comment(.spam))).q }
        let ranked = BayesTests.misranked(genuine: genuine, bad: bad)
        #expect(ranked < 2)
        #expect(genuine.count { $0 > 0 } <= 2)
    }

    @Test("the largest comment is scored while a reader would wait", arguments: [true, false])
    func largest(isDistinct: Bool) {
        var forum = Forum(seed: 1)
        let model = Model.trained(100, &forum)
        let words = (0..<256 * 1024 / 8).map { isDistinct ? String(1_000_000 + $0) : "repeats" }
        let features = comment(words.joined(separator: " "))
        let start = ContinuousClock.now
        let assessment = model.assess(Features(features))
        let taken = ContinuousClock.now - start
        #expect(assessment.q.isFinite)
        #expect(taken < .seconds(10), "without optimisation, on a busy machine")
    }
}

/// Invented words of syllables that no comment of a ``Forum`` has.
private struct Tongue: CustomTestStringConvertible {
    let testDescription: String
    private let syllables: [String]

    static let all = [
        Tongue("Cyrillic", ["до", "ва", "ли", "при", "сто", "не", "шу", "мы", "зна"]),
        Tongue("Greek", ["κα", "λη", "μέ", "ρα", "πως", "εί", "ναι", "τον", "σου"]),
        Tongue("Devanagari", ["न", "म", "स्ते", "क", "ल", "हा", "था", "वि", "ये"]),
        Tongue("Hangul", ["안", "녕", "하", "세", "요", "오", "늘", "날", "씨"]),
        Tongue("Han", ["我", "今", "天", "很", "好", "谢", "你", "们", "写"]),
        Tongue("Latin", ["yuk", "wö", "tyä", "kuus", "ju", "zwy", "hyv", "ttu", "xa"]),
    ]

    private init(_ testDescription: String, _ syllables: [String]) {
        self.testDescription = testDescription
        self.syllables = syllables
    }

    func text(_ words: Int, _ random: inout Seeded) -> String {
        (0..<words).map { _ in
            (0..<Int.random(in: 1...4, using: &random))
                .map { _ in syllables.randomElement(using: &random) ?? "" }.joined()
        }.joined(separator: " ")
    }
}
