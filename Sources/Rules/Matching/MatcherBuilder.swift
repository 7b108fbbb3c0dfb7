// SPDX-License-Identifier: MIT

import Text

/// Gathers what the conditions of a set look for.
struct MatcherBuilder {
    struct Literals {
        var pool = LiteralPool()
        var owners: [UInt32] = []
        /// For each literal, whether it counts as a whole word only.
        var areWords: [Bool] = []
    }

    private(set) var folded = Literals()
    private(set) var squashed = Literals()
    private(set) var needleCount = 0
    private var forms: [SieveKey: (forms: [LinearForm], needles: [Int32])] = [:]
    private var lists: [String: Needle] = [:]

    private struct SieveKey: Hashable {
        let field: Field
        let isFolded: Bool
    }

    var sieves: [Matcher.Sieve] {
        forms.map { key, value in
            Matcher.Sieve(
                field: key.field, isFolded: key.isFolded, forms: ShiftAnd(value.forms),
                needles: value.needles)
        }
    }

    /// A needle of folded phrases, each run of white space in them one space.
    ///
    /// - Parameters:
    ///   - phrases: their bytes.
    ///   - wholeWords: whether the caller looks at whole words only, so that most places inside
    ///     words need not be handed on.
    /// - Returns: under which number they are seen.
    mutating func phrases(
        _ phrases: some Sequence<[UInt8]>, wholeWords: Bool = false
    ) -> Needle {
        Needle(
            id: nextNeedle(),
            literals: folded.add(phrases, of: needleCount - 1, areWords: wholeWords))
    }

    /// The needle of a list, whose entries count as whole words; several conditions may share it.
    mutating func list(_ name: String, _ phrases: LiteralPool) -> Needle {
        if let known = lists[name] { return known }
        let needle = Needle(
            id: nextNeedle(), literals: folded.add(phrases, of: needleCount - 1, areWords: true))
        lists[name] = needle
        return needle
    }

    /// A needle of skeletons in the squashed view.
    mutating func skeletons(_ skeletons: some Sequence<[UInt8]>) -> Needle {
        Needle(
            id: nextNeedle(),
            literals: squashed.add(skeletons, of: needleCount - 1, areWords: false))
    }

    /// The number of a pattern that requires no literal.
    mutating func pattern(_ form: LinearForm, in field: Field, isFolded: Bool) -> Int {
        let id = nextNeedle()
        let key = SieveKey(field: field, isFolded: isFolded)
        forms[key, default: ([], [])].forms.append(form)
        forms[key, default: ([], [])].needles.append(Int32(truncatingIfNeeded: id))
        return id
    }

    private mutating func nextNeedle() -> Int {
        defer { needleCount += 1 }
        return needleCount
    }
}

extension MatcherBuilder.Literals {
    fileprivate mutating func add(
        _ literals: some Sequence<[UInt8]>, of needle: Int, areWords: Bool
    ) -> Range<Int> {
        let first = pool.count
        for literal in literals { pool.append(literal) }
        return own(first..<pool.count, needle, areWords)
    }

    fileprivate mutating func add(
        _ literals: LiteralPool, of needle: Int, areWords: Bool
    ) -> Range<Int> {
        own(pool.append(contentsOf: literals), needle, areWords)
    }

    private mutating func own(
        _ literals: Range<Int>, _ needle: Int, _ areWords: Bool
    ) -> Range<Int> {
        owners += repeatElement(UInt32(truncatingIfNeeded: needle), count: literals.count)
        self.areWords += repeatElement(areWords, count: literals.count)
        return literals
    }
}
