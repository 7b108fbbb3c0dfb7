// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Testing

@Suite("The table counts as a dictionary would")
struct TableTests {
    @Test("after any trainings and untrainings", arguments: [1, 2, 3, 4] as [UInt64])
    func dictionary(seed: UInt64) throws {
        var random = Seeded(seed)
        var model = Model(ageing: Ageing(halfLife: nil))
        var expected: [UInt64: PerClass<Int64>] = [:]
        var standing: [([UInt64], Training)] = []
        func count(_ hashes: [UInt64], _ training: Training, _ sign: Int64) {
            for hash in hashes {
                expected[hash, default: PerClass()][training.commentClass] +=
                    sign * Int64(training.units) << 16
            }
        }
        for _ in 0..<400 {
            if !standing.isEmpty, Int.random(in: 0..<3, using: &random) == 0 {
                let (hashes, training) = standing.remove(
                    at: Int.random(in: standing.indices, using: &random))
                model.untrain(features(words: hashes), training)
                count(hashes, training, -1)
            } else {
                let hashes = Set((0..<50).map { _ in UInt64.random(in: 0..<3000, using: &random) })
                let commentClass = try #require(CommentClass.allCases.randomElement(using: &random))
                let training = model.train(features(words: Array(hashes)), as: commentClass)
                standing.append((Array(hashes), training))
                count(Array(hashes), training, 1)
            }
        }
        expected = expected.filter { $0.value != PerClass() }
        #expect(model.tally.size == expected.count)
        for hash in 0..<UInt64(3000) {
            #expect(model.tally.counts(of: hash) == expected[hash])
        }
    }

    @Test("grown to a hundred thousand features it forgets none and stays small")
    func growth() throws {
        var random = Seeded(7)
        var model = Model()
        var all: [UInt64] = []
        for _ in 0..<100 {
            let hashes = (0..<1000).map { _ in random.next() }
            _ = model.train(features(words: hashes), as: .spam)
            all += hashes
        }
        #expect(model.tally.size == all.count)
        #expect(all.allSatisfy { model.tally.counts(of: $0) != nil })
        #expect(model.size < all.count * 70)
        let sum = all.prefix(5000).reduce(0.0) { $0 + model.score(features(words: [$1])).z[.words] }
        let together = model.score(features(words: Array(all.prefix(5000)))).z[.words]
        #expect(abs(together - sum / 5000.0.squareRoot()) < 1e-9)
    }

    @Test("emptied and filled again and again it grows no further")
    func emptied() {
        var random = Seeded(8)
        var model = Model()
        for _ in 0..<40 {
            let asked = features(words: (0..<2000).map { _ in random.next() })
            model.untrain(asked, model.train(asked, as: .spam))
            #expect(model.tally.isEmpty)
        }
        // All of the 80,000 at once would take over 3 MB.
        #expect(model.size < 400_000)
    }

    @Test("equal counts are equal tables and digests, however they came about")
    func equality() {
        var (one, other) = (Life(seed: 5), Life(seed: 5))
        one.train(80)
        other.train(80)
        var random = Seeded(6)
        let extra = invented(.spam, &random)
        other = Life(other.model, seed: 1)
        var model = other.model
        model.untrain(extra, model.train(extra, as: .spam))
        #expect(one.model.tally == model.tally)
        #expect(one.model.countsDigest == model.countsDigest)
        _ = model.train(extra, as: .spam)
        #expect(one.model.tally != model.tally)
        #expect(one.model.countsDigest != model.countsDigest)
    }

    @Test("who holds a version reads it undisturbed while the writer goes on")
    func isolation() async {
        var life = Life(seed: 11)
        life.train(300)
        let held = life.model
        var random = Seeded(12)
        let asked = (0..<40).map { _ in invented(.spam, &random) }
        let before = asked.map { held.score($0) }
        let digest = held.countsDigest
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    (0..<50).allSatisfy { _ in
                        asked.map { held.score($0) } == before && held.countsDigest == digest
                    }
                }
            }
            life.train(300)
            for await isSame in group { #expect(isSame) }
        }
        #expect(life.model.countsDigest != digest)
        #expect(life.model.decisions.genuine > held.decisions.genuine)
    }
}
