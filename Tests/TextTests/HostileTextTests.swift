// SPDX-License-Identifier: MIT

import Testing
import Text

@Suite("Hostile text of any size takes time in proportion", .serialized)
struct HostileTextTests {
    static let pieces = [
        "a", " ", ".", "a.", "A.", "a.com..", "a.com ", "http://", "http://a", "http://a@", "@",
        "a@",
        "//", "=//", "(", "[", "](", "http://a.example/(", "http://a.example,", "<a href=\"",
        "&", "&#", "&#9", "&amp", "&aaaaaaaaaaaa", "'", "a'", "_", "\u{301}", "\u{200B}",
        "\u{FDFA}",
        "\u{1100}\u{1161}", "か\u{3099}", "免", "免.com", "。a", "%41", "http://%", "\r", "\r\n",
        "<a href=http://a.example>", "a b ", "ab", "www.", "a a ", "1", "i.l.", "!", "!a", "$",
        "a@!",
        "v.i.a.g.r.", "viag.ra.", "a.example@", "vіagra ", "cas1no cаsino ", "v-i", "viagra8",
    ]

    /// Small enough for a debug build.
    ///
    /// A quadratic pass takes 16 times as long every time; a busy
    /// machine makes a linear one look like that now and then.
    @Test("4 times the text, nowhere near 16 times the time", arguments: pieces)
    func proportional(_ piece: String) {
        let small = String(repeating: piece, count: 4096 / piece.utf8.count)
        let large = String(repeating: small, count: 4)
        let ratios = (0..<6).lazy.map { _ in time(large) / max(time(small), .milliseconds(1)) }
        #expect(ratios.contains { $0 < 9 })
    }

    @Test("a phrase that nearly matches everywhere", arguments: ["a", "a ", " ", "ab"])
    func nearMatches(_ piece: String) {
        let phrase = FoldedPhrase(String(repeating: piece, count: 100) + "b c")
        let text = FoldedText(String(repeating: piece, count: 262_144 / piece.utf8.count))
        #expect(text.occurrences(of: phrase, wholeWords: true).isEmpty)
    }

    /// Each row takes a phrase that is hidden, or disguised, some thousand times.
    @Test("a disguise in every word", arguments: ["vіagra ", "cas1no cаsino "])
    func disguises(_ piece: String) {
        let small = String(repeating: piece, count: 32_768 / piece.utf8.count)
        let large = String(repeating: small, count: 4)
        let ratios = (0..<4).lazy.map { _ in search(large) / max(search(small), .milliseconds(1)) }
        #expect(ratios.contains { $0 < 9 })
    }

    private func search(_ text: String) -> Duration {
        let squashed = SquashedText(text)
        return ContinuousClock().measure {
            for phrase in ["viagra", "casino"] {
                _ = squashed.occurrences(of: SquashedPhrase(phrase))
            }
        }
    }

    private func time(_ text: String) -> Duration { ContinuousClock().measure { work(text) } }

    private func work(_ text: String) {
        let folded = FoldedText(text)
        for phrase in ["a a", " a", "aab", "a."] {
            _ = folded.occurrences(of: FoldedPhrase(phrase), wholeWords: true)
        }
        let squashed = SquashedText(text, folded: folded)
        for phrase in ["viagra", "aaaa", "a a", "lili", "abab"] {
            _ = squashed.occurrences(of: SquashedPhrase(phrase))
        }
        _ = foldedWords(folded)
        _ = TextShape(text)
        _ = links(in: text)
        _ = htmlUnescaped(text)
    }
}
