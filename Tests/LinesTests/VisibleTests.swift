// SPDX-License-Identifier: MIT

import Lines
import Testing

struct Shown: CustomTestStringConvertible {
    let text: String
    let shown: String

    init(_ text: String, _ shown: String? = nil) {
        self.text = text
        self.shown = shown ?? text
    }

    var testDescription: String { text.debugDescription }
}

@Suite struct `Text from outside is shown` {
    @Test(arguments: [
        Shown(""), Shown("plain ~ text"), Shown("é ñ ü ß"), Shown("e\u{301}"), Shown("漢字かな한글"),
        Shown("привет العربية עברית हिन्दी"), Shown("🙂👍🏽🇩🇪"),
        Shown("❤\u{FE0F} ✌\u{FE0E} 1\u{FE0F}\u{20E3}"),
        Shown("👩\u{200D}👩\u{200D}👧"), Shown("🏳\u{FE0F}\u{200D}🌈"), Shown("👩🏽\u{200D}🚀"),
        Shown("می\u{200C}خواهم"), Shown("ශ්\u{200D}රී"), Shown("क्\u{200C}ष"), Shown("葛\u{FE00}"),
        Shown("\u{A0}\u{3000}"), Shown("<U+202E>"), Shown("\u{FFFD}"),
    ])
    func `as it is where nothing hides`(row: Shown) {
        #expect(Array(visible(row.text).unicodeScalars) == Array(row.shown.unicodeScalars))
    }

    @Test(arguments: [
        Shown("\u{0}\u{7}\u{1B}[31m\u{7F}", "<U+0000><U+0007><U+001B>[31m<U+007F>"),
        Shown("\u{80}\u{85}\u{9B}2J", "<U+0080><U+0085><U+009B>2J"),
        Shown("\r\n\t", "<U+000D><U+000A><U+0009>"),
        Shown("\u{202A}\u{202E}\u{2066}\u{2069}", "<U+202A><U+202E><U+2066><U+2069>"),
        Shown("a\u{200E}\u{200F}\u{61C}", "a<U+200E><U+200F><U+061C>"),
        Shown("a\u{200B}b\u{2060}c\u{FEFF}", "a<U+200B>b<U+2060>c<U+FEFF>"),
        Shown("so\u{AD}ft", "so<U+00AD>ft"), Shown("\u{2028}\u{2029}", "<U+2028><U+2029>"),
        Shown("a\u{34F}b\u{115F}\u{3164}", "a<U+034F>b<U+115F><U+3164>"),
        Shown("🏴\u{E0067}\u{E007F}", "🏴<U+E0067><U+E007F>"), Shown("a\u{E0100}", "a<U+E0100>"),
        Shown("\u{E000}\u{F8FF}\u{10FFFD}", "<U+E000><U+F8FF><U+10FFFD>"),
        Shown("\u{FFFE}\u{378}", "<U+FFFE><U+0378>"), Shown("\u{FFF9}", "<U+FFF9>"),
        Shown("via\u{200D}gra", "via<U+200D>gra"), Shown("via\u{200C}gra", "via<U+200C>gra"),
        Shown("\u{200D}🙂\u{200D}", "<U+200D>🙂<U+200D>"), Shown("🙂\u{200D}a", "🙂<U+200D>a"),
        Shown("a\u{FE0F}\u{FE00}", "a<U+FE0F><U+FE00>"),
        Shown("🙂\u{FE0F}\u{FE0F}", "🙂\u{FE0F}<U+FE0F>"),
        Shown("🙂\u{FE01}", "🙂<U+FE01>"), Shown("م\u{200C}a", "م<U+200C>a"),
        Shown("1\u{200D}2", "1<U+200D>2"),
    ])
    func `with everything that hides or steers`(row: Shown) {
        #expect(Array(visible(row.text).unicodeScalars) == Array(row.shown.unicodeScalars))
        #expect(visible(visible(row.text)) == visible(row.text))
    }

