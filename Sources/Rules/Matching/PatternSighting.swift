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

    struct Anchor: Sendable {
        let needle: Needle
        /// For each literal, how many bytes lie between the start of a match and the literal.
        let before: [ClosedRange<Int>]
        /// A second requirement, anywhere in the text.
        let also: Needle?
    }

    init(
        of pattern: Pattern, in field: Field, isFolded: Bool, _ matcher: inout MatcherBuilder
    ) {
        let required = needs(of: pattern.source, flags: pattern.flags)
        if let anchor = required.anchor {
            self = .anchored(
                Anchor(
                    needle: matcher.phrases(anchor.literals.lazy.map(\.bytes)),
                    before: anchor.literals.map(\.before),
                    also: required.also.map { matcher.phrases($0.literals.lazy.map(\.bytes)) }))
        } else if let form = LinearForm(of: pattern.source, flags: pattern.flags) {
            self = .sifted(matcher.pattern(form, in: field, isFolded: isFolded))
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
    /// - Returns: ranges of bytes.
    func windows(
        in view: FoldedPassage, _ sightings: Sightings, isFolded: Bool
    ) -> [Range<Int>] {
        let count = isFolded ? view.folded.bytes.count : view.passage.text.utf8.count
        switch self {
        case .unforeseen: return [0..<count + 1]
        case .sifted(let needle): return sightings.mayMatch(needle) ? [0..<count + 1] : []
        case .anchored(let anchor):
            if let also = anchor.also, !sightings.has(also) { return [] }
            return merged(
                sightings.places(of: anchor.needle).compactMap { literal, start in
                    let folded = view.search.folded(start..<start + 1)
                    let place =
                        isFolded ? folded.lowerBound : view.folded.original(folded).lowerBound
                    let before = anchor.before[literal]
                    guard place >= before.lowerBound else { return nil }
                    return max(0, place - before.upperBound)..<place - before.lowerBound + 1
                })
        }
    }

    /// The same places, in order and each once.
    private func merged(_ windows: [Range<Int>]) -> [Range<Int>] {
        guard windows.count > 1 else { return windows }
        var merged: [Range<Int>] = []
        for window in windows.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, window.lowerBound <= last.upperBound {
                merged[merged.count - 1] =
                    last.lowerBound..<max(last.upperBound, window.upperBound)
            } else {
                merged.append(window)
            }
        }
        return merged
    }
}
