// SPDX-License-Identifier: MIT

extension PatternSyntax {
    /// A group, behind its opening parenthesis.
    mutating func group() throws(Unclear) -> PatternTree {
        if next == "*" { throw Unclear() }
        guard skip("?") else { return try groupContent() }
        if isCall { return try call() }
        for start in ["=", "!", "*", "<=", "<!", "<*"] where skip(start) {
            _ = try groupContent()
            return .assertion(.other)
        }
        if skip(">") { return .atomic(try groupContent()) }
        for start in [":", "|"] where skip(start) { return try groupContent() }
        for (start, end) in [("<", ">"), ("P<", ">"), ("'", "'")] as [(String, Unicode.Scalar)]
        where skip(start) {
            try skipPast(end)
            return try groupContent()
        }
        return try flagged()
    }

    /// Up to the closing parenthesis, where the flags are again what they were.
    private mutating func groupContent() throws(Unclear) -> PatternTree {
        try groupContent(in: mode)
    }

    private mutating func groupContent(in inner: Mode) throws(Unclear) -> PatternTree {
        let outer = mode
        mode = inner
        let content = try alternation()
        try expect(")")
        mode = outer
        return content
    }

    /// Whether a call of a group follows, or a back reference as Python writes it.
    private var isCall: Bool {
        guard let next, let second = scalar(at: position + 1) else { return false }
        switch next {
        case "P": return second == "=" || second == ">"
        case "+", "-": return second.isDigit
        case "R", "&": return true
        default: return next.isDigit
        }
    }

    private mutating func call() throws(Unclear) -> PatternTree {
        try skipPast(")")
        return .anything
    }

    /// `(?i)` for the rest of the group around it, `(?i:…)` for its own content.
    private mutating func flagged() throws(Unclear) -> PatternTree {
        var inner = mode
        if skip("^") {
            inner = Mode(knowsProperties: mode.knowsProperties)
        }
        var isOn = true
        while let next, next != ")", next != ":" {
            switch try take() {
            case "-": isOn = false
            case "m": inner.isMultiline = isOn
            case "i": inner.isCaseless = isOn
            case "s": inner.dotMatchesLineEnd = isOn
            // The flag xx changes classes too.
            case "x" where self.next != "x": inner.isExtended = isOn
            // Which groups have numbers, which names may repeat, how greedy: nothing to us.
            case "n", "J", "U": break
            default: throw Unclear()
            }
        }
        if skip(":") { return try groupContent(in: inner) }
        try expect(")")
        mode = inner
        return .empty
    }
}
