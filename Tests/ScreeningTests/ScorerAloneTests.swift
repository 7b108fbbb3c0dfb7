// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Rules
import Screening
import Testing

@Suite("What the scorer holds by itself")
struct ScorerAloneTests {
    private static let kitchen = "oven butter recipe flour bake sugar crust yeast dough grandma"
    private static let casino = "bonus casino jackpot win deposit poker free spins roulette vip"

    private func text(_ words: String, _ count: Int, _ random: inout Seeded) -> String {
        let words = (words + " the and this it is was very to of for").split(separator: " ")
        return (0..<count).map { _ in words.randomElement(using: &random).map(String.init) ?? "" }
            .joined(separator: " ")
    }

    /// So many genuine decisions that the scorer may hold.
    private func judge(_ random: inout Seeded) throws -> Judge {
        let day = try #require(Day("2026-01-01"))
        var judge = Judge(
            rules: RuleSet.none(today: day), memory: Memory(budget: FalseArrestBudget(share: 0.02)))
        for number in 0..<160 {
            let isBad = number.isMultiple(of: 4)
            let length = Int.random(in: 8...20, using: &random)
            let content = text(isBad ? Self.casino : Self.kitchen, length, &random)
            _ = judge.learn(
                Comments.Comment(content: content), as: isBad ? .spam : .genuine,
                at: JudgeTests.winter, scratch: MatchScratch(), budget: .unlimited)
        }
        try #require(judge.memory.stage == .earned)
        return judge
    }

    private func disposition(_ judge: Judge, _ content: String) -> Disposition {
        judge.verdict(
            on: Comments.Comment(content: content), at: JudgeTests.winter,
            scratch: MatchScratch(), budget: .unlimited
        ).disposition
    }

    @Test("it holds what it knows, and nothing that it knows nothing of", arguments: 1...3)
    func unknown(seed: Int) throws {
        var random = Seeded(seed: UInt64(seed))
        let judge = try judge(&random)
        let known = (0..<20).count { _ in
            disposition(judge, text(Self.casino, 15, &random)) == .hold
        }
        #expect(known >= 18)
        for content in ["", "ok", "👍", "1", "Danke", "+1", "?"] + foreign(&random) {
            #expect(disposition(judge, content) == .release, "\(content)")
        }
    }

    /// Of invented words, in three scripts.
    private func foreign(_ random: inout Seeded) -> [String] {
        ["до ва ли при сто не шу", "안 녕 하 세 요 오 늘", "κα λη μέ ρα πως εί"].flatMap { syllables in
            let parts = syllables.split(separator: " ").map(String.init)
            return [1, 4, 15, 60].map { length in
                (0..<length).map { _ in
                    (0..<3).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
                }.joined(separator: " ")
            }
        }
    }
}
