// SPDX-License-Identifier: MIT

/// A set of byte values: 256 bits.
struct ByteSet: Hashable, Sendable {
    static let all = ByteSet(words: SIMD4(repeating: .max))
    static let ascii = ByteSet(0...0x7F)
    /// First bytes of the scalars beyond ASCII.
    static let leads = ByteSet(0xC2...0xF4)
    /// The bytes that follow a first byte.
    static let continuations = ByteSet(0x80...0xBF)
    /// What `\s` knows without Unicode properties.
    ///
    /// In the scan text any run of it is one space.
    static let white = ByteSet(0x09...0x0D).union(ByteSet(0x20...0x20))

    private var words: SIMD4<UInt64>

    init() { words = .zero }

    private init(words: SIMD4<UInt64>) { self.words = words }

    init(_ bytes: some Sequence<UInt8>) {
        self.init()
        for byte in bytes { insert(byte) }
    }

    var isEmpty: Bool { words == .zero }
    var inverted: ByteSet { ByteSet(words: ~words) }

    var members: [UInt8] {
        var members: [UInt8] = []
        for lane in 0..<4 {
            var bits = words[lane]
            while bits != 0 {
                members.append(UInt8(truncatingIfNeeded: lane << 6 | bits.trailingZeroBitCount))
                bits &= bits - 1
            }
        }
        return members
    }

    func contains(_ byte: UInt8) -> Bool {
        words[Int(byte >> 6)] & 1 << UInt64(byte & 63) != 0
    }

    mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
    mutating func formUnion(_ other: ByteSet) { words |= other.words }
    func union(_ other: ByteSet) -> ByteSet { ByteSet(words: words | other.words) }
    func intersection(_ other: ByteSet) -> ByteSet { ByteSet(words: words & other.words) }
    func isSubset(of other: ByteSet) -> Bool { words & ~other.words == .zero }
}
