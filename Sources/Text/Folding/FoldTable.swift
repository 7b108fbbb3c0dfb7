// SPDX-License-Identifier: MIT

/// What each Unicode scalar folds to, in two levels: blocks of 128 scalars, one for all that change
/// nothing.
///
/// Unpacked at first use in two milliseconds; some 120 kB.
struct FoldTable: Sendable {
    static let shared = FoldTable()

    /// The folded form of one scalar in 32 bits.
    struct Entry: Equatable {
        static let joining: UInt32 = 1 << 31
        static let changed: UInt32 = 1 << 30
        /// More bytes than these do not fit into an entry.
        static let inline = 3

        let bits: UInt32

        /// The scalar folds to itself and never joins what stands before it.
        var isItself: Bool { bits == 0 }
        var isDropped: Bool { !isItself && count == 0 }
        /// May compose with the scalar that was emitted last; then it is one scalar itself.
        var joins: Bool { bits & Self.joining != 0 }
        /// Bytes of the folded form; 0 where the scalar is dropped.
        var count: Int { Int(bits >> 24 & 0x3F) }
        /// The bytes themselves, the first one lowest; or where they start in `long`.
        fileprivate var payload: UInt32 { bits & 0xFF_FFFF }
    }

    private let blocks: [UInt16]
    private let entries: [UInt32]
    private let long: [UInt8]
    private let compositions: [ScalarPair: Unicode.Scalar]
    private let composing: Set<Unicode.Scalar>

    private init() {
        var unpacked = UnpackedTable()
        unpacked.readPairs(Self.packedPairs)
        unpacked.readScalars(Self.packedScalars)
        unpacked.markJoining()
        blocks = unpacked.blocks
        entries = unpacked.entries
        long = unpacked.long
        compositions = unpacked.compositions
        composing = Set(compositions.keys.map(\.first))
    }

    /// The entry of any scalar value.
    subscript(scalar: UInt32) -> Entry {
        @inline(__always) get {
            let block = Int(blocks[Int(scalar >> UnpackedTable.blockBits)])
            let low = Int(scalar) & (UnpackedTable.blockSize - 1)
            return Entry(bits: entries[block << UnpackedTable.blockBits | low])
        }
    }

    @inline(__always) func byte(_ index: Int, of entry: Entry) -> UInt8 {
        entry.count <= Entry.inline
            ? UInt8(truncatingIfNeeded: entry.payload >> (8 * UInt32(index)))
            : long[Int(entry.payload) + index]
    }

    /// The scalar that both together are in NFC, if there is one.
    func composition(of pair: ScalarPair) -> Unicode.Scalar? {
        pair.hangulSyllable ?? compositions[pair]
    }

    /// Whether some scalar behind this one makes another of it.
    func beginsComposition(_ scalar: Unicode.Scalar) -> Bool {
        composing.contains(scalar) || 0x1100...0x1112 ~= scalar.value
            || 0xAC00...0xD7A3 ~= scalar.value
    }
}

/// Two neighbouring scalars.
struct ScalarPair: Hashable {
    let first: Unicode.Scalar
    let second: Unicode.Scalar

    /// The syllable of two conjoining jamo, or of a syllable without a final and a final.
    ///
    /// Arithmetic from the Unicode standard, 3.12: 19 initials, 21 vowels, 27 finals and none.
    var hangulSyllable: Unicode.Scalar? {
        let (first, second) = (first.value, second.value)
        switch (first, second) {
        case (0x1100...0x1112, 0x1161...0x1175):
            return Unicode.Scalar(0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28)
        case (0xAC00...0xD7A3, 0x11A8...0x11C2) where (first - 0xAC00).isMultiple(of: 28):
            return Unicode.Scalar(first + second - 0x11A7)
        default:
            return nil
        }
    }
}
