// SPDX-License-Identifier: MIT

import Comments
import Text

/// Literals and patterns looked for together in one text: what a rule set does before it thinks.
///
/// The rules use the same parts one by one, and only for what they still need to know; here
/// everything is found, so that it can be held against a naive search and timed.
package struct NeedleSet: Sendable {
    package enum Needle: Sendable {
        /// Found in the folded text, as part of a word too, as `contains part` does.
        case literal(String)
        /// Found in the text as written, as `matches` does.
        case pattern(Pattern)
    }

    fileprivate enum Hunt: Sendable {
        case literal(Rules.Needle, length: Int)
        case pattern(Pattern, PatternSighting)
    }

    private let hunts: [Hunt]
    /// The hunt that each number of the matcher leads to; -1 for what only helps another.
    private let byNumber: [Int32]
    /// Hunts that have to be tried on every text.
    private let always: [Int]
    /// All are literals, so that the number of a literal is that of its needle.
    private let isPureLiterals: Bool
    private let matcher: Matcher

    package init(_ needles: [Needle]) {
        var builder = MatcherBuilder()
        hunts = needles.map { needle in
            switch needle {
            case .literal(let text):
                let bytes = FoldedPhrase(text).bytes
                return .literal(builder.phrases(CollectionOfOne(bytes)), length: bytes.count)
            case .pattern(let pattern):
                return .pattern(
                    pattern, PatternSighting(of: pattern, in: .body, isFolded: false, &builder))
            }
        }
        var byNumber = [Int32](repeating: -1, count: builder.needleCount)
        var always: [Int] = []
        for (index, hunt) in hunts.enumerated() {
            if let number = hunt.number {
                byNumber[number] = Int32(truncatingIfNeeded: index)
            } else {
                always.append(index)
            }
        }
        (self.byNumber, self.always) = (byNumber, always)
        isPureLiterals = hunts.allSatisfy { if case .literal = $0 { true } else { false } }
        matcher = Matcher(builder)
    }

    /// Finds what stands in a text.
    ///
    /// - Parameters:
    ///   - text: the text as written.
    ///   - limit: how many places of one needle are wanted.
    ///   - scratch: this thread's own.
    ///   - budget: asked during long searches.
    ///   - found: called for each needle that was found, in no order, with ranges of bytes of the
    ///     text as written.
    /// - Throws: the first interruption.
    package func search(
        _ text: String, limit: Int, scratch: MatchScratch, budget: WorkBudget = .unlimited,
        found: (Int, [Range<Int>]) -> Void
    ) throws(Interruption) {
        let view = FoldedPassage(Passage(whole: text, of: .body))
        let sightings = matcher.sightings(in: view, of: .body)
        var due = always
        sightings.forEachNeedle(matcher.owners(.folded)) { number in
            let hunt = Int(byNumber[number])
            if hunt >= 0 { due.append(hunt) }
        }
        due.sort()
        var windows: [Range<Int>] = []
        var last = -1
        for index in due where index != last {
            last = index
            switch hunts[index] {
            case .literal(let needle, let length):
                let places = places(of: needle, length, in: view, sightings, limit)
                if !places.isEmpty { found(index, places) }
            case .pattern(let pattern, let sighting):
                sighting.find(in: view, sightings, isFolded: false, into: &windows)
                guard !windows.isEmpty else { continue }
                let places = try pattern.matches(
                    in: text.utf8.span, windows, limit: limit, scratch: scratch, budget: budget)
                if !places.isEmpty { found(index, places) }
            }
        }
    }

    /// Finds which needles stand in a text, without where: much the quicker for literals alone.
    ///
    /// - Parameters: see the search for places.
    /// - Throws: the first interruption.
    package func matches(
        in text: String, scratch: MatchScratch, budget: WorkBudget = .unlimited,
        found: (Int) -> Void
    ) throws(Interruption) {
        guard isPureLiterals else {
            return try search(text, limit: 1, scratch: scratch, budget: budget) { needle, _ in
                found(needle)
            }
        }
        scratch.search.fill(with: text)
        matcher.literals(in: scratch.search.bytes.span, &scratch.seen)
        for literal in scratch.seen.found { found(Int(literal)) }
    }

    private func places(
        of needle: Rules.Needle, _ length: Int, in view: FoldedPassage, _ sightings: Sightings,
        _ limit: Int
    ) -> [Range<Int>] {
        var places = PhrasePlaces(view.search, wholeWords: false)
        for (_, start) in sightings.places(of: needle) where places.found.count < limit {
            places.add(start, of: 0, length: length)
        }
        return places.found.map { view.folded.original(view.search.folded($0)) }
    }
}

extension NeedleSet.Hunt {
    /// Under which number of the matcher it is seen; nil where it must be tried on every text.
    fileprivate var number: Int? {
        switch self {
        case .literal(let needle, _): needle.id
        case .pattern(_, let sighting): sighting.needle
        }
    }
}
