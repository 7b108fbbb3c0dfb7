// SPDX-License-Identifier: MIT

/// Keeps nothing of a feature but its hash, and that once.
///
/// An open table, half full at most. Its places depend on a number that is another one in every
/// process, so that nobody can write a comment whose words all fall in one place.
struct DistinctHashes: FeatureSink {
    /// In the order in which they came.
    private(set) var all: [UInt64] = []
    private var table: [UInt64]
    private var shift: UInt64
    private let factor: UInt64
    private var hasZero = false

    private static let factor = UInt64.random(in: .min ... .max) | 1

    init(expecting count: Int) {
        let bits = UInt64.bitWidth - max(8, 2 * count).leadingZeroBitCount
        table = Array(repeating: 0, count: 1 << bits)
        shift = UInt64(64 - bits)
        factor = Self.factor
        all.reserveCapacity(count)
    }

    init(_ hashes: some Collection<UInt64>) {
        self.init(expecting: hashes.count)
        for hash in hashes { take(hash) }
    }

    mutating func add(_ view: View, _ hash: UInt64, credit: @autoclosure () -> Credit) {
        take(hash)
    }

    /// False where it stood there already.
    @inline(__always) @discardableResult
    mutating func take(_ hash: UInt64) -> Bool {
        guard insert(hash) else { return false }
        all.append(hash)
        if 2 * all.count > table.count { grow() }
        return true
    }

    @inline(__always)
    private mutating func insert(_ hash: UInt64) -> Bool {
        // Nought marks an empty place, so it has a flag of its own.
        guard hash != 0 else {
            defer { hasZero = true }
            return !hasZero
        }
        var place = Int(truncatingIfNeeded: (hash &* factor) &>> shift)
        while table[place] != 0 {
            if table[place] == hash { return false }
            place = (place &+ 1) & (table.count &- 1)
        }
        table[place] = hash
        return true
    }

    private mutating func grow() {
        table = Array(repeating: 0, count: 2 * table.count)
        shift -= 1
        hasZero = false
        for hash in all { _ = insert(hash) }
    }
}
