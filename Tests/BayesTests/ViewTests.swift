// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Testing

/// Two bodies, and whether a view can tell them apart.
private struct Sight: CustomTestStringConvertible {
    let view: View
    let first: String
    let second: String
    let areSame: Bool

    var testDescription: String { "\(view): \(first) | \(second)" }

    init(_ view: View, _ first: String, _ second: String, same: Bool) {
        self.view = view
        self.first = first
        self.second = second
        areSame = same
    }
}

private let sights = [
    Sight(.pairs, "one two three", "three two one", same: false),
    Sight(.pairs, "one two", "ONE   two", same: true),
    Sight(.pairs, "one", "two", same: true),
    Sight(.characters, "one two", " one\n\ntwo ", same: true),
    Sight(.characters, "one two", "two one", same: false),
    Sight(.characters, "größe", "groesse", same: false),
    Sight(.characters, "größe", "große", same: true),
    Sight(.characters, "слово", "слова", same: false),
    Sight(.shape, "Two words", "Wot sword", same: true),
    Sight(.shape, "two words", "TWO WORDS", same: false),
    Sight(.shape, "two words", "two words!", same: false),
    Sight(.shape, "two words", "two w𝗼rds", same: false),
    Sight(.shape, "paypal", "p\u{0430}ypal", same: false),
    Sight(.shape, "call 12345", "call 1234567", same: false),
    Sight(.shape, "wait , what", "wait, what", same: false),
    Sight(.edges, "a b c d e f g h", "a b c x y f g h", same: true),
    Sight(.edges, "a b c d e f", "b a c d e f", same: false),
    Sight(.edges, "a b c", "c b a", same: false),
    Sight(.skeleton, "Hello world, friend 12", "Jolly there, person 99", same: true),
    Sight(.skeleton, "Hello world, friend 12", "Hello world - friend 12", same: false),
    Sight(.spelling, "tuyệt vời", "tuyet voi", same: false),
    Sight(.spelling, "tuyệt vời", "tuyết với", same: false),
    Sight(.spelling, "plain words", "other words", same: true),
]

@Suite("Each view sees what the others do not")
struct ViewTests {
    @Test("what a view tells apart", arguments: sights)
    private func sight(_ sight: Sight) {
        let first = Set(Features(comment(sight.first))[sight.view])
        let second = Set(Features(comment(sight.second))[sight.view])
        #expect((first == second) == sight.areSame)
    }

    @Test(
        "how much a comment speaks of its post",
        arguments: [
            ("The sourdough starter froze overnight", true), ("Great article, thanks a lot", false),
            ("", false), ("!!!", false),
        ])
    func post(content: String, isOnTopic: Bool) {
        var asked = comment(content)
        #expect(Features(asked)[.post].isEmpty)
        asked.postTitle = "Keeping a sourdough starter alive"
        asked.postText = "A starter that froze can be revived overnight with flour and water."
        var onTopic = comment("My sourdough starter froze and was revived overnight")
        onTopic.postTitle = asked.postTitle
        onTopic.postText = asked.postText
        let shared = Set(Features(asked)[.post]).intersection(Features(onTopic)[.post])
        #expect(!Features(asked)[.post].isEmpty)
        #expect((shared.count >= 3) == isOnTopic)
    }

    @Test("a post of any length is read as far as its beginning")
    func longPost() {
        var asked = comment("word")
        asked.postText = String(repeating: "lorem ", count: 2_000) + "word"
        var other = comment("else")
        other.postText = asked.postText
        #expect(Set(Features(asked)[.post]) == Set(Features(other)[.post]))
    }

    @Test("features are in proportion to the text, and bounded where it could run away")
    func bounds() {
        let long = comment(String(repeating: "abc def ghi jkl ", count: 16 << 10))
        #expect(Features(long).hashes.count < 1_000)
        let random = (0..<40_000).map { String($0 &* 2_654_435_761 % 1_000_003) }
        let distinct = Features(comment(random.joined(separator: " ")))
        #expect(distinct[.characters].count <= 8_000)
        #expect(distinct[.skeleton].count <= 2_000)
        #expect(distinct.hashes.count < 6 * 40_000)
    }
}

