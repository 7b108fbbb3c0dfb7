// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Testing

/// Two comments, and whether they are the same to a view.
private struct Pair: CustomTestStringConvertible {
    let view: View
    let first: Comment
    let second: Comment
    let areSame: Bool

    var testDescription: String { "\(view): \(first.content) \(second.content)" }

    init(_ view: View, _ first: Comment, _ second: Comment, same: Bool) {
        self.view = view
        self.first = first
        self.second = second
        areSame = same
    }

    static func words(_ first: String, _ second: String, same: Bool = true) -> Self {
        Self(.words, comment(first), comment(second), same: same)
    }

    static func links(_ first: String, _ second: String, same: Bool = true) -> Self {
        Self(.links, comment(first), comment(second), same: same)
    }

    static func names(_ first: String, _ second: String, same: Bool = true) -> Self {
        Self(.author, comment("x", author: first), comment("x", author: second), same: same)
    }

    static func mails(_ first: String, _ second: String, same: Bool = true) -> Self {
        Self(.author, comment("x", email: first), comment("x", email: second), same: same)
    }
}

private let long = String(repeating: "long", count: 10)

private let pairs: [Pair] = [
    .words("Hello World", "world hello"),
    .words("again and again", "again and"),
    .words("hello", "hallo", same: false),
    .words("a &lt; b", "a < b"),
    .words("a &amp;lt; b", "a < b"),
    .words("no!", "no!!!", same: false),
    .words(long, long + "er"),
    .words(long, long + String(repeating: "er", count: 9), same: false),
    .words(long, "other" + long, same: false),
    .words(
        String(repeating: "ab", count: 12), String(repeating: "ab", count: 11) + "ba", same: false),
    .words(String(repeating: "ж", count: 20), String(repeating: "ж", count: 19) + "я", same: false),
    .links("http://shop.example/a/b", "text http://shop.example/b/a more"),
    .links("http://www.shop.example/a", "http://shop.example/a"),
    .links("http://shop.example/a", "http://blog.example/a", same: false),
    .links("http://shop.example/?buy=1", "http://shop.example/?buy=2", same: false),
    .links("http://shop.example/Buy", "http://shop.example/buy"),
    .links("no link", "none either"),
    .links("http://shop.example/1/2/3/4/5/6/7/8", "http://shop.example/1/2/3/4/5/6/7/8/9"),
    .names("Kim Lee", " Kim   Lee "),
    .names("Kim Lee", "kim lee", same: false),
    .names("O&#039;Brien &amp; Co", "O&#039;Brien &amp;amp; Co"),
    .names("Kim Lee", "Lee Kim", same: false),
    .names("", "   "),
    .names("Li", "Lo", same: false),
    .mails("kim@example.org", "lee@EXAMPLE.org "),
    .mails("kim@example.org", "kim@example.com", same: false),
    .mails("no address", "nobody@"),
    Pair(
        .author, comment("x", url: "http://shop.example/a"),
        comment("x", url: "http://shop.example/b"), same: true),
    Pair(
        .author, comment("x", url: "http://shop.example/"), comment("x", email: "a@shop.example"),
        same: false),
]

@Suite("A comment's features are sets, view by view")
struct FeatureTests {
    @Test("what is the same to a view and what is not", arguments: pairs)
    private func same(_ pair: Pair) {
        let first = Features(pair.first)[pair.view]
        let second = Features(pair.second)[pair.view]
        #expect((Set(first) == Set(second)) == pair.areSame)
    }

    @Test(
        "hashes are the same on every run and machine",
        arguments: [
            ("hello", 0x1e23a9fdf2ccbc8c), ("!!!", 0x7da46e01ca799c80),
        ] as [(String, UInt64)])
    func hashes(word: String, expected: UInt64) {
        #expect(Features(comment(word))[.words] == [expected])
    }

    @Test("a view and a kind are a part of the hash")
    func hashOfKind() {
        #expect(
            Features(comment("x", email: "kim@example.org"))[.author] == [0x81cfa8b75041bfe3])
    }

    @Test(
        "the number of features per view",
        arguments: [
            (comment("one two three"), 3, 0, 0),
            (comment(""), 0, 0, 0),
            (comment("http://a.shop.example/x-y?z=1 "), nil, 6, 0),
            // The name, its two words, " ki" "kim" "im " "m l" " le" "lee" "ee ", and six looks.
            (comment("x", author: "Kim Lee"), 1, 0, 16),
            (
                comment("x", author: "Kim", email: "kim@example.org", url: "http://kim.example"), 1,
                0, 13
            ),
        ] as [(Comment, Int?, Int, Int)])
    func sizes(asked: Comment, words: Int?, links: Int, author: Int) {
        let features = Features(asked)
        if let words { #expect(features[.words].count == words) }
        #expect(features[.links].count == links)
        #expect(features[.author].count == author)
    }

    @Test("no hash stands twice, and they keep the order of the comment")
    func distinct() {
        #expect(Array(features(words: [5, 1, 5, 3, 1])[.words]) == [5, 1, 3])
        let read = Features(comment("some words and some words more, and more"))
        let once = Features(comment("some words and more ,"))
        #expect(read[.words] == once[.words])
        for view in View.allCases { #expect(Set(read[view]).count == read[view].count) }
    }
}
