// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Testing

/// The most that a spool file may hold; and enough to show what is quadratic.
private let (whole, part) = (256 * 1024, 32 * 1024)

private struct Hostile: CustomTestStringConvertible {
    let testDescription: String
    let comment: Comment

    init(_ testDescription: String, _ comment: Comment) {
        self.testDescription = testDescription
        self.comment = comment
    }
}

private func filled(_ piece: String, _ size: Int = part) -> String {
    String(repeating: piece, count: size / piece.utf8.count)
}

private func distinctWords() -> String {
    (0..<whole / 7).map { String($0 + 100_000) }.joined(separator: " ")
}

private let hostiles = [
    Hostile("nothing", comment("")),
    Hostile("white space", comment(" \n\t\u{2028}\u{00A0}")),
    Hostile("one byte", comment("\0")),
    Hostile("a word without end", comment(filled("a", whole))),
    Hostile("one word again and again", comment(filled("a "))),
    Hostile("distinct words", comment(distinctWords())),
    Hostile("links", comment(filled("http://a.b/c?d=e&f "))),
    Hostile("a link without end", comment("http://a.example/" + filled("a/b."))),
    Hostile("a host without end", comment("http://" + filled("a."))),
    Hostile("escapes", comment(filled("&amp;"))),
    Hostile("combining marks", comment("a" + filled("\u{0301}"))),
    Hostile("joined emoji", comment(filled("👩‍👧"))),
    Hostile("bidirectional controls", comment(filled("\u{202E}\u{2066}"))),
    Hostile("a name without end", comment("x", author: filled("ab c"))),
    Hostile("a name of white space", comment("x", author: filled(" "), email: "", url: "")),
    Hostile("a name of cut emoji", comment("x", author: "a" + filled("👧"))),
    Hostile("addresses", comment("x", email: filled("@"), url: filled("http://"))),
    Hostile("a domain without end", comment("x", email: "a@" + filled("b."), url: filled("b."))),
]

@Suite("No comment is too strange to be scored")
struct HostileTests {
    @Test(
        "it is scored, learnt, explained and taken back", .timeLimit(.minutes(1)),
        arguments: hostiles)
    private func survives(_ hostile: Hostile) {
        let features = Features(hostile.comment)
        var model = Model()
        let training = model.train(features, as: .spam)
        let score = model.score(features)
        #expect(score.q.isFinite)
        let contributions = model.explain(features, limit: .max)
        #expect(abs(contributions.reduce(score.b) { $0 + $1.points } - score.q) < 1e-6)
        #expect(contributions.allSatisfy { $0.label.unicodeScalars.count < 100 })
        model.untrain(features, training)
        #expect(model.tally.isEmpty)
    }

    @Test("a name of any length has as many features as a long one")
    func nameIsCut() {
        let name = String((0..<2_000).map { Character(Unicode.Scalar(0x4E00 + $0) ?? "x") })
        let count = Features(comment("x", author: name))[.author].count
        #expect(50...300 ~= count)
    }

    @Test("a link of any length has as many features as a long one")
    func linkIsCut() {
        let path = (0..<1_000).map(String.init).joined(separator: "/")
        let count = Features(
            comment("http://a.example/\(path)?x=\(path.replacing("/", with: "-x"))"))[.links].count
        #expect(10...20 ~= count)
    }
}
