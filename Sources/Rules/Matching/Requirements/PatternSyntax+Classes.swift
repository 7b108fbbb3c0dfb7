// SPDX-License-Identifier: MIT

extension PatternSyntax {
    /// Longer ranges beyond ASCII are not listed.
    private static let longestList: UInt32 = 16

    /// A class, behind its opening bracket.
    mutating func scalarClass() throws(Unclear) -> ScalarSet {
        let isInverted = skip("^")
        var set = ScalarSet()
        var isExact = true
        var isFirst = true
        while isFirst || next != "]" {
            isFirst = false
            switch try member() {
            case .set(let kind, let exact):
                set.formUnion(kind)
                isExact = isExact && exact
            case .scalar(let low):
                try addRange(from: low, to: &set)
            }
        }
        try expect("]")
        set = cased(set)
        guard isInverted else { return set }
        return isExact ? set.inverted : .any
    }

    private enum Member {
        case scalar(Unicode.Scalar)
        case set(ScalarSet, isExact: Bool)
    }

    private mutating func member() throws(Unclear) -> Member {
        let scalar = try take()
        if scalar == "[", let next, next == ":" || next == "." || next == "=" {
            return .set(try named(), isExact: true)
        }
        guard scalar == "\\" else { return .scalar(scalar) }
        let letter = try take()
        if letter == "b" { return .scalar("\u{08}") }
        if letter == "N" { throw Unclear() }
        if let kind = try kind(letter) {
            return .set(kind, isExact: letter != "p" && letter != "P")
        }
        if let coded = try coded(letter) { return .scalar(coded) }
        // Octal codes, \Q in a class and what PCRE2 refuses.
        guard letter.isPlain else { throw Unclear() }
        return .scalar(letter)
    }

    /// Adds a scalar, or the range that it begins.
    private mutating func addRange(
        from low: Unicode.Scalar, to set: inout ScalarSet
    ) throws(Unclear) {
        guard next == "-", let end = scalar(at: position + 1), end != "]" else {
            set.insert(low)
            return
        }
        try expect("-")
        guard case .scalar(let high) = try member(), low <= high else { throw Unclear() }
        if high.value < 0x80 || high.value - low.value < Self.longestList {
            for value in low.value...high.value { Unicode.Scalar(value).map { set.insert($0) } }
        } else {
            let ascii = low.isASCII ? ByteSet(UInt8(low.value)...0x7F) : ByteSet()
            set.formUnion(ScalarSet(ascii: ascii, beyond: .any))
        }
    }

    /// `[:alpha:]` and its like, behind the inner bracket.
    private mutating func named() throws(Unclear) -> ScalarSet {
        try expect(":")
        let isInverted = skip("^")
        let name = String(String.UnicodeScalarView(skip(while: { $0 != ":" && $0 != "]" })))
        try expect(":]")
        guard let ascii = Self.named(name, isCaseless: mode.isCaseless) else { throw Unclear() }
        let set = ScalarSet(ascii: ascii, beyond: mode.knowsProperties ? .any : .none)
        return isInverted ? set.inverted : set
    }

    private static func named(_ name: String, isCaseless: Bool) -> ByteSet? {
        let letters = ByteSet.lower.union(.upper)
        switch name {
        case "alpha": return letters
        case "lower": return isCaseless ? letters : .lower
        case "upper": return isCaseless ? letters : .upper
        case "digit": return .digits
        case "alnum": return letters.union(.digits)
        case "word": return .wordBytes
        case "space": return .white
        case "blank": return ByteSet([0x09, 0x20])
        case "xdigit": return ByteSet("0123456789abcdefABCDEF".utf8)
        case "punct": return ByteSet(0x21...0x7E).intersection(letters.union(.digits).inverted)
        case "graph": return ByteSet(0x21...0x7E)
        case "print": return ByteSet(0x20...0x7E)
        case "cntrl": return ByteSet(0x00...0x1F).union(ByteSet([0x7F]))
        default: return nil
        }
    }
}
