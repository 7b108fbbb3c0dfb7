// SPDX-License-Identifier: MIT

extension SquashedText {
    /// Every place where a phrase stands in a disguise, as ranges of the folded bytes that do
    /// not overlap.
    ///
    /// A disguise is one or more of these, and the whole of a word or of a row of single letters:
    ///
    /// * signs in the place of letters (`c1al1s`, `$lot`), where at least half are letters as
    ///   written; a digit other than 0 at a word's end alone is a number (`slot5`); in a word of
    ///   six letters or more also `l` for `i` and the other way round (`Vlagra`);
    /// * letters set apart: each by white space or signs (`v i a g r a`, `v.i.a`), or a word cut
    ///   by signs that nobody writes inside words (`via*gra`) or twice by others (`vi.ag.ra`),
    ///   while one hyphen or point is spelling (`on-line`), as are hyphens and middle dots between
    ///   syllables (`vi-ag-ra`, but not `v-i-agra`) and apostrophes (`What's`);
    /// * look-alike letters of another script, full-width or mathematical ones, or something
    ///   invisible inside (see `isHidden`);
    /// * letters repeated twice or more inside a word beyond the spelling (`viiiagra`): one letter
    ///   more or a doubled consonant is another word (`Cassino`), a drawn-out end is a cry
    ///   (`casinooo`).
    ///
    /// A phrase of fewer than six letters must be all of a row of single letters. A longer one
    /// that is disguised so, not by look-alikes, may have up to four digits directly behind it
    /// (`cas1no88`), and its words may run together (`sl0tgac0r`).
    ///
    /// The word as one would write it, in capitals or with accents, is none of these.
    ///
    /// Not undone are mark-up inside a word (`via<b></b>gra`) and one ordinary cut (`via-gra`), which
    /// honest words have as well.
    ///
    /// Linear in the text times the length of the phrase at worst; in ordinary text one search.
    ///
    /// - Parameter phrase: written plainly; an empty one occurs nowhere.
    /// - Returns: ranges in order, never empty ones.
    package func occurrences(of phrase: SquashedPhrase) -> [Range<Int>] {
        let found = phrase.skeletons.flatMap { candidates($0, phrase) }
        guard !found.isEmpty || mayHide else { return [] }
        var (hidden, plain): ([Range<Int>], ArraySlice<Range<Int>>) = ([], [])
        for place in folded.occurrences(of: phrase.plain, wholeWords: true) {
            if isHidden(place) { hidden.append(place) } else { plain.append(place) }
        }
        var end = 0
        let ordered = (found + hidden).sorted {
            ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound)
        }
        return ordered.filter { range in
            while let next = plain.first, next.upperBound <= range.lowerBound {
                _ = plain.popFirst()
            }
            let isPlain = plain.first.map { $0.lowerBound < range.upperBound } ?? false
            guard range.lowerBound >= end, !isPlain else { return false }
            end = range.upperBound
            return true
        }
    }

    /// What a stretch of the folded bytes was in the text as written: whole scalars.
    package func original(_ range: Range<Int>) -> Range<Int> { folded.original(range) }

    private func candidates(_ skeleton: FoldedPhrase, _ phrase: SquashedPhrase) -> [Range<Int>] {
        var search = PhraseSearch(skeleton, wholeWords: false)
        var found: [Range<Int>] = []
        while let next = search.nextOverlapping(in: bytes.span) {
            let place = origin(next)
            let end = place.upperBound + (phrase.isUnmistakable ? number(at: place.upperBound) : 0)
            guard isBorder(place.lowerBound), isBorder(end), isWhole(place, phrase),
                let reading = Reading(of: signs, at: place, as: phrase), reading.isDisguise
            else { continue }
            found.append(Int(signs[place.lowerBound].start)..<signs[end - 1].end)
        }
        return found
    }

    /// How many digits are glued to the sign before, up to four, as in `cas1no88`.
    private func number(at start: Int) -> Int {
        signs[start...].prefix(4).prefix { $0.gap.isNone && $0.scalar.isDigit }.count
    }

    /// Whether rows of single letters begin and end where the phrase does.
    private func isWhole(_ place: Range<Int>, _ phrase: SquashedPhrase) -> Bool {
        if phrase.isUnmistakable { return true }
        let (first, last) = (place.lowerBound, place.upperBound - 1)
        let isRowBefore = first > 0 && place.count > 1 && isRow(first - 1, first, first + 1)
        let isRowBehind =
            last + 1 < signs.count && place.count > 1 && isRow(last - 1, last, last + 1)
        return !isRowBefore && !isRowBehind
    }

    /// Whether three neighbours are single letters, set apart in the same way.
    private func isRow(_ a: Int, _ b: Int, _ c: Int) -> Bool {
        signs[b].gap == signs[c].gap && [a, b, c].allSatisfy(signs.isAlone)
    }

    private func isBorder(_ index: Int) -> Bool {
        index == 0 || index == signs.count || !signs[index].gap.isNone || signs[index].isUnspaced
            || signs[index - 1].isUnspaced
    }
}
