// SPDX-License-Identifier: MIT

/// Something that is wrong with a pattern that PCRE2 compiles.
package struct PatternDoubt: Sendable, Equatable {
    package enum Kind: Sendable {
        /// It matches every text.
        case always
        /// It matches no text.
        case never
        /// A part of it does nothing.
        case idle
        /// It can take longer than any limit allows.
        case explosion
        /// It matches more than is meant.
        case loose
    }

    package let kind: Kind
    /// For the person who wrote it, with the mend.
    package let message: String
}

/// What is wrong with a pattern, as far as that is certain from the pattern alone.
///
/// - Parameters:
///   - pattern: one that PCRE2 compiles.
///   - flags: of the pattern.
/// - Returns: none where nothing is wrong, or where the pattern cannot be read for certain.
package func doubts(about pattern: String, flags: Set<Pattern.Flag>) -> [PatternDoubt] {
    guard let tree = PatternSyntax.tree(of: pattern, flags: flags) else { return [] }
    guard !tree.takesNothing else {
        return [
            PatternDoubt(
                kind: .always,
                message: "the pattern matches every text, because all of it may be left out: "
                    + "require something, for example with + in place of *")
        ]
    }
    let found: [(PatternDoubt.Kind, String?)] = [
        tree.impossibility.map { (.never, "the pattern can never match, because " + $0) }
            ?? (
                .idle,
                tree.contradiction.map {
                    "a part of the pattern can never match, because " + $0
                }
            ),
        (.explosion, tree.explosion(behind: [])), (.loose, tree.openDot),
    ]
    return found.compactMap { kind, message in
        message.map { PatternDoubt(kind: kind, message: $0) }
    }
}

extension PatternTree {
    /// Certain to match without taking anything, wherever it is tried.
    var takesNothing: Bool {
        switch self {
        case .scalar, .assertion, .anything: false
        case .sequence(let items): items.allSatisfy(\.takesNothing)
        case .alternation(let branches): branches.contains(where: \.takesNothing)
        case .repeated(let item, let counts): counts.lowerBound == 0 || item.takesNothing
        case .atomic(let item): item.takesNothing
        }
    }

    /// Certain to take a scalar.
    fileprivate var takesSomething: Bool {
        switch self {
        case .scalar: true
        case .assertion, .anything: false
        case .sequence(let items): items.contains(where: \.takesSomething)
        case .alternation(let branches): branches.allSatisfy(\.takesSomething)
        case .repeated(let item, let counts): counts.lowerBound > 0 && item.takesSomething
        case .atomic(let item): item.takesSomething
        }
    }

    /// The items of a sequence, those of sequences within it among them.
    fileprivate var items: [PatternTree] {
        switch self {
        case .sequence(let items): items.flatMap(\.items)
        case .atomic(let item): item.items
        default: [self]
        }
    }

    /// The parts that are tried on their own: branches, and what is repeated.
    fileprivate var inner: [PatternTree] {
        switch self {
        case .alternation(let branches): branches
        case .repeated(let item, _): [item]
        default: []
        }
    }
}

// MARK: - What can never match

extension PatternTree {
    /// Why none of it can ever match; nil where something may.
    fileprivate var impossibility: String? {
        switch self {
        case .scalar, .assertion, .anything: nil
        case .sequence, .atomic: clash ?? items.lazy.compactMap(\.obligation).first
        case .alternation(let branches):
            branches.allSatisfy { $0.impossibility != nil } ? branches.first?.impossibility : nil
        case .repeated: obligation
        }
    }

    /// Why an item that cannot be left out never matches.
    private var obligation: String? {
        switch self {
        case .repeated(let item, let counts): counts.lowerBound > 0 ? item.impossibility : nil
        case .alternation: impossibility
        // Those of a sequence are its own items.
        default: nil
        }
    }

    /// Why some part of it can never match.
    fileprivate var contradiction: String? {
        clash ?? items.lazy.flatMap(\.inner).compactMap(\.contradiction).first
    }

    /// Why its items never come one behind the other.
    private var clash: String? {
        let items = items
        for (index, item) in items.enumerated() {
            guard case .assertion(let assertion) = item else { continue }
            let before = items[..<index]
            let behind = items[(index + 1)...]
            switch assertion {
            case .textStart where before.contains(where: \.takesSomething):
                return "something must stand in front of the start of the text: "
                    + "take out ^, or write \\^ for the sign"
            case .lineStart where before.last?.staysInLine == true:
                return "no line break stands in front of ^: take out ^, or write \\^ for the sign"
            case .lineEnd where behind.first?.staysInLine == true:
                return "something must follow the end of the line: "
                    + "take out $, or write \\$ for the sign"
            case .textEnd where behind.contains(where: \.takesSomething):
                return "something must follow the end of the text: take out \\z"
            case .boundary where behind.first == .assertion(.noBoundary),
                .noBoundary where behind.first == .assertion(.boundary):
                return "\\b and \\B are never true at one place: take out one of them"
            default: continue
            }
        }
        return nil
    }

