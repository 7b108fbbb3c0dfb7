// SPDX-License-Identifier: MIT

/// What a text looks like before one reads it: counts over its scalars as written.
package struct TextShape: Sendable, Equatable {
    /// Unicode scalars, white space included.
    package private(set) var characters = 0
    /// Runs of letters and digits; where no spaces stand between words, every two letters.
    package private(set) var words = 0
    package private(set) var letters = 0
    package private(set) var capitals = 0
    /// Decimal digits of any script.
    package private(set) var digits = 0
    package private(set) var exclamations = 0
    package private(set) var questions = 0
    package private(set) var nonASCII = 0
    /// Line breaks; CRLF is one.
    package private(set) var lineBreaks = 0
    /// How often one character stands in a row at most; white space does not count.
    package private(set) var longestRun = 0

    /// Capitals among the letters, 0…1; 0 where there is no letter.
    package var capitalsShare: Double { letters == 0 ? 0 : Double(capitals) / Double(letters) }

    package init(_ text: String) {
        var words = WordCount()
        var run = 0
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            let kind = ScalarClass(scalar)
            run = scalar == last ? run + 1 : 1
            if kind != .space { longestRun = max(longestRun, run) }
            count(scalar, after: last)
            words.take(scalar, kind)
            last = scalar
        }
        self.words = words.total
    }

    @inline(__always)
    private mutating func count(_ scalar: Unicode.Scalar, after last: Unicode.Scalar?) {
        characters += 1
        guard scalar.value < 0x80 else { return countBeyondASCII(scalar) }
        switch scalar {
        case "a"..."z": letters += 1
        case "A"..."Z":
            letters += 1
            capitals += 1
        case "0"..."9": digits += 1
        case "!": exclamations += 1
        case "?": questions += 1
        case "\n": lineBreaks += last == "\r" ? 0 : 1
        case "\r": lineBreaks += 1
        default: break
        }
    }

    @inline(never)
    private mutating func countBeyondASCII(_ scalar: Unicode.Scalar) {
        nonASCII += 1
        switch scalar {
        case "\u{FF01}": exclamations += 1
        case "\u{FF1F}": questions += 1
        case "\u{2028}", "\u{2029}": lineBreaks += 1
        default: countLetter(scalar.properties.generalCategory)
        }
    }

    private mutating func countLetter(_ category: Unicode.GeneralCategory) {
        switch category {
        case .uppercaseLetter, .titlecaseLetter:
            letters += 1
            capitals += 1
        case .lowercaseLetter, .modifierLetter, .otherLetter: letters += 1
        case .decimalNumber: digits += 1
        default: break
        }
    }
}

/// Counts words in one pass; an apostrophe between letters does not end one.
private struct WordCount {
    private(set) var total = 0
    private var previous = ScalarClass.space
    private var isAfterApostrophe = false
    /// Letters of the current run without spaces.
    private var unspaced = 0

    @inline(__always) mutating func take(_ scalar: Unicode.Scalar, _ kind: ScalarClass) {
        if kind == .mark || kind == .other && isUnseen(scalar) { return }
        let apostrophe = (scalar == "'" || scalar == "\u{2019}") && previous == .letter
        if kind == .letter, previous != .letter { total += 1 }
        unspaced = kind == .unspaced ? unspaced + 1 : 0
        if kind == .unspaced, !unspaced.isMultiple(of: 2) { total += 1 }
        if !apostrophe || isAfterApostrophe { previous = kind }
        isAfterApostrophe = apostrophe
    }

    @inline(__always) private func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII && isIgnorable(scalar)
    }

    @inline(never) private func isIgnorable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint
    }
}
