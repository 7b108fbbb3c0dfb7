// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Testing

@Suite("A decision is learnt, and can be taken back exactly")
struct TrainingTests {
    @Test(
        "after all is taken back in any order nothing is left",
        arguments: [1, 2, 3, 4, 5] as [UInt64])
    func untrainingIsExact(seed: UInt64) {
        var life = Life(Model(ageing: Ageing(halfLife: 50)), seed: seed)
        life.train(120)
        #expect(life.model.tally.size > 100)
        life.untrain(120)
        #expect(life.model.tally.isEmpty)
        #expect(life.model.tally.size == 0)
        #expect(life.model.decisions == PerClass())
    }

    @Test("what is taken back leaves the counts of the others as if it had never been")
    func untrainingLeavesTheRest() throws {
        var random = Seeded(11)
        let kept = invented(.spam, &random)
        let other = invented(.genuine, &random)
        var model = Model()
        _ = model.train(kept, as: .spam)
        let before = model.tally
        let training = model.train(other, as: .genuine)
        #expect(model.tally != before)
        model.untrain(other, training)
        #expect(model.tally == before)
    }

    @Test("β, b and the ordinal stay where they are when a decision is taken back")
    func orderIsNotTakenBack() {
        var life = Life(seed: 5)
        life.train(30)
        let before = life.model
        life.untrain(30)
        #expect(life.model.weights == before.weights)
        #expect(life.model.ordinal == 30)
        life.train(1)
        #expect(life.standing.last?.1.ordinal == 31)
    }

    @Test("the less a decision surprises, the less it adds, and always something")
    func surprise() {
        var model = Model()
        let asked = features(words: [1, 2, 3], links: [4], author: [5, 6])
        let units = (0..<400).map { _ in model.train(asked, as: .spam).units }
        #expect(units.first == 32)
        #expect(zip(units, units.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(units.allSatisfy { 1...64 ~= $0 })
        #expect(units.last.map { $0 < 16 } == true)
        #expect(model.train(asked, as: .genuine).units > 48)
    }

    @Test("a reader keeps the version that it has")
    func versions() {
        var life = Life(seed: 6)
        life.train(20)
        let version = life.model
        var random = Seeded(7)
        let asked = invented(.spam, &random)
        let before = version.score(asked)
        life.train(20)
        #expect(version.score(asked) == before)
        #expect(life.model.score(asked) != before)
    }

    @Test(
        "numbers that no training can have caused are refused",
        arguments: [(0, 1), (65, 1), (-1, 1), (.max, 1), (1, 0), (1, -5), (.min, .min)])
    func storedNumbers(units: Int, ordinal: Int) {
        #expect(Training(.spam, units: units, ordinal: ordinal) == nil)
    }

    @Test("the widest numbers that are stored do no harm")
    func widest() throws {
        var model = Model()
        let asked = features(words: [1])
        let training = try #require(Training(.spam, units: 64, ordinal: .max))
        model.replay(asked, training)
        #expect(model.score(asked).q.isFinite)
        let next = model.train(asked, as: .genuine)
        #expect(next.ordinal == .max)
        model.untrain(asked, next)
        model.untrain(asked, training)
        #expect(model.tally.isEmpty)
    }

    @Test("taking back what was never learnt takes nothing below nothing")
    func neverLearnt() throws {
        var model = Model()
        let training = try #require(Training(.spam, units: 64, ordinal: 1))
        model.untrain(features(words: [1]), training)
        #expect(model == Model())
        _ = model.train(features(words: [1]), as: .spam)
        model.untrain(features(words: [1]), training)
        model.untrain(features(words: [1]), training)
        #expect(model.tally.isEmpty)
        #expect(model.decisions.spam == 0)
    }

    @Test(
        "q counts once twenty decisions stand for genuine and twenty against",
        arguments: [
            (0, 0, 0, .abstaining), (20, 0, 19, .abstaining), (19, 0, 40, .abstaining),
            (20, 0, 20, .learning), (20, 20, 0, .learning), (20, 7, 13, .learning),
            (500, 19, 0, .abstaining),
        ] as [(Int, Int, Int, ScorerStage)])
    func stage(genuine: Int, shill: Int, spam: Int, expected: ScorerStage) {
        var model = Model()
        let asked = features(words: [1])
        for _ in 0..<genuine { _ = model.train(asked, as: .genuine) }
        for _ in 0..<shill { _ = model.train(asked, as: .shill) }
        for _ in 0..<spam { _ = model.train(asked, as: .spam) }
        #expect(model.stage == expected)
        #expect(model.decisions == PerClass(genuine: genuine, shill: shill, spam: spam))
    }

    @Test("a decision that is taken back no longer stands")
    func stageFallsBack() {
        var model = Model()
        let asked = features(words: [1])
        for _ in 0..<20 { _ = model.train(asked, as: .genuine) }
        let trainings = (0..<20).map { _ in model.train(asked, as: .spam) }
        #expect(model.stage == .learning)
        trainings.last.map { model.untrain(asked, $0) }
        #expect(model.stage == .abstaining)
    }
}