@Suite("Harmless words around spam do not hide it")
struct PassageTests {
    private static let good = words("g"), bad = words("b")

    private static func words(_ start: String) -> [String] {
        (0..<40).map { start + String($0 * $0 + 100, radix: 26) }
    }

    private static func text(_ words: [String], _ count: Int, _ random: inout Seeded) -> String {
        (0..<count).map { _ in words.randomElement(using: &random) ?? "x" }.joined(separator: " ")
    }

    private func trained(_ random: inout Seeded) -> Model {
        var model = Model()
        for _ in 0..<50 {
            _ = model.train(Features(comment(Self.text(Self.bad, 30, &random))), as: .spam)
            _ = model.train(Features(comment(Self.text(Self.good, 30, &random))), as: .genuine)
        }
        return model
    }

    @Test("a passage is found wherever it stands", arguments: [0, 120, 300])
    func passage(position: Int) throws {
        var random = Seeded(UInt64(position))
        let model = trained(&random)
        let before = Self.text(Self.good, position, &random)
        let spam = Self.text(Self.bad, 45, &random)
        let body = [before, spam, Self.text(Self.good, 300 - position, &random)]
            .joined(separator: " ")
        let whole = model.assess(Features(comment(body)))
        let mark = try #require(whole.passage)
        #expect(whole.q > whole.score.q)
        let marked = String(decoding: Array(body.utf8)[mark.range], as: UTF8.self)
        #expect(marked.split(separator: " ").allSatisfy { $0.first == "b" })
    }

    @Test("a comment without one is scored as a whole", arguments: [30, 300])
    func noPassage(count: Int) {
        var random = Seeded(1)
        let model = trained(&random)
        let features = Features(comment(Self.text(Self.good, count, &random)))
        let assessment = model.assess(features)
        #expect(assessment.passage == nil)
        #expect(assessment.q == model.score(features).q)
    }
}

@Suite("A counterfactual flips the verdict when it is applied")
struct CounterfactualTests {
    @Test("over invented comments", arguments: 0..<30)
    func flips(seed: UInt64) throws {
        var random = Seeded(seed)
        var model = Model()
        let good = ["bread", "oven", "sunday", "lovely", "thanks", "flour", "crust"]
        let bad = ["pills", "casino", "bonus", "cheap", "loan", "viagra", "click"]
        func text(_ words: [String], _ others: [String]) -> String {
            (0..<12).map { index in
                (index.isMultiple(of: 4) ? others : words).randomElement(using: &random) ?? "x"
            }.joined(separator: " ")
        }
        for _ in 0..<30 {
            _ = model.train(Features(comment(text(bad, good))), as: .spam)
            _ = model.train(Features(comment(text(good, bad))), as: .genuine)
        }
        let asked = comment(text(bad, good))
        let threshold = 0.0
        try #require(model.score(Features(asked)).q > threshold)
        let words = try #require(
            model.counterfactual(of: asked) { model.score(Features($0)).q <= threshold })
        #expect(!words.isEmpty && words.count <= 5)
        let rest = asked.without(words: Set(words))
        #expect(model.score(Features(rest)).q <= threshold)
        // One word fewer does not.
        let almost = asked.without(words: Set(words.dropLast()))
        #expect(model.score(Features(almost)).q > threshold)
    }

    @Test("and there is none where a few words do not suffice")
    func none() {
        #expect(Model().counterfactual(of: comment("some words")) { _ in false } == nil)
    }

    @Test(
        "words are taken out at all their places",
        arguments: [
            ("cheap pills and PILLS", " and ", ["cheap", "pills"]), ("Größe", "", ["grosse"]),
            ("a &amp; b", "a  b", ["&"]), ("nothing here", "nothing here", ["else"]),
        ] as [(String, String, Set<String>)])
    func without(content: String, rest: String, words: Set<String>) {
        #expect(
            comment(content).without(words: words).content.split(separator: " ")
                == rest.split(separator: " "))
    }
}
