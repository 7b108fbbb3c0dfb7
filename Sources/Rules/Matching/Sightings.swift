// SPDX-License-Identifier: MIT

/// Where the literals of all rules stand in one value of a field.
struct Sightings: Sendable {
    /// Literal and place in one number, sorted: so those of a needle lie together.
    private let packed: [UInt64]
    /// Patterns without a literal that may match here, by needle.
    private let likely: [Int32]

    /// - Parameters:
    ///   - hits: those of one literal from left to right.
    ///   - literals: how many there are in all.
    ///   - likely: needles, in any order.
    init(_ hits: [LiteralHit], literals: Int, likely: [Int32] = []) {
        packed =
            hits.count > 64 && hits.count > literals / 16
            ? grouped(hits, literals) : hits.map(\.packed).sorted()
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
        packed.firstIndex(notBelow: UInt64(literal) << 32) { $0 }
    }
}

extension LiteralHit {
    fileprivate var packed: UInt64 { UInt64(literal) << 32 | UInt64(start) }
}

/// Hits by literal, as sorting gives them, in time linear in their number: a hostile text has some
/// hundred thousand.
private func grouped(_ hits: [LiteralHit], _ literals: Int) -> [UInt64] {
    var places = [Int32](repeating: 0, count: literals + 1)
    for hit in hits { places[Int(hit.literal) + 1] += 1 }
    for literal in 0..<literals { places[literal + 1] += places[literal] }
    var packed = [UInt64](repeating: 0, count: hits.count)
    for hit in hits {
        packed[Int(places[Int(hit.literal)])] = hit.packed
        places[Int(hit.literal)] += 1
    }
    return packed
}
