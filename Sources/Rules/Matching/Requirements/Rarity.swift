// SPDX-License-Identifier: MIT

import Glibc

/// Half bits for each byte of folded English text: 6 for an `e`, one byte in eight.
///
/// From the order of letters in English; what is not listed is rare.
private let halfBits: [Int] = {
    var bits = [Int](repeating: 18, count: 256)
    let groups = [
        5: " ", 6: "e", 7: "ta", 8: "oinsr", 9: "hl", 10: "duc", 11: "mpgwfy.", 12: "b,",
        13: "vk/-",
    ]
    for (value, letters) in groups {
        for letter in letters.utf8 { bits[Int(letter)] = value }
    }
    // Text in another script has its first bytes everywhere.
    for byte in 0xC2...0xF4 { bits[byte] = 4 }
    for byte in 0x80...0xBF { bits[byte] = 10 }
    return bits
}()

/// How rare a stretch of the scan text is, in half bits; of a long one, its start.
func rarity(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.prefix(12).reduce(0) { $0 + halfBits[Int($1)] }
}

/// How rare it is that one of them stands somewhere.
func rarity(ofAny literals: [RequiredLiteral]) -> Int {
    let chance = literals.reduce(0.0) { $0 + exp2(-Double(rarity($1.bytes)) / 2) }
    return chance > 0 ? Int(-2 * log2(chance)) : 0
}

/// The share of an original text's bytes that are in a set: at most 1, never 0.
func share(of set: ByteSet) -> Double {
    let sum = set.members.reduce(0.0) { sum, byte in
        switch byte {
        case 0x0A: sum + 0.02
        case 0x41...0x5A: sum + exp2(-Double(halfBits[Int(byte | 0x20)]) / 2) / 20
        case 0x80...: sum + 0.0005
        default: sum + exp2(-Double(halfBits[Int(byte)]) / 2)
        }
    }
    return min(1, max(1e-6, sum))
}
