// SPDX-License-Identifier: MIT

extension PatternSyntax {
    /// What a backslash outside a class begins, behind it.
    mutating func escape() throws(Unclear) -> PatternTree {
        let letter = try take()
        if let set = try kind(letter) { return .scalar(set) }
        if let scalar = try coded(letter) { return literal(scalar) }
        switch letter {
        case "A": return .assertion(.textStart)
        case "Z": return .assertion(.lineEnd)
        case "z": return .assertion(.textEnd)
        case "b": return .assertion(.boundary)
        case "B": return .assertion(.noBoundary)
        // Moves the start that is reported, not the place where matching starts.
        case "K": return .empty
        case "R": return lineBreak
        case "X": return .anything
        case "k", "g": return try reference()
        case "1"..."9":
            // A back reference, or an octal code and what follows it.
            _ = skip(while: \.isDigit)
            return .anything
        default:
            guard letter.isPlain else { throw Unclear() }
            return literal(letter)
        }
    }

    /// Kinds of scalars, which may stand in classes as well: behind the letter.
    ///
    /// Their ASCII part is exact, but for properties.
    mutating func kind(_ letter: Unicode.Scalar) throws(Unclear) -> ScalarSet? {
        let beyond: ScalarSet.Beyond = mode.knowsProperties ? .any : .none
        switch letter {
        case "d": return ScalarSet(ascii: .digits, beyond: beyond)
        case "w": return ScalarSet(ascii: .wordBytes, beyond: beyond)
        case "s": return ScalarSet(ascii: .white, beyond: beyond)
        case "h": return ScalarSet(ascii: ByteSet([0x09, 0x20]), beyond: .any)
        case "v": return ScalarSet(ascii: ByteSet(0x0A...0x0D), beyond: .any)
        case "D", "W", "S", "H", "V":
            return try kind(letter.lowerCase)?.inverted
        case "N":
            guard next != "{" else { throw Unclear() }
            return ScalarSet(ascii: ByteSet([0x0A, 0x0D])).inverted
        case "p", "P":
            if skip("{") { try skipPast("}") } else { _ = try take() }
            return .any
        default: return nil
        }
    }

    /// A scalar written by a letter or its number: behind the letter.
    mutating func coded(_ letter: Unicode.Scalar) throws(Unclear) -> Unicode.Scalar? {
        switch letter {
        case "a": return "\u{07}"
        case "e": return "\u{1B}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "o":
            try expect("{")
            return try number(try skipPast("}"), radix: 8)
        case "x":
            if skip("{") { return try number(try skipPast("}"), radix: 16) }
            let start = position
            let digits = skip(while: { $0.properties.isASCIIHexDigit }).prefix(2)
            rewind(to: start + digits.count)
            return digits.isEmpty ? "\0" : try number(digits, radix: 16)
        default: return nil
        }
    }

    private func number(
        _ digits: ArraySlice<Unicode.Scalar>, radix: Int
    ) throws(Unclear) -> Unicode.Scalar {
        guard digits.allSatisfy(\.properties.isASCIIHexDigit),
            let value = UInt32(String(String.UnicodeScalarView(digits)), radix: radix),
            let scalar = Unicode.Scalar(value)
        else { throw Unclear() }
        return scalar
    }

    private var lineBreak: PatternTree {
        var one = ScalarSet(ascii: ByteSet(0x0A...0x0D))
        for scalar in ["\u{85}", "\u{2028}", "\u{2029}"] as [Unicode.Scalar] { one.insert(scalar) }
        let both = PatternTree.sequence([.scalar(ScalarSet("\r")), .scalar(ScalarSet("\n"))])
        return .alternation([both, .scalar(one)])
    }

    /// `\k<name>`, `\g{-1}`, `\g2`, `\g<name>`: refers to a group or calls it.
    private mutating func reference() throws(Unclear) -> PatternTree {
        for (start, end) in [("{", "}"), ("<", ">"), ("'", "'")] as [(String, Unicode.Scalar)]
        where skip(start) {
            try skipPast(end)
            return .anything
        }
        if !skip("-") { _ = skip("+") }
        guard !skip(while: \.isDigit).isEmpty else { throw Unclear() }
        return .anything
    }
}

extension ByteSet {
    static let digits = ByteSet(UInt8(ascii: "0")...UInt8(ascii: "9"))
    static let upper = ByteSet(UInt8(ascii: "A")...UInt8(ascii: "Z"))
    static let lower = ByteSet(UInt8(ascii: "a")...UInt8(ascii: "z"))
    static let wordBytes = digits.union(upper).union(lower).union(ByteSet([UInt8(ascii: "_")]))
}

extension Unicode.Scalar {
    /// Behind a backslash it means itself.
    var isPlain: Bool { !isASCII || !ByteSet.wordBytes.contains(UInt8(truncatingIfNeeded: value)) }

    /// Of an ASCII capital.
    fileprivate var lowerCase: Unicode.Scalar {
        Unicode.Scalar(UInt8(truncatingIfNeeded: value | 0x20))
    }
}
