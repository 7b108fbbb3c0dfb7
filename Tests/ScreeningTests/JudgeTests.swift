// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Lines
import Rules
import Screening
import Testing

@Suite("Judging is a pure function of comment, rules, memory and time")
struct JudgeTests {
    static let rules = """
        rule pills
            when    body contains "viagra"
            score   spam +5
            catches "viagra"
            passes  "socialism"

        rule praise
            when    body contains "great site"
            score   spam +1.5

        rule own-shop
            when    author.email.domain same as link.domain
            score   shill +3

        rule summer
            when    body contains "summer deal"
            until   2026-06-30
            score   shill +4
            catches "summer deal"
            passes  "summer day"

        rule slow
            when    body matches /^(a+)+$/
            score   spam +1

        rule always-out
            when    body contains "corrections desk"
            then    release
            catches "corrections desk"
            passes  "desk"

        rule known
            when    author approved >= 1
            score   trust -4
        """

    static func judge() throws -> Judge {
        let day = try #require(Day("2026-01-01"))
        let rules = try RuleSet.load(
            files: [(name: "a.rules", text: rules)], lists: { _ in "" }, holdAt: 4, today: day)
        return Judge(rules: rules)
    }

    static func comment(_ content: String, _ email: String? = nil) -> Comments.Comment {
        var comment = Comments.Comment(content: content)
        comment.authorEmail = email
        return comment
    }

    /// 2026-01-01 and 2026-07-01.
    static let winter: Int64 = 1_767_225_600
    static let summer: Int64 = 1_782_864_000

    func verdict(
        _ judge: Judge, _ comment: Comments.Comment, at time: Int64 = winter,
        budget: WorkBudget = .unlimited
    ) -> Verdict {
        judge.verdict(on: comment, at: time, scratch: MatchScratch(), budget: budget)
    }

    struct Row: CustomTestStringConvertible, Sendable {
        let content: String
        var email: String?
        var time = winter
        let disposition: Disposition
        let commentClass: CommentClass
        let total: Double
        let rules: [String]
        var testDescription: String { content }
    }

    static let rows: [Row] = [
        Row(
            content: "hello", disposition: .release, commentClass: .genuine, total: 0, rules: []),
        Row(
            content: "", disposition: .release, commentClass: .genuine, total: 0, rules: []),
        Row(
            content: "cheap VIÁGRA", disposition: .hold, commentClass: .spam, total: 5,
            rules: ["pills"]),
        Row(
            content: "great site", disposition: .release, commentClass: .genuine, total: 1.5,
            rules: ["praise"]),
        Row(
            content: "great site http://acme.example", email: "kim@acme.example",
            disposition: .hold, commentClass: .shill, total: 4.5, rules: ["praise", "own-shop"]),
        Row(
            content: "summer deal", disposition: .hold, commentClass: .shill, total: 4,
            rules: ["summer"]),
        Row(
            content: "the summer deal, later", time: summer, disposition: .release,
            commentClass: .genuine, total: 0, rules: []),
        Row(
            content: "corrections desk: viagra", disposition: .release, commentClass: .genuine,
            total: 5, rules: ["pills", "always-out"]),
    ]

    @Test("gives the expected verdict, and the same one again", arguments: rows)
    func judges(_ row: Row) throws {
        let judge = try Self.judge()
        let comment = Self.comment(row.content, row.email)
        let verdict = verdict(judge, comment, at: row.time)
        #expect(verdict.disposition == row.disposition)
        #expect(verdict.commentClass == row.commentClass)
        #expect(verdict.total == row.total)
        #expect(verdict.evidence.compactMap(\.ruleName) == row.rules)
        #expect(verdict == self.verdict(judge, comment, at: row.time))
        for mark in verdict.evidence.flatMap(\.marks) {
            let length = comment[mark.field]?.utf8.count ?? 0
            #expect(mark.range.lowerBound < mark.range.upperBound)
            #expect(mark.range.upperBound <= length)
        }
    }