    /// One scalar, certainly no line break.
    private var staysInLine: Bool {
        guard case .scalar(let set) = self else { return false }
        return set.ascii.intersection(ByteSet([0x0A, 0x0D])).isEmpty
    }
}

// MARK: - What takes too long

extension PatternTree {
    /// A repeat of what is nothing but a repeat, with something behind it that fails on what is
    /// repeated: there are more ways to share out a long text than can be tried.
    ///
    /// - Parameter needed: what must follow, as sets of bytes; an empty one where a line must end.
    /// - Returns: the sentence, if there is such a repeat.
    fileprivate func explosion(behind needed: Set<ByteSet>) -> String? {
        switch self {
        case .sequence(let items):
            var needed = needed
            for item in items.reversed() {
                if let found = item.explosion(behind: needed) { return found }
                needed.formUnion(item.needed)
            }
            return nil
        case .atomic(let item): return item.explosion(behind: [])
        case .alternation(let branches):
            return branches.lazy.compactMap { $0.explosion(behind: needed) }.first
        case .repeated(let item, let counts):
            guard counts.upperBound == .max, let bytes = item.onlyRepeated, !bytes.isEmpty,
                needed.contains(where: { $0.intersection(bytes).isEmpty })
            else { return item.explosion(behind: needed) }
            return "a repeat within a repeat, such as (a+)+, can take longer than any limit"
                + " allows: leave one of the two out, or write the inner one with ++"
        default: return nil
        }
    }

    private var needed: Set<ByteSet> {
        switch self {
        case .scalar(let set): [set.ascii]
        case .assertion(.lineEnd), .assertion(.textEnd): [ByteSet()]
        case .sequence(let items): items.reduce(into: []) { $0.formUnion($1.needed) }
        case .repeated(let item, let counts) where counts.lowerBound > 0: item.needed
        case .atomic(let item): item.needed
        default: []
        }
    }

    /// The ASCII bytes of a repeat without bound, beside which nothing must be there.
    private var onlyRepeated: ByteSet? {
        switch self {
        case .repeated(.scalar(let set), let counts): counts.upperBound == .max ? set.ascii : nil
        case .alternation(let branches): branches.lazy.compactMap(\.onlyRepeated).first
        case .sequence(let items):
            items.indices.lazy.compactMap { index in
                items.indices.allSatisfy { $0 == index || items[$0].takesNothing }
                    ? items[index].onlyRepeated : nil
            }.first
        default: nil
        }
    }
}

// MARK: - What matches more than is meant

extension PatternTree {
    /// Endings of hosts that are no words.
    private static let endings: Set = ["com", "net", "org", "info", "biz", "ly", "ru", "cn"]

    /// `bit.ly` with a dot that stands for any sign.
    fileprivate var openDot: String? {
        let items = items
        for (index, item) in items.enumerated() where item.isDot {
            guard index > 0, items[index - 1].letter != nil else { continue }
            let ending = items[(index + 1)...].prefix { $0.letter != nil }.compactMap(\.letter)
            let next = items.dropFirst(index + 1 + ending.count).first
            guard next?.mayGoOn != true else { continue }
            let host = items[..<index].reversed().prefix { $0.letter != nil }.compactMap(\.letter)
            let name = String(String.UnicodeScalarView(host.reversed()))
            let last = String(String.UnicodeScalarView(ending))
            if Self.endings.contains(last) {
                return "the dot in \(name).\(last) stands for any sign:"
                    + " write \(name)\\.\(last) for the address"
            }
        }
        return items.lazy.flatMap(\.inner).compactMap(\.openDot).first
    }

    /// May be another letter of a word.
    private var mayGoOn: Bool {
        switch self {
        case .scalar(let set): !set.ascii.intersection(.wordBytes).isEmpty || set.beyond != .none
        case .assertion: false
        default: true
        }
    }

    private var isDot: Bool {
        guard case .scalar(let set) = self else { return false }
        return set == .any || set == ScalarSet(ascii: ByteSet([0x0A, 0x0D])).inverted
    }

    /// The one ASCII letter or digit that it stands for, in lower case.
    private var letter: Unicode.Scalar? {
        guard case .scalar(let set) = self, set.beyond != .any else { return nil }
        let lower = Set(set.ascii.members.map { ByteSet.upper.contains($0) ? $0 | 0x20 : $0 })
        guard lower.count == 1, let byte = lower.first, ByteSet.wordBytes.contains(byte) else {
            return nil
        }
        return Unicode.Scalar(byte)
    }
}
