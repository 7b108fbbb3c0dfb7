// SPDX-License-Identifier: MIT

import Testing
import Text

@Suite("A phrase is found wherever it stands")
struct PhraseTests {
    struct Row: CustomTestStringConvertible {
        let text: String
        let phrase: String
        let part: Int
        let whole: Int

        init(_ text: String, _ phrase: String, part: Int, whole: Int) {
            self.text = text
            self.phrase = phrase
            self.part = part
            self.whole = whole
        }

        var testDescription: String { "\(phrase) in \(text)" }
    }

    static let rows = [
        Row("a specialist of socialism", "cialis", part: 2, whole: 0),
        Row("Cialis, CIALIS! (cialis)", "cialis", part: 3, whole: 3),
        Row("cialis", "cialis", part: 1, whole: 1),
        Row("cialis2 _cialis_ x-cialis", "cialis", part: 3, whole: 2),
        Row("no", "nothing", part: 0, whole: 0),
        Row("anything", "", part: 0, whole: 0),
        Row("", "x", part: 0, whole: 0),
        Row("i work  for\nthem; I\u{A0}work\tfor", "i work for", part: 2, whole: 2),
        Row("work for", "work   for", part: 1, whole: 1),
        Row("a  a  a  a", "a a", part: 2, whole: 2),
        Row("workfor", "work for", part: 0, whole: 0),
        Row("aaaa", "aa", part: 2, whole: 0),
        Row("aa aaa aa", "aa", part: 3, whole: 2),
        Row("abababc", "ababc", part: 1, whole: 0),
        Row("xaab aab", "aab", part: 2, whole: 1),
        Row("xa a a", "a a", part: 1, whole: 1),
        Row("go to http://a.example", "http://", part: 1, whole: 1),
        Row("US$100 $100", "$100", part: 2, whole: 2),
        Row("$1000", "$100", part: 1, whole: 0),
        Row("点击免费领取", "免费", part: 1, whole: 1),
        Row("iPhone手机", "iphone", part: 1, whole: 1),
        Row("हिन्दी", "हिन", part: 1, whole: 0),
        Row("がか", "か", part: 1, whole: 1),
        Row("ПРИВЕТ", "привет", part: 1, whole: 1),
        Row("приветы", "привет", part: 1, whole: 0),
        Row("vіаgrа", "VIAGRA", part: 1, whole: 1),
        Row("😀 deal😀", "deal", part: 1, whole: 1),
        Row("x ", "x ", part: 1, whole: 1),
    ]

    @Test("row", arguments: rows)
    func counts(_ row: Row) {
        let text = FoldedText(row.text)
        let phrase = FoldedPhrase(row.phrase)
        #expect(text.occurrences(of: phrase, wholeWords: false).count == row.part)
        #expect(text.occurrences(of: phrase, wholeWords: true).count == row.whole)
        #expect(text.contains(phrase, wholeWords: false) == (row.part > 0))
        #expect(text.contains(phrase, wholeWords: true) == (row.whole > 0))
    }

    @Test("ranges cover the run of white space that a space stood for")
    func ranges() {
        let text = FoldedText("so  I \n work here")
        let found = text.occurrences(of: FoldedPhrase(" i work"), wholeWords: true)
        #expect(found == [2..<12])
    }

    @Test("equal phrases are equal however they were written")
    func equality() {
        #expect(FoldedPhrase("Free  Money") == FoldedPhrase("free\nMONEY"))
        #expect(Set([FoldedPhrase("a"), FoldedPhrase("А"), FoldedPhrase("b")]).count == 2)
        #expect(FoldedPhrase("\u{200B}").isEmpty)
    }

    @Test("agrees with a search that tries every place", arguments: 1...60)
    func differential(_ seed: UInt64) {
        var random = Random(state: seed)
        let letters = Array("aab ")
        func word(_ count: Int) -> String {
            String((0..<count).map { _ in letters[random.next(below: 4)] })
        }
        let phrase = FoldedPhrase(word(1 + random.next(below: 6)))
        // Without runs of spaces every place can be compared directly.
        let text = FoldedText(word(300).split(separator: " ").joined(separator: " "))
        var expected: [Range<Int>] = []
        var place = 0
        while place + phrase.bytes.count <= text.bytes.count {
            let range = place..<place + phrase.bytes.count
            let matches = Array(text.bytes[range]) == phrase.bytes
            if matches { expected.append(range) }
            place = matches ? range.upperBound : place + 1
        }
        #expect(text.occurrences(of: phrase, wholeWords: false) == expected)
    }
}
