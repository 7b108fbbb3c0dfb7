// SPDX-License-Identifier: MIT

/// What tells how a text was written, whatever it says: one pass over its characters.
struct TextTraits {
    private(set) var hasMarkup = false
    /// Digits in a row, with the signs that telephone numbers have between them.
    private(set) var longestNumber = 0
    private(set) var currencies = 0
    /// Letters of the ornamental alphabets, and letters of two scripts side by side.
    private(set) var disguised = 0
    private(set) var emoji = 0
    private(set) var unseen = 0
    private(set) var commas = 0
    private(set) var sentences = 0
    /// Of two and more.
    private(set) var capitalRuns = 0
    private(set) var capitalStarts = 0
    private(set) var spacesBefore = 0
    private(set) var spacesMissing = 0
    private(set) var spacesDoubled = 0
    private(set) var repeatedStops = 0
    private(set) var apostrophes = 0
    private(set) var quotes = 0
    private(set) var brackets = 0
    private(set) var dashes = 0
    private(set) var digitsInWords = 0
    /// The kind of the first and of the last character; 255: there is none.
    private(set) var beginning: UInt8 = .max
    private(set) var ending: UInt8 = .max
    /// The text with one letter for all letters of a kind, of each run of them at most two.
    private(set) var skeleton: [UInt8] = []

    private var number = 0
    private var capitals = 0
    private var isInTag = false
    private var last = Sign.space
    private var lastScript = Script.none

    private enum Script { case none, latin, greekOrCyrillic }

    /// Characters; the rest repeats what is there.
    private static let longestSkeleton = 1_000

    init(_ text: String) {
        skeleton.reserveCapacity(Self.longestSkeleton)
        for scalar in text.unicodeScalars {
            let sign = Sign(scalar)
            countNeighbours(sign)
            countNumber(scalar.value, sign)
            count(scalar.value, sign)
            extendSkeleton(scalar.value, sign)
            if sign != .space, sign != .lineBreak {
                ending = group(scalar.value, sign)
                if beginning == .max { beginning = ending }
            }
            last = sign
        }
    }

    @inline(__always) private mutating func countNeighbours(_ sign: Sign) {
        let isPunctuation = sign == .stop || sign == .comma
        if isPunctuation, last == .space { spacesBefore += 1 }
        if sign == .stop, last == .stop { repeatedStops += 1 }
        if sign != .stop, last == .stop { sentences += 1 }
        if sign.isLetter, last == .stop || last == .comma { spacesMissing += 1 }
        if sign == .space, last == .space { spacesDoubled += 1 }
        if sign == .capital, !last.isLetter { capitalStarts += 1 }
        if sign == .digit && last.isLetter || sign.isLetter && last == .digit { digitsInWords += 1 }
        capitals = sign == .capital ? capitals + 1 : 0
        if capitals == 2 { capitalRuns += 1 }
    }

    @inline(__always) private mutating func countNumber(_ value: UInt32, _ sign: Sign) {
        switch value {
        case 0x30...0x39:
            number += 1
            longestNumber = max(longestNumber, number)
        case 0x20, 0x28...0x29, 0x2B, 0x2D, 0x2E: break
        default: number = 0
        }
    }

    @inline(__always) private mutating func count(_ value: UInt32, _ sign: Sign) {
        if sign == .small || sign == .capital || sign == .space {
            if value < 0x80 {
                countScript(sign == .space ? .none : .latin)
                return
            }
        }
        switch value {
        case 0x2C: commas += 1
        case 0x27, 0x2019: apostrophes += 1
        case 0x22, 0x201C: quotes += 1
        case 0x28, 0x5B, 0x60, 0x7B: brackets += 1
        case 0x2D, 0x2013, 0x2014: dashes += 1
        case 0x3C: isInTag = true
        case 0x3E where isInTag: hasMarkup = true
        case 0x24, 0xA2...0xA5, 0x20A0...0x20CF: currencies += 1
        case 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2064, 0xFEFF, 0xE_0000...0xE_0FFF:
            unseen += 1
        case 0x2100...0x214F, 0x2460...0x24FF, 0xFF01...0xFF5E, 0x1_D400...0x1_D7FF,
            0x1_F100...0x1_F1E5:
            disguised += 1
        case 0x2600...0x27BF, 0x1_F1E6...0x1_FAFF: emoji += 1
        default: break
        }
        countScript(0x370...0x52F ~= value ? .greekOrCyrillic : .none)
    }

    @inline(__always) private mutating func countScript(_ script: Script) {
        if script != .none, lastScript != .none, script != lastScript { disguised += 1 }
        lastScript = script
    }

    @inline(__always) private mutating func extendSkeleton(_ value: UInt32, _ sign: Sign) {
        guard skeleton.count < Self.longestSkeleton else { return }
        let byte: UInt8 =
            switch sign {
            case .small: UInt8(ascii: "a")
            case .capital: UInt8(ascii: "A")
            case .digit: UInt8(ascii: "0")
            case .symbol, .foreign: UInt8(ascii: "z")
            default: value < 0x80 ? UInt8(truncatingIfNeeded: value) : UInt8(ascii: " ")
            }
        let isKind = sign.isLetter || sign == .digit || sign == .symbol || sign == .foreign
        let end = skeleton.count
        if isKind, end >= 2, skeleton[end &- 1] == byte, skeleton[end &- 2] == byte { return }
        skeleton.append(byte)
    }

    private func group(_ value: UInt32, _ sign: Sign) -> UInt8 {
        switch value {
        case 0x21: 20
        case 0x3F: 21
        default: sign.rawValue
        }
    }
}
