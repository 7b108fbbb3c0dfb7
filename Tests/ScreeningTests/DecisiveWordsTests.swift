// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Screening
import Rules
import Testing

@Suite("A judge says which words a verdict hangs on")
struct DecisiveWordsTests {
    /// "great site" alone is worth 1.5; the scorer has to add what is missing.
    private func judge() throws -> Judge {
        var judge = try JudgeTests.judge()
        for round in 0..<25 {
            for (text, commentClass) in [
                ("order casino bonus tickets number \(round)", CommentClass.spam),
                ("my sourdough rose well on day \(round)", .genuine),
            ] {
                _ = judge.memory.learn(JudgeTests.comment(text), as: commentClass)
            }
        }
        return judge
    }

    private func verdict(_ judge: Judge, _ content: String) -> Verdict {
        judge.verdict(
            on: JudgeTests.comment(content), at: 1_770_000_000, scratch: MatchScratch(),
            budget: .unlimited)
    }

    @Test("taking them out releases it, taking out one fewer does not")
    func flips() throws {
        let judge = try judge()
        let content = "great site, order casino bonus tickets today"
        let held = verdict(judge, content)
        try #require(held.disposition == .hold && held.stage == .learning)
        try #require(!held.decisiveWords.isEmpty && held.decisiveWords.count <= 5)
        func without(_ words: some Sequence<String>) -> Verdict {
            let rest = JudgeTests.comment(content).without(words: Set(words))
            return verdict(judge, rest.content)
        }
        #expect(without(held.decisiveWords).disposition == .release)
        #expect(without(held.decisiveWords.dropLast()).disposition == .hold)
        #expect(Verdict(json: held.json) == held)
    }

    @Test(
        "there are none where it is released, or the rules hold it",
        arguments: ["my sourdough rose well today", "viagra", "viagra, and order casino bonus"])
    func none(content: String) throws {
        let judge = try judge()
        let words = verdict(judge, content).decisiveWords
        #expect(words.isEmpty || content.contains("casino"))
        let fresh = verdict(try JudgeTests.judge(), content)
        #expect(fresh.decisiveWords.isEmpty)
    }

    @Test("and to which bad class it is nearer, which decides nothing")
    func leaning() throws {
        var judge = try judge()
        for round in 0..<25 {
            _ = judge.memory.learn(
                JudgeTests.comment("my cousin swears by these gummies, code SAVE\(round)"),
                as: .shill)
        }
        let spam = verdict(judge, "great site, order casino bonus tickets today")
        let shill = verdict(judge, "great site, my cousin swears by these gummies")
        try #require(spam.disposition == .hold && shill.disposition == .hold)
        let leanings = try [spam, shill].map { try #require($0.leaning) }
        #expect(leanings[0].spam > leanings[0].shill)
        #expect(leanings[1].shill > leanings[1].spam)
        #expect(shill.commentClass == .spam)
        #expect(Verdict(json: shill.json) == shill)
    }
}
