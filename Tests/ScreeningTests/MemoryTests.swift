// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Screening
import Testing

@Suite("The memory is a function of the decisions that stand")
struct MemoryTests {
    static func comment(
        _ content: String, email: String? = "kim@reader.example", blog: String? = "b"
    ) -> Comments.Comment {
        var comment = Comment(content: content)
        comment.blog = blog
        comment.authorEmail = email
        return comment
    }

    @Test("counts what people decided about an author")
    func history() {
        var history = History()
        let good = Self.comment("see http://a.example/x and www.b.example")
        history.record(good, as: .genuine)
        history.record(Self.comment("buy", email: " KIM@reader.example "), as: .spam)
        history.record(Self.comment("praise"), as: .shill)
        let author = history.author(of: Self.comment("next"))
        #expect(author?.approved == 1)
        #expect(author?.rejected == 2)
        #expect(author?.knownHosts == ["a.example", "www.b.example"])
    }

    @Test("knows an author by blog and e-mail only")
    func identity() {
        var history = History()
        history.record(Self.comment("x"), as: .genuine)
        #expect(history.author(of: Self.comment("x", blog: "other")) == nil)
        #expect(history.author(of: Self.comment("x", email: nil)) == nil)
        #expect(history.author(of: Self.comment("x", email: "no address")) == nil)
    }

    @Test("forgets exactly what it recorded")
    func forgetting() {
        var history = History()
        let first = Self.comment("http://a.example")
        let second = Self.comment("http://a.example http://b.example")
        history.record(first, as: .genuine)
        let before = history
        history.record(second, as: .genuine)
        history.record(second, as: .spam)
        history.forget(second, as: .spam)
        history.forget(second, as: .genuine)
        #expect(history == before)
        history.forget(first, as: .genuine)
        #expect(history == History())
    }

    @Test("a rebuild gives the same counts, with undone decisions between", arguments: 1...5)
    func rebuild(_ seed: Int) throws {
        var random = Seeded(seed: UInt64(seed))
        let budget = FalseArrestBudget(share: 0.2)
        var live = Memory(budget: budget)
        var standing: [(Comments.Comment, Training)] = []
        for step in 0..<120 {
            if !standing.isEmpty, Int.random(in: 0..<5, using: &random) == 0 {
                let place = Int.random(in: 0..<standing.count, using: &random)
                let (comment, training) = standing.remove(at: place)
                live.unlearn(comment, training)
            } else {
                let words = (0..<6).map { _ in "w\(Int.random(in: 0..<40, using: &random))" }
                let comment = Self.comment(
                    words.joined(separator: " "), email: "a\(step % 7)@x.example")
                let kind = CommentClass.allCases[Int.random(in: 0..<3, using: &random)]
                standing.append(
                    (comment, live.learn(comment, as: kind, total: Double(step % 17))))
            }
        }
        standing.sort { $0.1.ordinal < $1.1.ordinal }
        let rebuilt = Memory.rebuilt(
            origin: 0, last: live.model.ordinal, budget: budget
        ) { replay in
            for (comment, training) in standing { replay(comment, training) }
        }
        #expect(rebuilt.model.tally == live.model.tally)
        #expect(rebuilt.model.decisions == live.model.decisions)
        #expect(rebuilt.model.ordinal == live.model.ordinal)
        #expect(rebuilt.history == live.history)
        #expect(rebuilt.budget == live.budget && live.budget.threshold != nil)
        #expect(rebuilt.model.countsDigest == live.model.countsDigest)
    }

    @Test("the scorer earns its threshold by totals, and only once it counts at all")
    func earning() {
        var memory = Memory(budget: FalseArrestBudget(share: 0.2))
        #expect(
            memory.standing.words
                == "abstains; 0 of 20 genuine and 0 of 20 bad decisions before it counts")
        for number in 1...20 {
            let training = memory.learn(
                Self.comment("kind words"), as: .genuine, total: Double(number))
            #expect(training.appraisal == Appraisal(total: Double(number), threshold: nil))
        }
        #expect(memory.budget.threshold != nil && memory.threshold == nil)
        for _ in 1...19 { _ = memory.learn(Self.comment("pills"), as: .spam, total: 30) }
        #expect(memory.stage == .abstaining)
        let last = memory.learn(Self.comment("pills"), as: .shill, total: 30)
        #expect(memory.stage == .earned && memory.threshold == 19)
        #expect(
            memory.standing.words
                == "holds by itself above +19.00 (at most 20 % of genuine comments)")
        memory.unlearn(Self.comment("pills"), last)
        #expect(memory.stage == .abstaining)
    }

    @Test("without totals it goes on learning, and says how far it is")
    func totalless() {
        var memory = Memory()
        for _ in 1...300 { _ = memory.learn(Self.comment("kind words"), as: .genuine) }
        for _ in 1...20 { _ = memory.learn(Self.comment("pills"), as: .spam) }
        for _ in 1...14 { _ = memory.learn(Self.comment("kind"), as: .genuine, total: 0) }
        #expect(memory.stage == .learning)
        #expect(
            memory.standing.words
                == "learning; 14 of 230 genuine decisions before it may hold by itself")
        #expect(ScorerStanding(json: memory.standing.json) == memory.standing)
    }

    @Test("drift is told with its numbers")
    func drift() {
        var memory = Memory(budget: FalseArrestBudget(share: 0.005))
        for number in 1...20 {
            _ = memory.learn(Self.comment("pills"), as: .spam)
            let appraisal = Appraisal(total: 9, threshold: 8)
            memory.restore(
                Self.comment("kind"),
                Training(.genuine, measured: 1, ordinal: 100 + number, appraisal: appraisal))
        }
        #expect(
            memory.standing.words == """
                learning; 20 of 920 genuine decisions before it may hold by itself; alarm: 20 of \
                the last 20 genuine comments were above its threshold, more than 0.5 % explains; \
                until that has passed it is allowed half as many
                """)
        #expect(ScorerStanding(json: memory.standing.json) == memory.standing)
    }

    @Test("what is restored counts as before it was taken back")
    func restoring() {
        var memory = Memory()
        let comment = Self.comment("cheap pills")
        _ = memory.learn(Self.comment("good words"), as: .genuine)
        let training = memory.learn(comment, as: .spam)
        let budget = memory.budget
        let before = memory.model.countsDigest
        memory.unlearn(comment, training)
        #expect(memory.model.countsDigest != before)
        memory.restore(comment, training)
        #expect(memory.model.countsDigest == before)
        #expect(memory.budget == budget)
        #expect(memory.model.decisions.spam == 1)
    }
}

/// SplitMix64: the same numbers for the same seed, everywhere.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
