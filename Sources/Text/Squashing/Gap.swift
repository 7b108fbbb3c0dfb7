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

    static let none = Gap()
    /// Across it no letter belongs to another one.
    static let end = Gap(count: longest + 1, hasSpace: true)

    var isNone: Bool { count == 0 }
    var isEnd: Bool { count > Self.longest }

    mutating func take(_ scalar: Unicode.Scalar) {
        if !isEnd { count += 1 }
        if ScalarClass(scalar) == .space {
            hasSpace = true
        } else if !Self.isOrdinary(scalar) {
            isOdd = true
        }
    }

    /// Whether a sign stands inside or directly beside words in ordinary spelling.
    private static func isOrdinary(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "-", ".", ",", "'", "/", "_", ":", ";", "(", ")", "[", "]", "\"", "&", "!", "?",
            "\u{B7}", "\u{2010}"..."\u{201F}", "\u{2026}", "\u{3001}", "\u{3002}", "\u{30FB}":
            true
        default: false
        }
    }
}
