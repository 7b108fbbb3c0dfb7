// SPDX-License-Identifier: MIT

import Testing
import Text

@Suite("Words are what the scorer counts")
struct WordTests {
    static let rows: [(String, [String])] = [
        ("", []), (" \n ", []),
        ("Great post!!! Don’t stop", ["great", "post", "!!!", "don't", "stop"]),
        ("rock'n'roll 'quoted' a''b", ["rock'n'roll", "'", "quoted", "'", "a", "''", "b"]),
        ("snake_case __x", ["snake", "_", "case", "__", "x"]),
        ("v1agra 100% (c)", ["v1agra", "100", "%", "(", "c", ")"]),
        ("well...no—yes", ["well", "...", "no", "-", "yes"]),
        ("a😀👍b", ["a", "😀👍", "b"]),
        (String(repeating: "x", count: 24), [String(repeating: "x", count: 24)]),
        (String(repeating: "x", count: 25), ["xxx~5"]),
        (String(repeating: "!", count: 31), ["!!!~6"]),
        (String(repeating: "ё", count: 30), ["eee~6"]),
        ("免费手机", ["免费", "费手", "手机"]), ("我", ["我"]),
        ("iPhone手机ok", ["iphone", "手机", "ok"]),
        ("がか\u{3099}", ["がが"]), ("ที่นี่", ["ที่นี่"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]), ("한국어 좋아", ["한국어", "좋아"]),
        ("\u{9BE}x", ["\u{9BE}", "x"]),
    ]

    @Test("row", arguments: rows)
    func splits(_ text: String, _ words: [String]) {
        let folded = FoldedText(text)
        let found = foldedWords(folded)
        #expect(found.map { $0.text(in: folded.bytes) } == words)
        for word in found {
            let whole = String(decoding: folded.bytes[word.range], as: UTF8.self)
            #expect(whole.unicodeScalars.count == word.scalars)
            #expect(word.isLong || whole == word.text(in: folded.bytes))
        }
    }

    @Test("a shortened word keeps its whole range")
    func range() {
        let words = foldedWords(FoldedText("a " + String(repeating: "b", count: 40) + " c"))
        #expect(words.map(\.range) == [0..<1, 2..<42, 43..<44])
    }
}

@Suite("The shape of a text is counted as written")
struct ShapeTests {
    struct Row: CustomTestStringConvertible {
        let text: String
        let count: any KeyPath<TextShape, Int> & Sendable
        let value: Int

        init(_ text: String, _ count: any KeyPath<TextShape, Int> & Sendable, _ value: Int) {
            self.text = text
            self.count = count
            self.value = value
        }

        var testDescription: String { "\(count) of \(text)" }
    }

    static let rows = [
        Row("", \.characters, 0), Row("aé😀\n", \.characters, 4), Row("", \.words, 0),
        Row("One two, three-four. Don’t!", \.words, 5), Row("a  b\nc 12", \.words, 4),
        Row("免费手机", \.words, 2), Row("我很好", \.words, 2), Row("हिन्दी भाषा", \.words, 2),
        Row("ok免费 ok", \.words, 3), Row("v\u{200B}ia", \.words, 1), Row("''a'' '", \.words, 1),
        Row("AbÉж中", \.letters, 5), Row("AbÉжЖ中", \.capitals, 3), Row("a1２٣", \.digits, 3),
        Row("wow!!！", \.exclamations, 3), Row("what?？", \.questions, 2),
        Row("aé😀", \.nonASCII, 2), Row("a\nb\r\nc\rd", \.lineBreaks, 3),
        Row("aab!!!!c", \.longestRun, 4), Row("a      b", \.longestRun, 1),
        Row("", \.longestRun, 0),
    ]

    @Test("row", arguments: rows)
    func counts(_ row: Row) { #expect(TextShape(row.text)[keyPath: row.count] == row.value) }

    @Test(
        "share of capitals",
        arguments: [("ABCd", 0.75), ("abc", 0), ("", 0), ("123", 0), ("ÀB 1!", 1), ("中文", 0)])
    func capitals(_ text: String, _ share: Double) {
        #expect(TextShape(text).capitalsShare == share)
    }
}

@Suite("Character references are resolved once")
struct UnescapeTests {
    static let rows: [(String, String)] = [
        ("plain", "plain"), ("&lt;b&gt; &amp; &quot;x&quot;", "<b> & \"x\""),
        ("&amp;lt;", "&lt;"), ("&#86;&#x69;&#X41;", "ViA"), ("&#0000000000000000000065;", "A"),
        ("http&colon;&sol;&sol;a&period;example", "http://a.example"),
        ("caf&eacute; &Eacute; &nbsp;&hellip;", "café É \u{A0}…"), ("&#146;&#x80;", "’€"),
        ("&#0;&#xD800;&#x110000;&#99999999999999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("&#65 &#x41z &lt b &amp", "A Az < b &"),
        ("&; & &# &#x; &#; &nosuch; &eacute", "&; & &# &#x; &#; &nosuch; &eacute"),
        ("&#4294967361;&#x100000041;", "\u{FFFD}\u{FFFD}"), ("AT&T &ampx; é&é", "AT&T &ampx; é&é"),
        ("&Lt; &LT;", "&Lt; &LT;"),
    ]

    @Test("row", arguments: rows)
    func unescapes(_ text: String, _ expected: String) { #expect(htmlUnescaped(text) == expected) }
}
