// SPDX-License-Identifier: MIT

import Testing
import Text

@Suite("Folding makes the same of what looks the same")
struct FoldingTests {
    struct Row: CustomTestStringConvertible {
        let what: String
        let text: String
        let folded: String

        init(_ what: String, _ text: String, _ folded: String) {
            self.what = what
            self.text = text
            self.folded = folded
        }

        var testDescription: String { what }
    }

    static let rows = [
        Row("nothing", "", ""),
        Row("capitals", "VIAGRA [@`{Z", "viagra [@`{z"),
        Row("accents", "Café déjà-vu Ångström", "cafe deja-vu angstrom"),
        Row("decomposed accents", "Cafe\u{301} A\u{30A}", "cafe a"),
        Row("stacked accents", "v\u{321}\u{334}i\u{35F}a\u{489}gra", "viagra"),
        Row("full width", "Ｖｉａｇｒａ　１００％", "viagra 100%"),
        Row("Cyrillic look-alikes", "vіаgrа", "viagra"),
        Row("Greek look-alikes", "Ϲαѕιηο", "casino"),
        Row("Armenian and Cherokee look-alikes", "ցօld ᏙᎥᎪ", "gold via"),
        Row("small capitals", "ᴠɪᴀɢʀᴀ", "viagra"),
        Row("letters with strokes", "Łódź Ørsted đ", "lodz orsted d"),
        Row("mathematical letters", "𝓿𝐢𝕒𝖌𝚛𝒶 𝟙𝟐", "viagra 12"),
        Row("letters in circles and squares", "ⓥⓘⓐⓖⓡⓐ 🅥🅘🅐 🅰", "viagra via a"),
        Row("superscripts and roman numbers", "xᵃ² Ⅷ ½", "xa2 viii 1/2"),
        Row("zero width", "v\u{200B}i\u{200D}a\u{2060}g\u{FEFF}r\u{AD}a", "viagra"),
        Row("bidirectional controls", "\u{202E}argaiv\u{202C}\u{2066}x\u{2069}", "argaivx"),
        Row("Hangul fillers", "v\u{115F}\u{1160}i\u{3164}a\u{FFA0}", "via"),
        Row("variation selectors and tags", "a\u{FE0F}b\u{E0100}c\u{E0061}", "abc"),
        Row("control characters", "v\u{0}i\u{8}a\u{7F}\u{9B}", "via"),
        Row("ligatures", "ﬁne oﬃce Æon œuvre", "fine office aeon oeuvre"),
        Row("sharp s", "Straße GROẞ", "strasse gross"),
        Row("dotted and dotless i", "İIıi", "iiii"),
        Row("long s and Kelvin", "ſ \u{212A}", "s k"),
        Row("sigmas", "ΣΑΣ σας", "σaσ σaσ"),
        Row("iota subscript", "ᾳ α\u{345}", "a a"),
        Row("Hebrew points", "שָׁלוֹם", "שלום"),
        Row("Arabic vowels, hamza and stretcher", "مَرْحَبًا أإآ كـــم", "مرحبا ااا كم"),
        Row("Arabic presentation forms", "ﻣﺮﺣﺒﺎ", "مرحبا"),
        Row("digits of other scripts", "٠١٢ ०१ ๑๒", "012 01 12"),
        Row("quotes and dashes", "‘a’ “b” c–d—e…", "'a' \"b\" c-d-e..."),
        Row("an accent alone is no space", "v´i¨a", "v'ia"),
        Row("emoji", "😀👍🏽🇬🇧©", "😀👍🏽🇬🇧©"),
        Row("emoji joined", "👨\u{200D}👩\u{200D}👧 ❤\u{FE0F}", "👨👩👧 ❤"),
        Row("Devanagari keeps its vowels", "हिन्दी", "हिन्दी"),
        Row("Thai keeps its vowels", "ภาษาไทยที่", "ภาษาไทยที\u{E48}"),
        Row("Bengali in two parts", "ক\u{9C7}\u{9BE}", "ক\u{9CB}"),
        Row("kana", "カ\u{3099}がﾊﾟ", "ガがパ"),
        Row("Han", "免费 漢字 \u{F900}", "免费 漢字 豈"),
        Row("Hangul", "한국어", "한국어"),
        Row("Hangul taken apart", "\u{1112}\u{1161}\u{11AB}", "한"),
        Row("Hangul joined to a syllable", "하\u{11AB}", "한"),
        Row("Unicode spaces", "a\u{A0}b\u{2003}c\u{3000}d\te", "a b c d e"),
        Row("spaces stay as many", "a \u{A0} b", "a   b"),
        Row("line breaks", "a\nb\r\nc\rd\u{85}e\u{2028}f\u{2029}g", "a\nb\nc\nd\ne\nf\ng"),
    ]

