// SPDX-License-Identifier: MIT

import Text

/// How it is seen from afar that a pattern may match, and from where.
enum PatternSighting: Sendable {
    /// One of these literals stands in every match.
    case anchored(Anchor)
    /// No literal; the needle under which ``ShiftAnd`` reports it.
    case sifted(Int)
    /// Nothing is known: it may match anywhere.
    case unforeseen

    /// A class, so that looking at one copies nothing.
    final class Anchor: Sendable {
        let needle: Needle
        /// For each literal, how many bytes lie between the start of a match and the literal.
        let before: [ClosedRange<Int>]
        /// A second requirement, anywhere in the text.
        let also: Needle?

        init(_ anchor: Requirement, and also: Requirement?, _ matcher: inout MatcherBuilder) {
            needle = matcher.phrases(anchor.literals.lazy.map(\.bytes))
            before = anchor.literals.map(\.before)
            self.also = also.map { matcher.phrases($0.literals.lazy.map(\.bytes)) }
        }
    }

    init(
        of pattern: Pattern, in field: Field, isFolded: Bool, _ matcher: inout MatcherBuilder
    ) {
        guard let tree = PatternSyntax.tree(of: pattern.source, flags: pattern.flags) else {
            self = .unforeseen
            return
        }
        let required = PatternNeeds(of: tree)
        if let anchor = required.anchor {
            self = .anchored(Anchor(anchor, and: required.also, &matcher))
        } else if let form = LinearForm(of: tree) {
            self = .sifted(matcher.pattern(form, in: field, isFolded: isFolded))
        } else if let makeshift = required.makeshift {
            self = .anchored(Anchor(makeshift, and: nil, &matcher))
        } else {
            self = .unforeseen
        }
    }

    /// What is seen before the pattern can match.
    var needle: Int? {
        switch self {
        case .anchored(let anchor): anchor.also?.id ?? anchor.needle.id
        case .sifted(let needle): needle
        case .unforeseen: nil
        }
    }

    /// Where a match may start: ranges in order with gaps between them; none where it cannot match.
    ///
    /// - Parameters:
    ///   - view: the value; the ranges are of its folded text where the pattern is `folded`, else
    ///     of the text as written. They end at the text's end at most, which is included.
    ///   - sightings: in that value.
    ///   - isFolded: see above.
    ///   - windows: emptied and filled, so that one buffer serves many patterns.
    func find(
        in view: FoldedPassage, _ sightings: Sightings, isFolded: Bool,
        into windows: inout [Range<Int>]
    ) {
        windows.removeAll(keepingCapacity: true)
        switch self {
        case .unforeseen: windows.append(0..<view.count(isFolded) + 1)
        case .sifted(let needle):
            if sightings.mayMatch(needle) { windows.append(0..<view.count(isFolded) + 1) }
        case .anchored(let anchor):
            if let also = anchor.also, !sightings.has(also) { return }
            for (literal, start) in sightings.places(of: anchor.needle) {
                let place = view.place(ofLiteralAt: start, isFolded)
                let before = anchor.before[literal]
                guard place >= before.lowerBound else { continue }
                windows.append(
                    max(0, place - before.upperBound)..<place - before.lowerBound + 1)
            }
            windows.merge()
        }
    }
}

extension [Range<Int>] {
    /// Makes of windows in any order the same places, in order and each once.
    fileprivate mutating func merge() {
        guard count > 1 else { return }
        sort { $0.lowerBound < $1.lowerBound }
        var last = 0
        for window in self[1...] {
            if window.lowerBound <= self[last].upperBound {
                let end = Swift.max(self[last].upperBound, window.upperBound)
                self[last] = self[last].lowerBound..<end
            } else {
                last += 1
                self[last] = window
            }
        }
        removeLast(count - last - 1)
    }
}

extension FoldedPassage {
    fileprivate func count(_ isFolded: Bool) -> Int {
        isFolded ? folded.bytes.count : passage.text.utf8.count
    }

    /// Where a literal that was seen starts in the folded text or in the text as written.
    fileprivate func place(ofLiteralAt start: Int, _ isFolded: Bool) -> Int {
        let place = search.folded(start..<start + 1)
        return isFolded ? place.lowerBound : folded.original(place).lowerBound
    }
}
