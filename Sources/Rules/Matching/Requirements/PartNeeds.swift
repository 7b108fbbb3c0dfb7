// SPDX-License-Identifier: MIT

/// What is known about a part of a pattern.
struct PartNeeds {
    /// All texts that the part may match; nil where they are too many or not known.
    var strands: [Strand]?
    /// What it takes in the original text.
    var width: ByteWidth
    /// Each stands in every match of the part; a few of the best.
    private(set) var inside: [Requirement] = []

    /// More texts in an alternation are not kept apart.
    private static let mostBranches = 3000
    /// Classes with more different letters are not written out.
    private static let mostLetters = 6
    /// Copies of a repeated part that are written out.
    private static let mostCopies = 8
    /// Items that their copies may come to.
    private static let mostItems = 32

    init(strands: [Strand]? = nil, width: ByteWidth, inside: [Requirement] = []) {
        self.strands = strands
        self.width = width
        self.inside = Self.best(of: inside)
    }

    init(_ tree: PatternTree) {
        switch tree {
        case .assertion: self.init(exactly: [.empty])
        case .anything: self.init(width: ByteWidth(low: 0, high: .max))
        case .scalar(let set):
            self.init(strands: Strand.all(of: set, limit: Self.mostLetters), width: set.width)
        case .alternation(let branches): self.init(anyOf: branches.map { PartNeeds($0) })
        case .sequence, .repeated, .atomic: self.init(sequence: Self.parts(of: tree))
        }
    }

    /// The items of a part, so that the texts of neighbours join: of `casino+`, all but what may
    /// follow the first `o`.
    private static func parts(of tree: PatternTree) -> [PartNeeds] {
        switch tree {
        case .sequence(let items): items.flatMap(parts)
        case .repeated(let item, let counts): parts(of: parts(of: item), counts)
        case .atomic(let item): parts(of: item)
        default: [PartNeeds(tree)]
        }
    }

    /// What the part requires, where it is a whole: at its start, what its texts are.
    var requirements: [Requirement] {
        guard let strands, let whole = Requirement(strands.map { $0.literal(at: .zero) }) else {
            return inside
        }
        return Self.best(of: inside + [whole])
    }

    private init(exactly strands: [Strand]) {
        let all = StrandSet(strands).all
        let widths = all.map(\.width)
        self.init(
            strands: all, width: widths.dropFirst().reduce(widths.first ?? .zero) { $0.union($1) })
    }

    /// The rarest, and the rarest whose distance from the start is bounded.
    private static func best(of requirements: [Requirement]) -> [Requirement] {
        let rarest = requirements.max { $0.rarity < $1.rarity }
        guard let rarest, !rarest.isBounded else { return rarest.map { [$0] } ?? [] }
        let bounded = requirements.filter(\.isBounded).max { $0.rarity < $1.rarity }
        return [rarest] + (bounded.map { [$0] } ?? [])
    }
}

extension PartNeeds {
    private init(sequence items: [PartNeeds]) {
        // One run keeps apart what classes and branches make of it, the other only what is
        // certain: `[a-e]viagra` is better looked for without its first letter.
        var combined = StrandRun(limit: 256)
        var plain = StrandRun(limit: 1)
        for item in items {
            combined.append(item)
            plain.append(item)
        }
        let inside = combined.requirements + plain.requirements
        if let strands = combined.whole {
            self.init(strands: strands, width: combined.width, inside: inside)
        } else {
            self.init(width: combined.width, inside: inside)
        }
    }

    private init(anyOf branches: [PartNeeds]) {
        let strands = branches.compactMap(\.strands)
        let count = strands.reduce(0) { $0 + $1.count }
        if strands.count == branches.count, count <= Self.mostBranches {
            self.init(exactly: strands.flatMap(\.self))
            return
        }
        let widths = branches.map(\.width)
        let width = widths.dropFirst().reduce(widths.first ?? .zero) { $0.union($1) }
        let all = branches.map(\.requirements)
        let sets = [
            all.map { $0.max { $0.rarity < $1.rarity } },
            all.map { $0.filter(\.isBounded).max { $0.rarity < $1.rarity } },
        ]
        self.init(width: width, inside: sets.compactMap(Self.union))
    }

    /// One requirement for all branches, if each has one.
    private static func union(_ branches: [Requirement?]) -> Requirement? {
        let known = branches.compactMap(\.self)
        guard known.count == branches.count else { return nil }
        return Requirement(known.flatMap(\.literals))
    }

    /// Items that are repeated together.
    private static func parts(of items: [PartNeeds], _ counts: ClosedRange<Int>) -> [PartNeeds] {
        let item = items.count == 1 ? items[0] : PartNeeds(sequence: items)
        if let strands = repeated(item, counts) { return [PartNeeds(exactly: strands)] }
        guard counts.lowerBound > 0 else { return [PartNeeds(width: item.width.repeated(counts))] }
        let copies = min(counts.lowerBound, mostCopies)
        let most = counts.upperBound == .max ? .max : counts.upperBound - copies
        let rest = PartNeeds(width: item.width.repeated(counts.lowerBound - copies...most))
        // Repeats within repeats would soon be very many items.
        let isShort = items.count * copies <= mostItems
        return Array(repeating: isShort ? items : [item], count: copies).flatMap(\.self) + [rest]
    }

    /// All texts of a repeated item, if they are few.
    private static func repeated(_ item: PartNeeds, _ counts: ClosedRange<Int>) -> [Strand]? {
        guard let strands = item.strands else { return nil }
        guard strands.map(\.bytes) != [[0x20]] else {
            let least = max(1, counts.lowerBound)
            let width = strands[0].width.repeated(least...max(least, counts.upperBound))
            return (counts.lowerBound == 0 ? [.empty] : []) + [.white(width)]
        }
        return counts.upperBound <= mostCopies ? copies(of: strands, counts) : nil
    }

    private static func copies(of strands: [Strand], _ counts: ClosedRange<Int>) -> [Strand]? {
        var run = StrandRun(limit: 256)
        var all: [Strand] = counts.lowerBound == 0 ? [.empty] : []
        for count in 1...max(1, counts.upperBound) where counts.upperBound > 0 {
            run.append(PartNeeds(exactly: strands))
            guard let copies = run.whole else { return nil }
            if count >= counts.lowerBound { all += copies }
        }
        return all
    }
}
