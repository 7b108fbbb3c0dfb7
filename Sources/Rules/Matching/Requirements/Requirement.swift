// SPDX-License-Identifier: MIT

/// A text that stands in a match, as the scan text shows it: folded, in lower case, each run of
/// white space one space.
package struct RequiredLiteral: Hashable, Sendable {
    package let bytes: [UInt8]
    /// How many bytes of the original text lie between the place where matching starts (before
    /// any `\K`) and the literal; up to `.max` where there is no bound.
    package let before: ClosedRange<Int>
}

/// Some literals, one of which stands in every match.
package struct Requirement: Hashable, Sendable {
    /// More are not worth the memory.
    private static let most = 4000
    /// Half bits: below it a literal stands in one comment of six or so.
    static let rareEnough = 24
    /// Half bits: below it a literal stands in most comments, and a look at the pattern is as cheap.
    private static let worthLooking = 16

    package let literals: [RequiredLiteral]
    /// Twice the bits that finding any of them is worth.
    package let rarity: Int

    /// Nil where the literals are too many, too short or too common to be worth looking for.
    init?(_ literals: [RequiredLiteral]) {
        guard 1...Self.most ~= literals.count, literals.allSatisfy({ $0.bytes.count > 1 }) else {
            return nil
        }
        rarity = Rules.rarity(ofAny: literals)
        guard rarity >= Self.worthLooking else { return nil }
        self.literals = literals
    }

    /// Whether every literal stands within a known distance of the match's start.
    package var isBounded: Bool { literals.allSatisfy { $0.before.upperBound < .max } }

    /// The same, seen from a start that lies further in front.
    func shifted(by width: ByteWidth) -> Requirement {
        Requirement(
            unchecked: literals.map { literal in
                let old = ByteWidth(
                    low: literal.before.lowerBound, high: literal.before.upperBound)
                let new = old + width
                return RequiredLiteral(bytes: literal.bytes, before: new.low...new.high)
            }, rarity)
    }

    private init(unchecked literals: [RequiredLiteral], _ rarity: Int) {
        self.literals = literals
        self.rarity = rarity
    }
}

/// What any match of a pattern must hold, as far as that is known.
package struct PatternNeeds: Hashable, Sendable {
    /// Gives the windows in which a match may start: bounded, where the pattern allows it.
    package let anchor: Requirement?
    /// A rarer one that must occur as well.
    package let also: Requirement?
    /// Common, but better than none: for a pattern that has no anchor and cannot be sifted either.
    package let makeshift: Requirement?
}

/// Reads what a pattern needs: claims only what is certain, and nothing where it is not.
///
/// - Parameters:
///   - pattern: one that PCRE2 compiles.
///   - flags: of the pattern.
/// - Returns: what stands in every match.
package func needs(of pattern: String, flags: Set<Pattern.Flag>) -> PatternNeeds {
    guard let tree = PatternSyntax.tree(of: pattern, flags: flags) else {
        return PatternNeeds(anchor: nil, also: nil, makeshift: nil)
    }
    return PatternNeeds(of: tree)
}

extension PatternNeeds {
    init(of tree: PatternTree) {
        let known = PartNeeds(tree).requirements
        let found = known.filter { $0.rarity >= Requirement.rareEnough }
        let rarest = found.max { $0.rarity < $1.rarity }
        let bounded = found.filter(\.isBounded).max { $0.rarity < $1.rarity }
        let anchor = bounded ?? rarest
        self.anchor = anchor
        also = rarest.flatMap { $0.rarity > (anchor?.rarity ?? 0) ? $0 : nil }
        makeshift = anchor == nil ? known.max { $0.rarity < $1.rarity } : nil
    }
}
