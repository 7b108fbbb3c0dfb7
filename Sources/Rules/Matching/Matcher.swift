// SPDX-License-Identifier: MIT

import Text

/// Everything that the rules of a set look for in texts, found in one pass over each text.
///
/// Phrases, list entries and what patterns require are literals of one index; patterns that
/// require none are sifted together by ``ShiftAnd``. What is seen here is then looked at closely,
/// and only that: a set of many thousand rules costs what its few candidates cost.
struct Matcher: Sendable {
    private let folded: LiteralIndex
    private let squashed: LiteralIndex
    /// The needle of each literal.
    private let foldedOwners: [UInt32]
    private let squashedOwners: [UInt32]
    /// For each literal of the folded view, whether it counts as a whole word only.
    private let areWords: [Bool]
    private let sieves: [Sieve]

    /// Patterns on one field that require no literal.
    struct Sieve: Sendable {
        let field: Field
        let isFolded: Bool
        let forms: ShiftAnd
        /// Of each form.
        let needles: [Int32]
    }

    init(_ builder: MatcherBuilder) {
        folded = LiteralIndex(builder.folded.pool)
        squashed = LiteralIndex(builder.squashed.pool)
        foldedOwners = builder.folded.owners
        squashedOwners = builder.squashed.owners
        areWords = builder.folded.areWords
        sieves = builder.sieves
    }

    /// The needle of each literal of a view.
    func owners(_ view: TextView) -> [UInt32] {
        switch view {
        case .folded: foldedOwners
        case .squashed: squashedOwners
        }
    }

    /// What is seen in a value of a field.
    func sightings(in value: FoldedPassage, of field: Field) -> Sightings {
        var hits: [LiteralHit] = []
        let (search, written) = (value.search.bytes, value.passage.text)
        folded.scan(search.span, into: &hits)
        dropInsideWords(&hits, of: search.span)
        var likely: [Int32] = []
        for sieve in sieves where sieve.field == field {
            var found: [Int32] = []
            if sieve.isFolded {
                let folded = value.folded.bytes
                sieve.forms.scan(folded.span, into: &found)
            } else {
                sieve.forms.scan(written.utf8.span, into: &found)
            }
            likely += found.map { sieve.needles[Int($0)] }
        }
        return Sightings(hits, literals: foldedOwners.count, likely: likely)
    }

    /// Which literals stand in a text that is searched.
    func literals(in text: Span<UInt8>, _ seen: inout SeenLiterals) {
        seen.begin(literals: foldedOwners.count)
        folded.scan(text, to: &seen)
    }

    /// What is seen of phrases that may be disguised.
    func sightings(in value: SquashedPassage) -> Sightings {
        var hits: [LiteralHit] = []
        squashed.scan(value.squashed.bytes.span, into: &hits)
        return Sightings(hits, literals: squashedOwners.count)
    }

    /// Leaves out what begins or ends inside a word of ASCII letters and digits though it counts as
    /// a whole word only: of short list entries nearly all, before anything is done with them.
    private func dropInsideWords(_ hits: inout [LiteralHit], of text: Span<UInt8>) {
        let lengths = folded.pool
        hits.removeAll { hit in
            let literal = Int(hit.literal)
            guard areWords[literal] else { return false }
            let start = Int(hit.start)
            let end = start + lengths.range(of: literal).count
            return text.isInsidePlainWord(start) || text.isInsidePlainWord(end)
        }
    }
}

extension Span<UInt8> {
    /// Whether there is a small letter or a digit of ASCII on both sides of a position.
    fileprivate func isInsidePlainWord(_ position: Int) -> Bool {
        position > 0 && position < count && isPlainWord(self[position - 1])
            && isPlainWord(self[position])
    }
}

@inline(__always) private func isPlainWord(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10
}
