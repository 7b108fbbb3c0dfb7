// SPDX-License-Identifier: MIT

/// How rare a pair of neighbouring bytes is in folded English.
///
/// Only a guess is needed: a literal is looked for by its rarest part, so that ordinary text
/// seldom asks for a closer look. Pairs with anything but small letters and spaces are rare.
struct PairRarity {
    private static let letterCount = 27
    private static let other = 27
    private static let rowLength = 28
    private static let rarest: UInt8 = 9

    /// Byte to row: 0 for white space, 1 to 26 for letters, 27 for all else.
    private let row: [UInt8]
    private let rarity: [UInt8]

    init() {
        row = (0...UInt8.max).map { byte in
            let letter = byte &- 0x61
            return letter < 26 ? letter + 1 : byte == 0x20 || byte == 0x0A ? 0 : UInt8(Self.other)
        }
        var rarity = [UInt8](repeating: Self.rarest, count: Self.rowLength * Self.rowLength)
        let digits = Self.letters.utf8.filter { $0 != 0x0A }
        for (index, digit) in digits.enumerated() {
            let (first, second) = index.quotientAndRemainder(dividingBy: Self.letterCount)
            rarity[first * Self.rowLength + second] = digit - 0x30
        }
        self.rarity = rarity
    }

    @inline(__always) func pair(_ first: UInt8, _ second: UInt8) -> Int {
        Int(rarity[Int(row[Int(first)]) * Self.rowLength + Int(row[Int(second)])])
    }

    /// Where the rarest gram of a literal starts, from the literal's start; the first of equals.
    ///
    /// - Parameters:
    ///   - length: of the gram; no longer than the literal.
    ///   - bytes: of the literal.
    /// - Returns: less than 4096: what comes later in a long literal is not looked at.
    func rarestGram(of length: Int, in bytes: Span<UInt8>) -> Int {
        let pairs = length - 1
        let last = min(bytes.count - length, 4095)
        guard last > 0 else { return 0 }
        var sum = 0
        for index in 0..<pairs { sum += pair(bytes[index], bytes[index + 1]) }
        var (best, place) = (sum, 0)
        for start in 1...last {
            let next = start + pairs
            sum += pair(bytes[next - 1], bytes[next]) - pair(bytes[start - 1], bytes[start])
            if sum > best { (best, place) = (sum, start) }
        }
        return place
    }
}
