// SPDX-License-Identifier: MIT

/// Keeps nothing of a feature but its hash, and that once.
///
/// An open table, half full at most. Its places depend on a number that is another one in every
/// process, so that nobody can write a comment whose words all fall in one place.
struct DistinctHashes {
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
    }

    init(_ hashes: some Collection<UInt64>) {
        self.init(expecting: hashes.count)
        all.reserveCapacity(hashes.count)
        for hash in hashes { take(hash) }
    }

    /// Takes repeats out of an array, which is cheaper than asking one by one; the first stays.
    ///
    /// - Parameters:
    ///   - hashes: of all stretches.
    ///   - ends: where each stretch ends, before and after.
    static func keepOnce(_ hashes: inout [UInt64], ends: inout [Int]) {
        var set = DistinctHashes(expecting: hashes.count)
        let (factor, shift) = (set.factor, set.shift)
        var places = set.table.mutableSpan
        var found = hashes.mutableSpan
        var (kept, start, hasZero) = (0, 0, false)
        for stretch in ends.indices {
            for index in start..<ends[stretch] {
                let hash = found[index]
                let place = Int(truncatingIfNeeded: (hash &* factor) &>> shift)
                let isNew = hash == 0 ? !hasZero : put(hash, into: &places, at: place)
                if hash == 0 { hasZero = true }
                guard isNew else { continue }
                found[kept] = hash
                kept &+= 1
            }
            start = ends[stretch]
            ends[stretch] = kept
        }
        hashes.removeLast(hashes.count - kept)
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
        let place = Int(truncatingIfNeeded: (hash &* factor) &>> shift)
        var places = table.mutableSpan
        return put(hash, into: &places, at: place)
    }

    private mutating func grow() {
        table = Array(repeating: 0, count: 2 * table.count)
        shift -= 1
        hasZero = false
        for hash in all { _ = insert(hash) }
    }
}

/// Puts a number that is not nought where it belongs; false where it stands there already.
@inline(__always)
private func put(_ hash: UInt64, into table: inout MutableSpan<UInt64>, at start: Int) -> Bool {
    var place = start
    while table[place] != 0 {
        if table[place] == hash { return false }
        place = (place &+ 1) & (table.count &- 1)
    }
    table[place] = hash
    return true
}