    @Test("row", arguments: rows)
    func folds(_ row: Row) {
        let folded = FoldedText(row.text)
        // Compared by scalars: == on strings would take NFD for NFC.
        #expect(Array(string(folded).unicodeScalars) == Array(row.folded.unicodeScalars))
    }

    @Test("the same behind a long plain start", arguments: rows)
    func foldsBehindPlainText(_ row: Row) {
        for length in [1, 63, 64, 65, 200] {
            let plain = String(repeating: "x", count: length)
            #expect(string(FoldedText(plain + "," + row.text)) == plain + "," + row.folded)
        }
    }

    static let sameWords = [
        ("ПРИВЕТ, мир", "привет, мир"), ("ΚΑΛΗΜΕΡΑ ΣΑΣ", "καλημέρα σας"), ("ԲԱՐԵՒ", "բարեւ"),
        ("Ёлка", "е\u{308}лка"), ("ΐ", "ι\u{308}\u{301}"), ("が", "か\u{3099}"),
        ("각", "\u{1100}\u{1161}\u{11A8}"), ("क़", "क\u{93C}"), ("ế", "e\u{302}\u{301}"),
        ("CAFÉ", "cafe"),
    ]

    @Test("cases and normal forms of one word meet", arguments: sameWords)
    func meet(_ first: String, _ second: String) {
        #expect(FoldedText(first).bytes == FoldedText(second).bytes)
    }

    @Test("different words of one script stay apart")
    func stayApart() {
        let words = [
            "кот", "кит", "ток", "рот", "сон", "нос", "вор", "бор", "гора", "пора", "мука",
        ]
        #expect(Set(words.map { FoldedText($0).bytes }).count == words.count)
    }

    /// Blocks of 4,096 scalars: all of the planes that fold anything, some of the others.
    static let blocks: [UInt32] = Array(0..<0x34) + [0x40, 0xE0, 0xF0, 0x10F]

    @Test(
        "folding twice is folding once, for scalars alone and among neighbours", arguments: blocks)
    func idempotent(_ block: UInt32) {
        var (alone, together) = (String.UnicodeScalarView(), String.UnicodeScalarView())
        for scalar in (block << 12..<(block + 1) << 12).lazy.compactMap({ Unicode.Scalar($0) }) {
            alone.append(scalar)
            alone.append(" ")
            together.append(scalar)
        }
        for text in [alone, together] {
            let once = string(FoldedText(String(text)))
            #expect(FoldedText(once).bytes == Array(once.utf8))
        }
    }

    @Test("Latin letters agree with the standard library on their lower case")
    func latin() {
        for scalar in (0...0x24F).compactMap({ Unicode.Scalar(UInt32($0)) })
        where scalar.properties.isAlphabetic {
            let lower = FoldedText(scalar.properties.lowercaseMapping).bytes
            #expect(FoldedText(String(scalar)).bytes == lower)
        }
        for scalar in (0x20...0x7E).compactMap({ Unicode.Scalar(UInt32($0)) }) {
            #expect(FoldedText(String(scalar)).bytes == Array(String(scalar).lowercased().utf8))
        }
    }
}

func string(_ text: FoldedText) -> String { String(decoding: text.bytes, as: UTF8.self) }
