// SPDX-License-Identifier: MIT

/// Reads a pattern as PCRE2 10.42 does, as far as it is sure to.
///
/// Conditionals, verbs, callouts, `\G` and whatever else it does not know for certain, or versions
/// of PCRE2 read differently, end the reading: then nothing is known about the pattern.
struct PatternSyntax {
    /// What the flags in force change, at one place of the pattern.
    struct Mode {
        var isCaseless = false
        var isMultiline = false
        var dotMatchesLineEnd = false
        var isExtended = false
        var knowsProperties = false
    }

    /// The pattern cannot be read for certain.
    struct Unclear: Error {}

    /// Deeper groups are not looked into.
    private static let deepest = 60

    var mode: Mode
    private(set) var position = 0
    private let scalars: [Unicode.Scalar]
    private var depth = 0
    /// Between `\Q` and `\E`.
    private var isQuoting = false

    /// The tree of a pattern that PCRE2 compiles; nil where it cannot be read for certain.
    static func tree(of pattern: String, flags: Set<Pattern.Flag>) -> PatternTree? {
        var syntax = PatternSyntax(pattern, flags)
        guard let tree = try? syntax.alternation(), syntax.next == nil else { return nil }
        return tree
    }

    private init(_ pattern: String, _ flags: Set<Pattern.Flag>) {
        mode = Mode(
            isCaseless: flags.contains(.caseless),
            isMultiline: flags.contains(.multiline),
            dotMatchesLineEnd: flags.contains(.dotMatchesLineEnd),
            isExtended: flags.contains(.extended),
            knowsProperties: flags.contains(.unicodeProperties))
        scalars = Array(pattern.unicodeScalars)
        while true {
            if skip("(*UCP)") { mode.knowsProperties = true } else if !skip("(*UTF)") { break }
        }
    }
}

extension PatternSyntax {
    /// Branches up to the end of the group.
    ///
    /// A flag set in one branch holds in those behind it.
    mutating func alternation() throws(Unclear) -> PatternTree {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw Unclear() }
        var branches = [try sequence()]
        while skip("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternation(branches)
    }

    private mutating func sequence() throws(Unclear) -> PatternTree {
        var items: [PatternTree] = []
        while let next, isQuoting || next != "|" && next != ")" {
            if skip(#"\E"#) {
                // PCRE2 hands a quantifier here on to what stands before; so sure are we not.
                guard !isQuantifier(at: position) else { throw Unclear() }
                isQuoting = false
            } else if isQuoting {
                items.append(try quoted())
            } else if skip(#"\Q"#) {
                isQuoting = true
            } else if try !skipIgnored() {
                items.append(try quantified(try item()))
            }
        }
        return items.count == 1 ? items[0] : .sequence(items)
    }

    /// One scalar between `\Q` and `\E`; a quantifier behind `\E` belongs to the last of them.
    private mutating func quoted() throws(Unclear) -> PatternTree {
        let item = literal(try take())
        guard skip(#"\E"#) else { return item }
        isQuoting = false
        return try quantified(item)
    }

    private mutating func item() throws(Unclear) -> PatternTree {
        guard !isQuantifier(at: position) else { throw Unclear() }
        let scalar = try take()
        switch scalar {
        case "^": return .assertion(mode.isMultiline ? .lineStart : .textStart)
        case "$": return .assertion(.lineEnd)
        case ".": return .scalar(anyInLine)
        case "[": return .scalar(try scalarClass())
        case "(": return try group()
        case "\\": return try escape()
        default: return literal(scalar)
        }
    }

    /// What `.` matches.
    private var anyInLine: ScalarSet {
        guard !mode.dotMatchesLineEnd else { return .any }
        return ScalarSet(ascii: ByteSet([0x0A, 0x0D])).inverted
    }

    func literal(_ scalar: Unicode.Scalar) -> PatternTree { .scalar(cased(ScalarSet(scalar))) }

    /// The set with what the flag `i` adds to it.
    func cased(_ set: ScalarSet) -> ScalarSet {
        guard mode.isCaseless else { return set }
        var set = set
        set.addOtherCases()
        return set
    }

    /// Skips a comment, and white space where the pattern is spaced freely.
    mutating func skipIgnored() throws(Unclear) -> Bool {
        if skip("(?#") {
            try skipPast(")")
            return true
        }
        guard mode.isExtended, let next else { return false }
        // PCRE2 ignores some invisible scalars here as well.
        guard next.isASCII || !next.properties.isPatternWhitespace else { throw Unclear() }
        if next == "#" {
            while let next = self.next, next != "\n", next != "\r" { position += 1 }
            return true
        }
        guard next.value == 0x20 || 0x09...0x0D ~= next.value else { return false }
        position += 1
        return true
    }
}

// MARK: - The cursor

extension PatternSyntax {
    var next: Unicode.Scalar? { scalar(at: position) }

    func scalar(at position: Int) -> Unicode.Scalar? {
        position < scalars.count ? scalars[position] : nil
    }

    mutating func take() throws(Unclear) -> Unicode.Scalar {
        guard let next else { throw Unclear() }
        position += 1
        return next
    }

    mutating func skip(_ text: String) -> Bool {
        guard scalars[position...].starts(with: text.unicodeScalars) else { return false }
        position += text.unicodeScalars.count
        return true
    }

    /// Goes behind the next `end` and returns what stands before it.
    @discardableResult
    mutating func skipPast(_ end: Unicode.Scalar) throws(Unclear) -> ArraySlice<Unicode.Scalar> {
        guard let found = scalars[position...].firstIndex(of: end) else { throw Unclear() }
        defer { position = found + 1 }
        return scalars[position..<found]
    }

    mutating func skip(while holds: (Unicode.Scalar) -> Bool) -> ArraySlice<Unicode.Scalar> {
        let start = position
        while let next, holds(next) { position += 1 }
        return scalars[start..<position]
    }

    mutating func expect(_ text: String) throws(Unclear) {
        guard skip(text) else { throw Unclear() }
    }

    /// Goes back to an earlier place.
    mutating func rewind(to position: Int) { self.position = position }
}
