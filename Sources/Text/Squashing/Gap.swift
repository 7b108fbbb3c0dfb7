// SPDX-License-Identifier: MIT

/// What stands between two letters of a text: nothing, white space, signs that are no letters.
struct Gap: Equatable {
    /// Scalars; a row of more is the end of whatever was being spelled.
    private static let longest: UInt8 = 5

    private var count: UInt8 = 0
    /// Whether it would part two words by itself.
    private(set) var hasSpace = false
    /// Whether it holds a sign that nobody puts into a word: no hyphen, point, apostrophe, slash.
    private(set) var isOdd = false
    private var hasApostrophe = false
    /// A hyphen or a middle dot, between which dictionaries and textbooks write syllables.
    private var hasSyllableSign = false
    private var hasOther = false

    static let none = Gap()
    /// Across it no letter belongs to another one.
    static let end = Gap(count: longest + 1, hasSpace: true)

    var isNone: Bool { count == 0 }
    var isEnd: Bool { count > Self.longest }
    /// Nothing but apostrophes, which belong to the word around them: `What's`.
    var isApostrophe: Bool { hasApostrophe && !hasSyllableSign && !hasOther }
    /// Nothing but signs between syllables: `Te-le-gramm`, `vi·ag·ra`.
    var isSyllabic: Bool { hasSyllableSign && !hasApostrophe && !hasOther }

    mutating func take(_ scalar: Unicode.Scalar) {
        if !isEnd { count += 1 }
        switch scalar {
        case "'", "\u{2018}", "\u{2019}": hasApostrophe = true
        case "-", "\u{B7}", "\u{2010}"..."\u{2013}", "\u{2022}", "\u{2027}": hasSyllableSign = true
        default: takeOther(scalar)
        }
    }

    private mutating func takeOther(_ scalar: Unicode.Scalar) {
        hasOther = true
        if ScalarClass(scalar) == .space {
            hasSpace = true
        } else if !Self.isOrdinary(scalar) {
            isOdd = true
        }
    }

    /// Whether a sign stands inside or directly beside words in ordinary spelling.
    private static func isOrdinary(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", ",", "/", "_", ":", ";", "(", ")", "[", "]", "\"", "&", "!", "?",
            "\u{2014}"..."\u{201F}", "\u{2026}", "\u{3001}", "\u{3002}", "\u{30FB}":
            true
        default: false
        }
    }
}
