// SPDX-License-Identifier: MIT

/// Numbers of 64 bits, one after the other, as they stand in a snapshot's head.
///
/// The lowest byte first, as everything in a snapshot: the table is written as it lies in memory, on
/// processors that all have this order.
struct Numbers {
    private(set) var bytes: [UInt8] = []
    private var read = 0

    init() {}

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func put(_ word: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: word >> shift))
        }
    }

    mutating func put(_ number: Int) { put(UInt64(bitPattern: Int64(number))) }
    mutating func put(_ number: Double) { put(number.bitPattern) }

    mutating func put(_ counts: PerClass<Int64>) {
        for count in [counts.genuine, counts.shill, counts.spam] { put(Int(count)) }
    }

    /// The next word; 0 past the end, which no checksum lets happen.
    mutating func word() -> UInt64 {
        guard read + 8 <= bytes.count else { return 0 }
        defer { read += 8 }
        return bytes[read..<read + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    mutating func number() -> Int { Int(Int64(bitPattern: word())) }
    mutating func double() -> Double { Double(bitPattern: word()) }

    mutating func counts() -> PerClass<Int64> {
        var counts = PerClass<Int64>()
        counts.genuine = Int64(number())
        counts.shill = Int64(number())
        counts.spam = Int64(number())
        return counts
    }
}
