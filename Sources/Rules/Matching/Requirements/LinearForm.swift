// SPDX-License-Identifier: MIT

import Glibc

/// A pattern as a plain row of byte sets, which each match passes through from left to right.
///
/// Much that is no match passes too: branches are laid over each other, and what is optional
/// becomes bytes that may stand between two others. For patterns that require no literal.
package struct LinearForm: Hashable, Sendable {
    struct Step: Hashable {
        /// The byte that leads here.
        var bytes: ByteSet
        /// Any number of these may follow before the next step.
        var loop = ByteSet()
    }

    /// Longer rows are hardly rarer, and each step takes a bit.
    private static let longest = 20
    /// Bits: below it a form reports every other comment; what is above the second is not worth
    /// another step.
    private static let rareEnough = 11.0
    private static let veryRare = 28.0
    private static let costOfStep = 0.3

    let steps: [Step]

    /// Nil where too many texts would pass.
    init?(of tree: PatternTree) {
        guard let best = Self.rarest(of: Chain(tree).steps) else { return nil }
        steps = best
    }

    package init?(of pattern: String, flags: Set<Pattern.Flag>) {
        guard let tree = PatternSyntax.tree(of: pattern, flags: flags) else { return nil }
        self.init(of: tree)
    }

    /// The stretch that tells the most.
    private static func rarest(of steps: [Step]) -> [Step]? {
        let bits = steps.map { -log2(share(of: $0.bytes)) }
        let passing = steps.map { log2(max(1e-4, 1.0001 - share(of: $0.loop))) }
        var best: (worth: Double, range: Range<Int>)?
        for start in steps.indices {
            var sum = 0.0
            for end in start..<min(steps.count, start + longest) {
                sum += bits[end] + (end > start ? passing[end - 1] : 0)
                let worth = min(sum, veryRare) - costOfStep * Double(end - start)
                if worth > best?.worth ?? rareEnough { best = (worth, start..<end + 1) }
            }
        }
        return best.map { Array(steps[$0.range]) }
    }
}

/// The steps of a part of a pattern.
private struct Chain {
    /// Further steps would not be looked at.
    private static let longest = 64

    private(set) var steps: [LinearForm.Step] = []
    /// What may stand in front of the first step; all of it where there is none.
    private var lead = ByteSet()
    /// Every byte that may occur.
    private var bytes = ByteSet()

    private init() {}

    init(_ tree: PatternTree) {
        switch tree {
        case .assertion: self.init()
        case .anything: self.init(gap: .all)
        case .scalar(let set): self.init(set)
        case .sequence(let items):
            self.init()
            for item in items { append(Chain(item)) }
        case .alternation(let branches): self.init(anyOf: branches.map { Chain($0) })
        case .repeated(let item, let counts): self.init(Chain(item), counts)
        case .atomic(let item): self.init(item)
        }
    }

    private init(gap bytes: ByteSet) {
        lead = bytes
        self.bytes = bytes
    }

    private init(_ item: Chain, _ counts: ClosedRange<Int>) {
        let copies = min(counts.lowerBound, Self.longest)
        for _ in 0..<copies { append(item) }
        if counts.upperBound > copies { append(Chain(gap: item.bytes)) }
    }

    private mutating func append(_ next: Chain) {
        bytes.formUnion(next.bytes)
        if steps.isEmpty {
            lead.formUnion(next.lead)
            steps = next.steps
        } else if steps.count < Self.longest {
            steps[steps.count - 1].loop.formUnion(next.lead)
            steps += next.steps
        } else {
            steps[steps.count - 1].loop.formUnion(next.bytes)
        }
    }

    /// The branches laid over each other, as far as the shortest goes.
    private init(anyOf branches: [Chain]) {
        let length = branches.map(\.steps.count).min() ?? 0
        for branch in branches {
            bytes.formUnion(branch.bytes)
            lead.formUnion(length == 0 ? branch.bytes : branch.lead)
        }
        steps = (0..<length).map { index in
            branches.reduce(into: LinearForm.Step(bytes: ByteSet())) { step, branch in
                step.bytes.formUnion(branch.steps[index].bytes)
                step.loop.formUnion(branch.steps[index].loop)
            }
        }
        guard length > 0 else { return }
        for step in branches.flatMap({ $0.steps.dropFirst(length) }) {
            steps[length - 1].loop.formUnion(step.bytes.union(step.loop))
        }
    }

    /// One scalar: its first byte, then any bytes that go on; byte for byte where it is one of
    /// many bytes.
    private init(_ set: ScalarSet) {
        if set.ascii.isEmpty, !set.isCaseless, set.listed.count == 1 {
            steps = String(set.listed[0]).utf8.map { LinearForm.Step(bytes: ByteSet([$0])) }
        } else {
            let beyond = set.bytesBeyond
            let first = set.ascii.union(beyond.intersection(.leads))
            steps = [LinearForm.Step(bytes: first, loop: beyond.intersection(.continuations))]
        }
        for step in steps { bytes.formUnion(step.bytes.union(step.loop)) }
    }
}

extension ScalarSet {
    /// The bytes of its scalars beyond ASCII.
    fileprivate var bytesBeyond: ByteSet {
        switch beyond {
        case .none: ByteSet()
        case .listed(let scalars) where !isCaseless:
            ByteSet(scalars.flatMap { Array(String($0).utf8) })
        default: ByteSet.leads.union(.continuations)
        }
    }
}
