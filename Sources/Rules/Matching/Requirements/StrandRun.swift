// SPDX-License-Identifier: MIT

/// The items of a sequence, one behind the other: how long all their texts are known, what these
/// are, and the requirements that were found on the way.
struct StrandRun {
    /// Longer texts are not rarer.
    private static let longest = 48

    /// How many texts are kept apart.
    private let limit: Int
    private var strands: [Strand] = [.empty]
    /// Where these begin, from the start of the sequence.
    private var start = ByteWidth.zero
    private var isWhole = true
    private(set) var width = ByteWidth.zero
    private var found: [Requirement] = []

    init(limit: Int) { self.limit = limit }

    /// All texts of the sequence, if they are known.
    var whole: [Strand]? { isWhole ? strands : nil }

    var requirements: [Requirement] { isWhole ? found : found + [current].compactMap(\.self) }

    mutating func append(_ item: PartNeeds) {
        found += item.inside.map { $0.shifted(by: width) }
        if let next = item.strands, strands.count * next.count <= limit, !isLong {
            join(next)
        } else {
            close()
            if let next = item.strands, next.count <= limit {
                begin(with: next)
            } else {
                pass(item)
            }
        }
        width = width + item.width
    }

    private var isLong: Bool { strands.contains { $0.bytes.count > Self.longest } }

    private mutating func join(_ next: [Strand]) {
        if next.count == 1 {
            for index in strands.indices { strands[index].append(next[0]) }
        } else {
            strands = StrandSet(strands.flatMap { left in next.map { left + $0 } }).all
        }
    }

    private mutating func close() {
        if let current { found.append(current) }
        isWhole = false
    }

    private mutating func begin(with next: [Strand]) {
        strands = next
        start = width
    }

    /// Leaves out an item whose texts are too many, or not known.
    private mutating func pass(_ item: PartNeeds) {
        let all = item.strands.map { $0.map { $0.literal(at: width) } }
        if let all, let requirement = Requirement(all) { found.append(requirement) }
        strands = [.empty]
        start = width + item.width
    }

    private var current: Requirement? { Requirement(strands.map { $0.literal(at: start) }) }
}
