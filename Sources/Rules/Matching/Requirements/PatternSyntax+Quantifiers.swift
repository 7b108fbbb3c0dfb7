// SPDX-License-Identifier: MIT

extension PatternSyntax {
    /// PCRE2 refuses more.
    private static let most = 65_535

    /// An item with the quantifier that follows it, if one does; whether it is lazy makes
    /// no difference to what a match holds.
    mutating func quantified(_ item: PatternTree) throws(Unclear) -> PatternTree {
        while try skipIgnored() {}
        guard let counts = try quantifier() else { return item }
        if skip("+") { return .atomic(.repeated(item, counts)) }
        _ = skip("?")
        return .repeated(item, counts)
    }

    /// Whether a quantifier stands at a position, or what only some versions of PCRE2 take for one.
    func isQuantifier(at position: Int) -> Bool {
        switch scalar(at: position) {
        case "*", "+", "?": true
        case "{": braces(at: position).map { $0.allSatisfy(\.mayCount) && !$0.isEmpty } ?? false
        default: false
        }
    }

    private mutating func quantifier() throws(Unclear) -> ClosedRange<Int>? {
        guard isQuantifier(at: position) else { return nil }
        switch try take() {
        case "*": return 0...Int.max
        case "+": return 1...Int.max
        case "?": return 0...1
        default: return try counts(try skipPast("}"))
        }
    }

    /// What stands between the braces that open at a position.
    private func braces(at position: Int) -> [Unicode.Scalar]? {
        var content: [Unicode.Scalar] = []
        var position = position + 1
        while let scalar = scalar(at: position), scalar.mayCount {
            content.append(scalar)
            position += 1
        }
        return scalar(at: position) == "}" ? content : nil
    }

    /// `3`, `3,` or `3,5`.
    ///
    /// Others, such as `,5`, are text in PCRE2 10.42 and a count in 10.43.
    private func counts(_ text: ArraySlice<Unicode.Scalar>) throws(Unclear) -> ClosedRange<Int> {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.map { part in
            Int(String(String.UnicodeScalarView(part))).flatMap { $0 <= Self.most ? $0 : nil }
        }
        switch (numbers.count, numbers.first ?? nil) {
        case (1, let low?): return low...low
        case (2, let low?) where parts[1].isEmpty: return low...Int.max
        case (2, let low?):
            guard let high = numbers[1], high >= low else { throw Unclear() }
            return low...high
        default: throw Unclear()
        }
    }
}

extension Unicode.Scalar {
    /// May stand in a count between braces.
    fileprivate var mayCount: Bool { self == "," || self == " " || self == "\t" || isDigit }

    var isDigit: Bool { 0x30...0x39 ~= value }
}