    @Test func `in stretches, what stands for something else apart from what was typed`() {
        let text = "<U+001B>\u{1B}\u{202E}[m\n❤\u{FE0F}"
        let stretches = visibleStretches(text)
        #expect(
            stretches.map(\.text) == [
                "<U+001B>", "<U+001B>", "<U+202E>", "[m", "<U+000A>", "❤\u{FE0F}",
            ])
        #expect(stretches.map(\.isStandIn) == [false, true, true, false, true, false])
        #expect(visibleStretches(text, newlines: true).count { $0.isStandIn } == 2)
        #expect(stretches.map(\.text).joined() == visible(text))
        #expect(visibleStretches("").isEmpty)
    }

    @Test func `with its lines where they are wanted`() {
        #expect(visible("a\n\tb\r\u{1B}", newlines: true) == "a\n\tb<U+000D><U+001B>")
    }

    @Test(arguments: [
        ("a", false), ("\n", true), ("\u{202E}", true), ("\u{200B}", true), ("\u{200C}", true),
        ("\u{3164}", true), ("\u{E0100}", true), ("\u{E0067}", true), ("\u{200D}", false),
        ("\u{FE0F}", false), ("\u{301}", false), ("🙂", false), ("\u{A0}", false),
    ])
    func `by scalars that hide, save what emoji are made of`(text: String, hidden: Bool) {
        #expect(text.unicodeScalars.map(isHidden) == [hidden])
    }

    @Test func `without any control character, whatever it was`() {
        var checked = 0
        for value in UInt32(0)...0x2FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = visible("x" + String(scalar) + "y").unicodeScalars
            let isBad = shown.contains {
                $0.properties.generalCategory == .control || $0.properties.isBidiControl
            }
            if isBad { Issue.record("U+\(String(value, radix: 16))") }
            checked += 1
        }
        #expect(checked == 0x3000)
    }

    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("🙂", 2), ("ﬀ", 1),
    ])
    func `in as many columns as a terminal takes`(text: String, width: Int) {
        #expect(columns(of: text) == width)
    }
}

@Suite struct `A file name as text` {
    struct Name: CustomTestStringConvertible {
        let bytes: [UInt8]
        let text: String

        init(_ name: String, _ text: String? = nil) {
            bytes = Array(name.utf8)
            self.text = text ?? name
        }

        init(bytes: [UInt8], _ text: String) {
            self.bytes = bytes
            self.text = text
        }

        var testDescription: String { text }
    }

    @Test(arguments: [
        Name(""), Name("a.json"), Name("a b~.json"), Name("größe-漢字-🙂.json"), Name("한국어"),
        Name("a\\b", #"a\\b"#), Name(#"\x41"#, #"\\x41"#), Name("a\nb\u{7F}", #"a\x0Ab\x7F"#),
        Name("\u{1B}[31m", #"\x1B[31m"#), Name("\u{202E}x", #"\xE2\x80\xAEx"#),
        Name("👩\u{200D}👧", #"👩\xE2\x80\x8D👧"#), Name("é\u{200B}", #"é\xE2\x80\x8B"#),
        Name(bytes: [0xFF, 0x61, 0xFE], #"\xFFa\xFE"#), Name(bytes: [0xC3], #"\xC3"#),
        Name(bytes: [0xC3, 0xA9, 0xC3], #"é\xC3"#), Name(bytes: [0xE2, 0x82, 0x61], #"\xE2\x82a"#),
        Name(bytes: [0xC0, 0x80], #"\xC0\x80"#), Name(bytes: [0xED, 0xA0, 0x80], #"\xED\xA0\x80"#),
        Name("e\u{301}", #"e\xCC\x81"#), Name("\u{212A}é", #"\xE2\x84\xAA\xC3\xA9"#),
        Name("\u{1100}\u{1161}", #"\xE1\x84\x80\xE1\x85\xA1"#),
        Name("é\u{212B}\\", #"\xC3\xA9\xE2\x84\xAB\\"#),
    ])
    func `is legible and shows each odd byte`(name: Name) {
        #expect(Array(escapedName(name.bytes).unicodeScalars) == Array(name.text.unicodeScalars))
    }

    /// The way back, which the program never needs.
    private func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"), rest.first == byte {
                bytes.append(rest.removeFirst())
            } else if byte == UInt8(ascii: "\\") {
                bytes.append(
                    UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16)
                        ?? 0)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }

    @Test func `stands for one name only`() throws {
        let seed: UInt64 = 11
        var state = seed
        let pieces: [[UInt8]] = [
            [0x5C], [0x78], [0x34, 0x31], [0xC3], [0xA9], [0xC3, 0xA9], [0x65, 0xCC, 0x81], [0x41],
            [0xE2, 0x84, 0xAB], [0xC3, 0x85], [0x41, 0xCC, 0x8A], [0xF0, 0x9F, 0x99, 0x82], [0x00],
            [0xE2, 0x80, 0x8D], [0xCC, 0xA3], [0xCC, 0x87], [0x73], [0xFF],
        ]
        var names: [String: [UInt8]] = [:]
        for round in 0..<8000 {
            var name: [UInt8] = []
            for _ in 0..<(1 + round % 5) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                name +=
                    round % 3 == 0 ? [UInt8(state >> 56)] : pieces[Int(state >> 33) % pieces.count]
            }
            let text = escapedName(name)
            try #require(bytes(of: text) == name, "seed \(seed), round \(round): \(name)")
            try #require(
                names[text] ?? name == name, "seed \(seed): \(name) and \(names[text] ?? [])")
            names[text] = name
        }
        #expect(names.count > 2000)
    }
}
