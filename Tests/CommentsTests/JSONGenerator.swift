// SPDX-License-Identifier: MIT

import Comments

/// A repeatable source of chance (SplitMix64); tests print its seed.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
}

/// Makes JSON texts of all spellings, valid by construction.
struct JSONGenerator {
    var chance: Chance

    init(seed: UInt64) { chance = Chance(seed: seed) }

    mutating func document() -> String { space() + value(depth: 0) + space() }

    mutating func value(depth: Int) -> String {
        switch chance.below(depth > 4 ? 5 : 8) {
        case 0: chance.pick(["null", "true", "false"])
        case 1, 2: number()
        case 3, 4: text()
        case 5: array(depth: depth)
        default: object(depth: depth)
        }
    }

    mutating func space() -> String { chance.pick(["", "", "", " ", "\n", "\t \r\n", "  "]) }

    mutating func number() -> String {
        let whole = chance.pick(["0", "7", "10", "-1", "-0", "123456789", "9007199254740993"])
        let fraction = chance.pick(["", "", ".0", ".25", ".125000"])
        return whole + fraction + chance.pick(["", "", "e2", "E-3", "e+1"])
    }

    mutating func text() -> String {
        let pieces = [
            "a", "word", " ", "é", "漢字", "🙂", "\u{2028}", "\\n", "\\\"", "\\\\", "\\/", "\\u0041",
            "\\u00e9", "\\ud83d\\ude42", "\\b", "\\u0000", "/", "\u{7F}", "{", "]", ",", ":",
        ]
        return "\"" + (0..<chance.below(6)).map { _ in chance.pick(pieces) }.joined() + "\""
    }

    mutating func array(depth: Int) -> String {
        let elements = (0..<chance.below(4)).map { _ in
            space() + value(depth: depth + 1) + space()
        }
        return "[" + (elements.isEmpty ? space() : elements.joined(separator: ",")) + "]"
    }

    mutating func object(depth: Int) -> String {
        let count = chance.below(4)
        let members = (0..<count).map {
            "\"k\($0)\"" + space() + ":" + space() + value(depth: depth + 1)
        }
        return object(members)
    }

    /// An object of members that have been written already.
    mutating func object(_ members: [String]) -> String {
        let spaced = members.map { space() + $0 + space() }
        return "{" + (spaced.isEmpty ? space() : spaced.joined(separator: ",")) + "}"
    }
}
