// SPDX-License-Identifier: MIT

/// Fragments that random patterns and random texts have in common, so that they meet.
enum Fragments {
    static let words = [
        "casino", "Kasino", "skill", "kiss", "viagra", "buy now", "click here", "loan", "payday",
        "http://", "https://", ".example", "bit.ly/", "spam", "ss", "k", "aa", "aaaa", "abab",
        "казино", "ставки", "Straße", "İstanbul", "日本", "カジノ", "한국", "ﬁne", "naïve", "Ωmega",
        "100%", "$$$", "@", "a b", "no  spaces", "e\u{301}t\u{301}e", "zero\u{200B}width",
    ]
    /// What stands between them in texts.
    static let fillers = [
        " ", "  ", "\n", "\r\n", "\t", ".", ",", "-", "_", "0", "7", "x", "S", "K", "\u{17F}",
        "\u{212A}", "\u{301}", "\u{338}", "\u{200D}", "\u{FEFF}", "\u{FFFD}", "\u{0}", "😀", "я",
        "Я", "é", "\u{1F1E9}\u{1F1EA}", "\u{3099}", "か", "\u{1100}\u{1161}", "\u{A0}", "\u{3000}",
        "Ａ", "ｓ", "ı", "İ", "ß", "ẞ", "µ", "μ", "ſ", "<b>", "&amp;", "\u{85}", "\u{2028}",
    ]
}

extension Seeded {
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    /// A text of words that patterns look for and of everything that makes trouble.
    mutating func text() -> String {
        if chance(3) { return String(repeating: pick(Fragments.words), count: 40) }
        let count = Int.random(in: 0...24, using: &self)
        let parts = (0..<count).map { _ in
            chance(45) ? spelled(pick(Fragments.words)) : pick(Fragments.fillers)
        }
        let text = parts.joined()
        guard chance(10) else { return text }
        // Cut or changed bytes, mended as a JSON reader mends them.
        var bytes = Array(text.utf8)
        for index in bytes.indices where chance(5) {
            bytes[index] = UInt8.random(in: 0...255, using: &self)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func spelled(_ word: String) -> String {
        switch Int.random(in: 0..<8, using: &self) {
        case 0: word.uppercased()
        case 1: word.replacing("s", with: "\u{17F}").replacing("k", with: "\u{212A}")
        case 2: String(word.dropLast())
        case 3: word + word
        default: word
        }
    }

    /// A pattern that PCRE2 may or may not take.
    mutating func pattern(depth: Int = 0) -> String {
        let count = Int.random(in: 1...(depth == 0 ? 4 : 2), using: &self)
        return (0..<count).map { _ in piece(depth) }.joined()
    }

    private mutating func piece(_ depth: Int) -> String {
        let atom: String
        switch Int.random(in: 0..<(depth < 3 ? 20 : 14), using: &self) {
        case 0...6:
            atom = pick(Fragments.words).replacing(".", with: "\\.").replacing("$", with: "\\$")
        case 7: atom = pick([".", "\\w", "\\W", "\\s", "\\d", "\\S", "[^ ]", "\\N", "\\h", "\\R"])
        case 8: atom = pick(["[a-z]", "[ks]", "[^a]", "[[:alpha:]]", "[ск]", "[a-я]", "[\\w.]"])
        case 9: return pick(["\\b", "\\B", "^", "$", "\\A", "\\z", "(?=k)", "(?<!a)", "(?<=s)"])
        case 10: atom = pick(["\\x{73}", "\\x6b", "\\Qa.b\\E", "\\.", "\\x{017f}", "\\p{L}"])
        case 11: atom = pick(["s", "k", "a", "ß", "я", "é", " ", "1"])
        case 12: return pick(["(?i)", "(?-i)", "(?s)", "\\K", "(?#note)"])
        case 13: atom = pick(["(?:)", "\\1", "(a)"])
        default:
            let open = pick(["(", "(?:", "(?>", "(?i:", "(?<n>", "(?|"])
            let first = pattern(depth: depth + 1)
            atom = open + first + (chance(50) ? "|" + pattern(depth: depth + 1) : "") + ")"
        }
        guard chance(30), !atom.isEmpty else { return atom }
        let isOne =
            atom.unicodeScalars.count == 1 || atom.hasPrefix("\\") || atom.hasPrefix("[")
            || atom.hasPrefix("(")
        return (isOne ? atom : "(?:\(atom))")
            + pick(["?", "*", "+", "{2}", "{0,3}", "{1,2}", "{2,}", "??", "*?", "++", "{,2}"])
    }

    mutating func flags() -> String {
        ["i", "m", "s", "u", "x"].filter { flag in chance(flag == "i" ? 60 : flag == "x" ? 3 : 12) }
            .joined()
    }
}