    @Test("a rule that exceeds its limit holds the comment and is named")
    func ruleError() throws {
        let verdict = verdict(
            try Self.judge(), Self.comment(String(repeating: "a", count: 40) + "!"))
        #expect(verdict.disposition == .hold)
        guard case .ruleError(let rule, _) = verdict.ground else {
            Issue.record("\(verdict.ground)")
            return
        }
        #expect(rule == "slow")
    }

    @Test("a budget that is spent holds the comment")
    func budget() throws {
        let spent = WorkBudget { true }
        let verdict = verdict(try Self.judge(), Self.comment("hello"), budget: spent)
        #expect(verdict.disposition == .hold && verdict.ground == .tooCostly)
    }

    @Test("processor time runs out, and an idle wait costs none of it")
    func processorTime() {
        #expect(!WorkBudget.processorTime(milliseconds: 60_000).isExhausted())
        let budget = WorkBudget.processorTime(milliseconds: 1)
        var sum = 0
        while !budget.isExhausted() { sum &+= 1 }
        #expect(sum > 0)
        #expect(budget.isExhausted())
    }

    @Test("trust covers an author's known hosts, and no new one")
    func trust() throws {
        var judge = try Self.judge()
        _ = judge.memory.learn(
            Self.comment("see http://known.example", "kim@x.example"), as: .genuine)
        let known = Self.comment("viagra http://known.example", "KIM@x.example")
        #expect(verdict(judge, known).total == 1)
        let new = Self.comment("viagra http://new.example", "kim@x.example")
        #expect(verdict(judge, new).total == 5)
        #expect(verdict(judge, Self.comment("viagra", "bo@x.example")).total == 5)
    }

    @Test("learning weighs a comment by what was known before, q in full and the rules with it")
    func appraises() throws {
        var judge = try Self.judge()
        judge.memory = Memory(budget: FalseArrestBudget(share: 0.2))
        let bad = Self.comment("viagra casino money")
        func learn(_ comment: Comments.Comment, _ kind: CommentClass) -> Appraisal? {
            judge.learn(
                comment, as: kind, at: 0, scratch: MatchScratch(), budget: .unlimited
            ).appraisal
        }
        #expect(learn(bad, .spam) == Appraisal(total: 5, threshold: nil))
        for number in 0..<20 {
            let before = verdict(judge, bad)
            #expect(learn(bad, .spam)?.total == 5 + before.q, "\(number)")
            _ = learn(Self.comment("kind words \(number)"), .genuine)
        }
        let threshold = try #require(judge.memory.threshold)
        #expect(judge.memory.stage == .earned && threshold < 1)
        let alone = verdict(judge, Self.comment("casino money"))
        #expect(alone.stage == .earned && alone.threshold == threshold)
        #expect(alone.disposition == .hold && alone.evidence.map(\.source) == [.scorer])
        #expect(alone.total == alone.q && alone.q > threshold)
        #expect(learn(bad, .spam)?.threshold == threshold)
        let spent = judge.learn(
            bad, as: .spam, at: 0, scratch: MatchScratch(), budget: WorkBudget { true })
        #expect(spent.appraisal == nil, "nobody knows what it weighs")
    }

    @Test("abstaining shows q and lets it count nothing")
    func abstaining() throws {
        var judge = try Self.judge()
        for _ in 0..<19 {
            _ = judge.memory.learn(Self.comment("casino money"), as: .spam)
            _ = judge.memory.learn(Self.comment("kind words"), as: .genuine)
        }
        let before = verdict(judge, Self.comment("casino money"))
        #expect(before.stage == .abstaining && before.q > 1 && before.total == 0)
        _ = judge.memory.learn(Self.comment("casino money"), as: .spam)
        _ = judge.memory.learn(Self.comment("kind words"), as: .genuine)
        let after = verdict(judge, Self.comment("casino money"))
        #expect(after.stage == .learning && after.total == min(after.q, 3))
        #expect(after.disposition == .release)
        #expect(after.evidence.last?.factors.first?.points ?? 0 > 0)
    }
}
