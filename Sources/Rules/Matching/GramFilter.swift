// SPDX-License-Identifier: MIT

/// Which four-byte grams occur in a text: one bit each, hashed.
///
/// Says for certain that a phrase does *not* occur; whether it does is then searched for. So a
/// list of many thousand entries costs a look at two bits an entry, not a search. As in the
/// search, any run of white space counts as one space.
struct GramFilter: Sendable {
    private static let bits = 16
    private static let length = 4
    /// Short texts are searched directly: filling the table would cost more.
    private static let worthwhile = 16

    /// Empty where everything may occur.
    private var words: [UInt64] = []

    init(_ text: [UInt8]) {
        guard text.count >= Self.worthwhile else { return }
        words = [UInt64](repeating: 0, count: (1 << Self.bits) / 64)
        var gram: UInt32 = 0
        var length = 0
        for byte in text {
            let byte = byte == 0x0A ? 0x20 : byte
            if byte == 0x20, gram & 0xFF == 0x20 { continue }
            gram = gram << 8 | UInt32(byte)
            length += 1
            guard length >= Self.length else { continue }
            let slot = Self.slot(gram)
            words[slot >> 6] |= 1 << UInt64(slot & 63)
        }
    }

    func mayContain(_ phrase: [UInt8]) -> Bool {
        guard !words.isEmpty, phrase.count >= Self.length else { return true }
        return has(gramOf: phrase, at: 0) && has(gramOf: phrase, at: phrase.count - Self.length)
    }

    private func has(gramOf bytes: [UInt8], at start: Int) -> Bool {
        var gram: UInt32 = 0
        for index in start..<start + Self.length { gram = gram << 8 | UInt32(bytes[index]) }
        let slot = Self.slot(gram)
        return words[slot >> 6] & 1 << UInt64(slot & 63) != 0
    }

    /// Fibonacci hashing: the high bits of a product depend on all bytes.
    private static func slot(_ gram: UInt32) -> Int {
        Int((gram &* 0x9E37_79B1) >> UInt32(32 - bits))
    }
}
