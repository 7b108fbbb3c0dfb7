// SPDX-License-Identifier: MIT

/// Builds a ``FoldTable`` from the packed text that scripts/fold-table writes.
struct UnpackedTable {
    static let blockBits = 7
    static let blockSize = 1 << blockBits

    /// The kinds of runs, as the script numbers them.
    private enum Run: Int {
        /// Nothing is left of any of them.
        case dropped
        /// Each becomes the scalar that is as far away for all.
        case shifted
        /// The same for every other scalar: alphabets that alternate their cases.
        case alternating
        /// Each has a text of its own.
        case listed
    }

    /// Block 0 folds everything to itself.
    private(set) var blocks = [UInt16](repeating: 0, count: 0x11_0000 / blockSize)
    private(set) var entries = [UInt32](repeating: 0, count: blockSize)
    private(set) var long: [UInt8] = []
    private(set) var compositions: [ScalarPair: Unicode.Scalar] = [:]
    /// What may be the second of a pair: kept marks, and the vowels and finals of Hangul.
    private var joining = Set([0x1161...0x1175, 0x11A8...0x11C2].joined().map(scalar))

    /// Composed scalar, base and mark, each as a distance.
    mutating func readPairs(_ text: String) {
        var numbers = PackedNumbers(text)
        var composed = 0
        while !numbers.isAtEnd {
            composed += numbers.nextSigned()
            let base = Self.scalar(composed + numbers.nextSigned())
            let mark = Self.scalar(composed + numbers.nextSigned())
            compositions[ScalarPair(first: base, second: mark)] = Self.scalar(composed)
            joining.insert(mark)
        }
    }

    /// Runs: the gap since the run before, count and kind, and what the kind needs.
    mutating func readScalars(_ text: String) {
        var numbers = PackedNumbers(text)
        var next = 0
        var last = 0
        while !numbers.isAtEnd {
            next += numbers.next()
            let head = numbers.next()
            let run = Run(rawValue: head & 3) ?? .dropped
            let shift = run == .shifted || run == .alternating ? numbers.nextSigned() : 0
            for index in 0..<head >> 2 {
                if run == .alternating, index > 0 { next += 1 }
                switch run {
                case .dropped: define(next, as: [])
                case .shifted, .alternating: define(next, as: [Self.scalar(next + shift)])
                case .listed: define(next, as: list(&numbers, after: &last))
                }
                next += 1
            }
        }
    }

    /// Gives those that join an entry even where they fold to themselves.
    mutating func markJoining() {
        for mark in joining { define(Int(mark.value), as: [mark]) }
    }

    /// Distances from the scalar read last; the low bit says that more follow, 0 that none is.
    private func list(_ numbers: inout PackedNumbers, after last: inout Int) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        var head = numbers.next() - 1
        while head >= 0 {
            last += PackedNumbers.signed(head >> 1)
            scalars.append(Self.scalar(last))
            head = head & 1 == 1 ? numbers.next() - 1 : -1
        }
        return scalars
    }

    private static func scalar(_ value: Int) -> Unicode.Scalar {
        Unicode.Scalar(UInt32(truncatingIfNeeded: value)) ?? "\u{FFFD}"
    }

    private mutating func define(_ scalar: Int, as folded: [Unicode.Scalar]) {
        let block = scalar / Self.blockSize
        if blocks[block] == 0 {
            blocks[block] = UInt16(entries.count / Self.blockSize)
            entries += [UInt32](repeating: 0, count: Self.blockSize)
        }
        entries[Int(blocks[block]) * Self.blockSize + scalar % Self.blockSize] = entry(folded)
    }

    private mutating func entry(_ folded: [Unicode.Scalar]) -> UInt32 {
        let bytes = folded.flatMap { Array(String($0).utf8) }
        let flags = folded.first.map(joining.contains) == true ? FoldTable.Entry.joining : 0
        let head = flags | FoldTable.Entry.changed | UInt32(bytes.count) << 24
        guard bytes.count > FoldTable.Entry.inline else {
            return head | bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }
        long += bytes
        return head | UInt32(long.count - bytes.count)
    }
}

/// Numbers as scripts/fold-table writes them.
///
/// Five bits a character from `0` on, the lowest first; the sixth bit says that more follow. Line
/// breaks mean nothing.
struct PackedNumbers {
    private let digits: [UInt8]
    private var position = 0

    init(_ text: String) { digits = text.utf8.filter { $0 >= UInt8(ascii: "0") } }

    var isAtEnd: Bool { position >= digits.count }

    mutating func next() -> Int {
        var value = 0
        var shift = 0
        while !isAtEnd {
            let digit = Int(digits[position] - UInt8(ascii: "0"))
            position += 1
            value |= (digit & 31) << shift
            if digit < 32 { break }
            shift += 5
        }
        return value
    }

    mutating func nextSigned() -> Int { Self.signed(next()) }

    /// Even numbers are 0, 1, 2…, odd ones −1, −2 and so on.
    static func signed(_ zigzag: Int) -> Int { zigzag & 1 == 0 ? zigzag >> 1 : -(zigzag >> 1) - 1 }
}
