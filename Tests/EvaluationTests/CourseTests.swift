// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Evaluation
import Rules
import Screening
import Testing

@Suite struct `Protocols` {
    static let courses: [Course] = [
        .online, .selective(seed: 3), .split(training: []), .folds(4, seed: 3),
    ]

    @Test(arguments: courses.indices) func `score each comment once, in as many steps as they said`(
        index: Int
    ) {
        let comments = sampleComments(30)
        var steps = 0
        let outcome = Self.courses[index].run(comments, judge: freshJudge()) { steps += 1 }
        #expect(outcome.scored.map(\.id).sorted() == comments.map(\.id).sorted())
        #expect(steps == Self.courses[index].stepCount(comments.count))
        for one in outcome.scored {
            let item = comments.first { $0.id == one.id }
            #expect(one.actual == item?.commentClass && one.language == item?.language)
        }
    }

    @Test(arguments: courses.indices) func `give the same for the same seed`(index: Int) {
        let comments = sampleComments(30)
        let runs = (0..<2).map { _ in
            Self.courses[index].run(comments, judge: freshJudge(), step: {})
        }
        #expect(runs[0] == runs[1])
    }

    @Test func `online scores before it learns`() throws {
        let comments = sampleComments(40)
        let outcome = Course.online.run(comments, judge: freshJudge(), step: {})
        #expect(outcome.learnt == 40)
        #expect(outcome.scored.first?.q == 0)
        // What a judge says who has learnt exactly those before.
        var judge = freshJudge()
        for (item, scored) in zip(comments, outcome.scored) {
            let verdict = judge.verdict(
                on: item.comment, at: 0, scratch: MatchScratch(), budget: .unlimited)
            #expect(scored.q == verdict.q)
            _ = judge.memory.learn(item.comment, as: item.commentClass)
        }
        // It has found out what tells them apart.
        #expect(Sample(Array(outcome.scored.suffix(20))).ranking.misordered == 0)
    }

    @Test func `split learns the first alone`() {
        let comments = sampleComments(40)
        let training = Array(comments.prefix(20))
        let outcome = Course.split(training: training)
            .run(Array(comments.suffix(20)), judge: freshJudge(), step: {})
        #expect(outcome.learnt == 20)
        // Nothing of those that are scored is learnt: each has the score that it has alone.
        let alone = comments.suffix(20).map { item in
            Course.split(training: training).run([item], judge: freshJudge(), step: {}).scored[0].q
        }
        #expect(outcome.scored.map(\.q) == alone)
        #expect(Sample(outcome.scored).ranking.misordered == 0)
    }

    @Test func `folds learn all but their own`() {
        let comments = sampleComments(30)
        let outcome = Course.folds(30, seed: 1).run(comments, judge: freshJudge(), step: {})
        #expect(outcome.learnt == 29)
        #expect(Sample(outcome.scored).ranking.misordered == 0)
        let other = Course.folds(5, seed: 2).run(comments, judge: freshJudge(), step: {})
        #expect(other.learnt == 24)
        #expect(other.scored.map(\.id) != outcome.scored.map(\.id))
    }

    @Test func `selective learns a share of what is released and doubtful`() {
        let comments = sampleComments(400)
        let learnt = (1...5).map {
            Course.selective(seed: $0).run(comments, judge: freshJudge(), step: {}).learnt
        }
        // Nothing is held by a scorer that is not sure yet, so a fifth of what is doubtful at most.
        #expect(learnt.allSatisfy { $0 > 8 && $0 < 120 }, "\(learnt)")
        #expect(Set(learnt).count > 1)
    }

    @Test func `selective learns all that is held`() throws {
        let rules = try RuleSet.load(
            files: [
                (
                    "a.rules",
                    """
                    rule loans
                        when    body contains "loans"
                        score   spam +5
                        says    "It offers loans."
                        catches "Cheap loans"
                        passes  "tea"
                    """
                )
            ], lists: { _ in throw NoList() }, holdAt: 4, today: Day(secondsSince1970: 0))
        let comments = sampleComments(30).filter { $0.commentClass == .spam }
        let outcome = Course.selective(seed: 1).run(
            comments, judge: Judge(rules: rules), step: {})
        #expect(outcome.learnt == comments.count)
        #expect(outcome.scored.allSatisfy { $0.isHeld && $0.said == .spam && $0.q >= 5 })
    }
}

struct NoList: Error {}

@Suite struct `Orders` {
    @Test func `date sorts by time and keeps the file's order within a second`() throws {
        let dates = ["2026-01-02T00:00:00Z", "2025-01-01T00:00:00Z", "2026-01-02T00:00:00Z"]
        let comments = zip(sampleComments(3), dates).map { item, date in
            var item = item
            item.comment.dateGMT = date
            return item
        }
        let sorted = try #require(HearingOrder.date.applied(to: comments, seed: 1))
        #expect(sorted.map(\.id) == ["c1", "c0", "c2"])
        #expect(HearingOrder.date.applied(to: comments + sampleComments(1), seed: 1) == nil)
    }

    @Test func `shuffle follows its seed and loses nothing`() throws {
        let comments = sampleComments(50)
        func ids(_ seed: UInt64) -> [String]? {
            HearingOrder.shuffle.applied(to: comments, seed: seed)?.map(\.id)
        }
        #expect(ids(1) == ids(1) && ids(1) != ids(2))
        #expect(ids(1)?.sorted() == comments.map(\.id).sorted())
        #expect(HearingOrder.file.applied(to: comments, seed: 1)?.map(\.id) == comments.map(\.id))
    }

    /// The first numbers of the reference implementation for the seed 1234567.
    @Test func `the generator is SplitMix64`() {
        var generator = SeededGenerator(seed: 1_234_567)
        let numbers = (0..<3).map { _ in generator.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            ])
    }
}
