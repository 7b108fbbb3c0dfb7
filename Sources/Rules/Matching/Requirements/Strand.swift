// SPDX-License-Identifier: MIT

import Text

/// One text that a part of a pattern may match, as the scan text shows it.
struct Strand: Hashable, Sendable {
    static let empty = Strand(bytes: [], lead: .zero, width: .zero)
    /// Any run of white space is one space.
    static func white(_ width: ByteWidth) -> Strand {
        Strand(bytes: [0x20], lead: width, width: width)
    }

    private(set) var bytes: [UInt8]
    /// What the white space at the start takes in the original text.
    private(set) var lead: ByteWidth
    /// What all of it takes there.
    private(set) var width: ByteWidth

    var isBlank: Bool { bytes.isEmpty || bytes == [0x20] }

    mutating func append(_ next: Strand) {
        if isBlank { lead = width + next.lead }
        width = width + next.width
        let merges = bytes.last == 0x20 && next.bytes.first == 0x20
        bytes += next.bytes.dropFirst(merges ? 1 : 0)
    }

    static func + (left: Strand, right: Strand) -> Strand {
        var both = left
        both.append(right)
        return both
    }

    /// The two as one, where both have the same bytes.
    mutating func widen(by other: Strand) {
        lead = lead.union(other.lead)
        width = width.union(other.width)
    }

    /// Without white space around it, whose extent the scan text does not tell, and without an
    /// end that another scalar behind it could change.
    func literal(at start: ByteWidth) -> RequiredLiteral {
        let before = start + lead
        var bytes = bytes.drop { $0 == 0x20 }
        while bytes.last == 0x20 { bytes.removeLast() }
        bytes.removeLast(LoneFold.unsettled(in: Array(bytes)))
        while bytes.last == 0x20 { bytes.removeLast() }
        return RequiredLiteral(bytes: Array(bytes), before: before.low...before.high)
    }
}

extension Strand {
    /// What the scalars of a set look like; nil where that depends on what stands around them.
    static func all(of set: ScalarSet, limit: Int) -> [Strand]? {
        guard set.beyond != .any, !set.foldsByCase else { return nil }
        var strands: [Strand] = []
        for scalar in set.ascii.members.map({ Unicode.Scalar($0) }) + set.listed {
            let isVaried = set.isCaseless && !scalar.isASCII
            let utf8 = UTF8.width(scalar)
            let width = ByteWidth(low: isVaried ? 1 : utf8, high: isVaried ? 4 : utf8)
            guard let strand = Strand(scalar, width) else { return nil }
            if let same = strands.firstIndex(where: { $0.bytes == strand.bytes }) {
                strands[same].widen(by: strand)
            } else if strands.count < limit {
                strands.append(strand)
            } else {
                return nil
            }
        }
        return strands.isEmpty ? nil : strands
    }

    private init?(_ scalar: Unicode.Scalar, _ width: ByteWidth) {
        guard let fold = LoneFold(scalar) else { return nil }
        if fold.bytes == [0x20] || fold.bytes == [0x0A] {
            self = .white(width)
        } else if fold.bytes.contains(where: { $0 == 0x20 || $0 == 0x0A }) {
            return nil
        } else {
            self = Strand(bytes: fold.bytes, lead: .zero, width: width)
        }
    }
}

/// Strands without their duplicates, in the order in which they came.
struct StrandSet {
    private(set) var all: [Strand] = []
    private var places: [[UInt8]: Int] = [:]

    init(_ strands: [Strand] = []) {
        for strand in strands { insert(strand) }
    }

    mutating func insert(_ strand: Strand) {
        if let place = places[strand.bytes] {
            all[place].widen(by: strand)
        } else {
            places[strand.bytes] = all.count
            all.append(strand)
        }
    }
}
