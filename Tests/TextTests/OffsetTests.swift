// SPDX-License-Identifier: MIT

import Testing
import Text

@Suite("Every stretch of the folded text leads back to the text as written")
struct OffsetTests {
    /// A text, a phrase in it, and what of the text it must lead to.
    static let rows: [(String, String, String)] = [
        ("buy VIAGRA now", "viagra", "VIAGRA"),
        ("buy vіаgrа now", "viagra", "vіаgrа"),
        ("é viagra", "viagra", "viagra"),
        ("x v\u{200B}iagra.", "viagra", "v\u{200B}iagra"),
        ("\u{200B}\u{200B}viagra", "viagra", "viagra"),
        ("viagra\u{301}!", "viagra", "viagra\u{301}"),
        ("Ｖｉａｇｒａ！", "viagra", "Ｖｉａｇｒａ"),
        ("groß!", "s", "ß"),
        ("oﬃce", "f", "ﬃ"),
        ("a\r\nb", "\n", "\n"),
        ("x\u{1112}\u{1161}\u{11AB}y", "한", "\u{1112}\u{1161}\u{11AB}"),
        ("か\u{3099}x", "が", "か\u{3099}"),
        ("\u{FDFA}", "الله", "\u{FDFA}"),
    ]

    @Test("row", arguments: rows)
    func leadsBack(_ text: String, _ phrase: String, _ original: String) throws {
        let folded = FoldedText(text)
        let found = folded.occurrences(of: FoldedPhrase(phrase), wholeWords: false)
        let range = folded.original(try #require(found.first))
        #expect(Array(Array(text.utf8)[range]) == Array(original.utf8))
    }

    static let nasty: [Unicode.Scalar] = [
        "a", "Z", " ", "\r", "\n", "\u{0}", "\u{301}", "\u{200B}", "ß", "ﬃ", "\u{FDFA}", "\u{1112}",
        "\u{1161}", "\u{11AB}", "가", "か", "\u{3099}", "ﾞ", "😀", "\u{FE0F}", "б", "\u{345}", "𝐚",
        "\u{9C7}", "\u{9BE}", "\u{2028}", "क", "\u{93C}", "\u{FFFF}", "\u{10FFFF}",
    ]

    @Test("random texts: inside, whole scalars, in order, and folded alike", arguments: 1...40)
    func properties(_ seed: UInt64) {
        var random = Random(state: seed)
        let scalars = (0..<random.next(below: 120)).map { _ in
            Self.nasty[random.next(below: Self.nasty.count)]
        }
        let text = String(String.UnicodeScalarView(scalars))
        let boundaries = Self.boundaries(text)
        let folded = FoldedText(text)
        var last = 0
        for start in folded.bytes.indices {
            let range = folded.original(start..<start + 1)
            #expect(boundaries.contains(range.lowerBound) && boundaries.contains(range.upperBound))
            #expect(range.lowerBound >= last && range.upperBound <= text.utf8.count)
            #expect(!range.isEmpty)
            last = range.lowerBound
        }
        let all = folded.original(folded.bytes.indices)
        #expect(
            FoldedText(String(decoding: Array(text.utf8)[all], as: UTF8.self)).bytes == folded.bytes
        )
    }

    @Test(
        "ranges outside are cut, empty ones stay empty", arguments: ["abc", "àbc", "", "\u{200B}"])
    func hostileRanges(_ text: String) {
        let folded = FoldedText(text)
        for range in [-5 ..< -1, -1..<2, 0..<0, 2..<900, 900..<901, Int.min..<Int.max] {
            let original = folded.original(range)
            #expect(original.lowerBound >= 0 && original.upperBound <= text.utf8.count)
            if range.isEmpty { #expect(original.isEmpty) }
        }
    }

    private static func boundaries(_ text: String) -> Set<Int> {
        var boundaries: Set<Int> = [0]
        var offset = 0
        for scalar in text.unicodeScalars {
            offset += UTF8.encode(scalar)?.count ?? 0
            boundaries.insert(offset)
        }
        return boundaries
    }
}

/// SplitMix64: the same texts on every run.
struct Random {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(limit))
    }
}
