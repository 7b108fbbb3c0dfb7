// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Testing

private let spam = comment(
    "Cheap pills! Buy pills at http://www.pills.example/buy/cheap?ref=42 now", author: "Pill Shop",
    email: "sales@pills.example", url: "http://pills.example/")
private let genuine = comment(
    "I had the same problem with the second recipe, thank you for now", author: "Renate",
    email: "renate@home.example")

@Suite("A score can be told word by word")
struct ExplanationTests {
    private func trained() -> Model {
        var model = Model()
        for _ in 0..<10 {
            _ = model.train(Features(spam), as: .spam)
            _ = model.train(Features(genuine), as: .genuine)
        }
        return model
    }

    @Test(
        "all contributions and b add up to q",
        arguments: [spam, genuine, mixed, Comment(content: "")])
    func additive(asked: Comment) {
        let model = trained()
        let features = Features(asked)
        let sum = model.explain(features, limit: .max).reduce(model.score(features).b) {
            $0 + $1.points
        }
        #expect(abs(sum - model.score(features).q) < 1e-9)
    }

    @Test("also where only the hashes are left", arguments: [21, 22, 23] as [UInt64])
    func additiveWithoutText(seed: UInt64) {
        var life = Life(seed: seed)
        life.train(80)
        var random = Seeded(seed)
        let asked = invented(.spam, &random)
        let contributions = life.model.explain(asked, limit: .max)
        let score = life.model.score(asked)
        #expect(!contributions.isEmpty)
        #expect(abs(contributions.reduce(score.b) { $0 + $1.points } - score.q) < 1e-9)
        #expect(contributions.allSatisfy { $0.label.hasPrefix("#") && $0.marks.isEmpty })
    }

    @Test(
        "the strongest come first, for or against, and no more than asked for",
        arguments: [0, 1, 3, -2])
    func strongestFirst(limit: Int) {
        let model = trained()
        let all = model.explain(Features(mixed), limit: .max)
        #expect(all.contains { $0.points > 0 } && all.contains { $0.points < 0 })
        #expect(zip(all, all.dropFirst()).allSatisfy { abs($0.points) >= abs($1.points) })
        #expect(model.explain(Features(mixed), limit: limit) == Array(all.prefix(max(0, limit))))
    }

    @Test("what was never seen, or says nothing, is not mentioned")
    func unseen() {
        let labels = trained().explain(Features(mixed), limit: .max).map(\.label)
        #expect(labels.contains("pills"))
        #expect(!labels.contains("giraffe"))
        #expect(Model().explain(Features(spam), limit: .max).isEmpty)
    }

    @Test(
        "each thing has one name, whatever views found it",
        arguments: [
            "cheap", "pills", "!", "42", "link to pills.example", "link with buy",
            "link with cheap", "link with 42", "author pill shop", "author's word pill",
            "author's word shop", "author's mail at pills.example", "author's site pills.example",
            "1 link", "how it is written", "how the author's name looks",
        ])
    func labels(label: String) throws {
        let found = trained().explain(Features(spam), limit: .max)
        let named = found.filter { $0.label == label }
        try #require(named.count == 1)
        #expect(named[0].points > 0)
        #expect(named[0].isWord == ["cheap", "pills", "!", "42"].contains(label))
    }

    @Test("letters are credited to the word or the name that they stand in")
    func letters() throws {
        let model = trained()
        let names = model.explain(Features(comment("x", author: "pill shop")), limit: .max)
        #expect(names.contains { $0.label == "author pill shop" && $0.points > 0 })
        // Never seen as a word, but its letters were.
        let found = model.explain(Features(comment("overpills")), limit: .max)
        #expect(try #require(found.first { $0.isWord }).label == "overpills")
    }

    @Test(
        "a word is marked where it stands in what the blog sent",
        arguments: [
            ("pills and pills", [0..<5, 10..<15]), ("Größe pills", [8..<13]), ("PILLS", [0..<5]),
            ("an &amp; moves pills", []), ("no & in pills", [8..<13]),
        ] as [(String, [Range<Int>])])
    func marks(content: String, ranges: [Range<Int>]) throws {
        let found = trained().explain(Features(comment(content)), limit: .max)
        let word = try #require(found.first { $0.label == "pills" })
        #expect(word.marks == ranges.map { Mark(field: .body, range: $0) })
    }

    @Test("a link is marked as a whole")
    func linkMarks() throws {
        let asked = comment("see http://pills.example/buy today")
        let found = trained().explain(Features(asked), limit: .max)
        let link = try #require(found.first { $0.label == "link to pills.example" })
        #expect(link.marks == [Mark(field: .body, range: 4..<28)])
    }

    @Test("a link that is everywhere is marked at each place")
    func linkPlaces() throws {
        let link = "http://pills.example/buy "
        let asked = comment(link + "and " + link)
        let found = trained().explain(Features(asked), limit: .max)
        let marks = try #require(found.first { $0.label == "link to pills.example" }).marks
        #expect(marks.map(\.range) == [0..<24, 29..<53])
    }

    @Test("a word that is everywhere is marked 64 times")
    func manyMarks() throws {
        let asked = comment(String(repeating: "pills ", count: 500))
        let found = trained().explain(Features(asked), limit: .max)
        #expect(try #require(found.first { $0.label == "pills" }).marks.count == 64)
    }
}

private let mixed = comment(
    "Thank you, Renate, I had cheap pills for my giraffe", author: "Renate Shop",
    email: "renate@home.example")
