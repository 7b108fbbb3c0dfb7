// SPDX-License-Identifier: MIT

/// Where the literals of all rules stand in one value of a field.
struct Sightings: Sendable {
    /// Literal and place in one number, sorted: so those of a needle lie together.
    private let packed: [UInt64]
    /// Patterns without a literal that may match here, by needle.
    private let likely: [Int32]

    /// - Parameters:
    ///   - hits: in any order.
    ///   - likely: needles, in any order.
    init(_ hits: [LiteralHit], likely: [Int32] = []) {
        var packed = hits.map { UInt64($0.literal) << 32 | UInt64($0.start) }
        packed.sort()
        self.packed = packed
        self.likely = likely
    }

    /// Whether a pattern without a literal may match.
    func mayMatch(_ needle: Int) -> Bool { likely.contains(Int32(truncatingIfNeeded: needle)) }

    /// Where the literals of a needle start, by literal and then by place.
    func places(of needle: Needle) -> some Sequence<(literal: Int, start: Int)> {
        let first = firstIndex(of: needle.literals.lowerBound)
        let last = UInt64(needle.literals.upperBound) << 32
        return packed[first...].lazy.prefix { $0 < last }.map {
            (literal: Int($0 >> 32) - needle.literals.lowerBound, start: Int($0 & 0xFFFF_FFFF))
        }
    }

    func has(_ needle: Needle) -> Bool {
        let first = firstIndex(of: needle.literals.lowerBound)
        return first < packed.count && Int(packed[first] >> 32) < needle.literals.upperBound
    }

    /// Calls for each needle that was seen, given which literal belongs to which; some twice.
    func forEachNeedle(_ owners: [UInt32], _ body: (Int) -> Void) {
        var last: UInt32?
        for hit in packed {
            let needle = owners[Int(hit >> 32)]
            if needle != last { body(Int(needle)) }
            last = needle
        }
        for needle in likely { body(Int(needle)) }
    }

    private func firstIndex(of literal: Int) -> Int {
        let wanted = UInt64(literal) << 32
        var (low, high) = (0, packed.count)
        while low < high {
            let middle = (low + high) / 2
            if packed[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
