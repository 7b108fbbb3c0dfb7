// SPDX-License-Identifier: MIT

/// One character of a grammar that is said in words: `any character but a quote, a slash`.
struct CharacterClass {
    private let words: String
    private let excluded: [String]

    /// Characters to draw from: of several scripts and planes, with what has a meaning somewhere.
    private static let samples = Array(
        "\n\raZ09 .,;:!?#*+-_=()[]{}|^$@%&~<>'\"/\\\téß漢字жλ😀\u{301}\u{200D}".unicodeScalars)

    /// Nil for words that mean nothing known.
    init?(_ words: String) {
        self.words = words
        guard words.hasPrefix("any character but ") else {
            excluded = []
            if Self.fixed[words] == nil { return nil }
            return
        }
        excluded = words.dropFirst("any character but ".count).split(separator: ", ")
            .map(String.init)
        if !excluded.allSatisfy({ Self.kinds[$0] != nil }) { return nil }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        Self.fixed[words]?(scalar)
            ?? excluded.allSatisfy { Self.kinds[$0]?(scalar) == false }
    }

    func random(_ random: inout Seeded) -> Unicode.Scalar {
        let members = Self.samples.filter(contains)
        return members[Int.random(in: 0..<members.count, using: &random)]
    }

    private static let fixed: [String: @Sendable (Unicode.Scalar) -> Bool] = [
        "a letter from A to Z or a to z": { ("a"..."z").contains($0) || ("A"..."Z").contains($0) },
        "a space or a tab": { $0 == " " || $0 == "\t" },
        "a line feed": { $0 == "\n" },
        "a carriage return": { $0 == "\r" },
    ]

    private static let kinds: [String: @Sendable (Unicode.Scalar) -> Bool] = [
        "a control character": { $0.value < 0x20 },
        "a quote": { $0 == "\"" },
        "a backslash": { $0 == "\\" },
        "a slash": { $0 == "/" },
        "a dot": { $0 == "." },
        "a comma": { $0 == "," },
        "a #": { $0 == "#" },
        "a *": { $0 == "*" },
        "white space": { $0.properties.isWhitespace },
    ]
}
