// SPDX-License-Identifier: MIT

/// A grammar in the notation of ISO 14977, as a page prints it.
struct Grammar {
    indirect enum Expression: Equatable {
        case terminal([Unicode.Scalar])
        case name(String)
        /// Of one character, in words.
        case special(String)
        case sequence([Expression])
        case choice([Expression])
        case option(Expression)
        case repetition(Expression)
        case times(Int, Expression)
    }

    struct Rule {
        let expression: Expression
        /// Whether nothing separates its parts.
        let isWord: Bool
    }

    private(set) var rules: [String: Rule] = [:]

    /// Reads blocks whose kind starts with `ebnf`; what those with `words` define is a word.
    init(_ blocks: [Page.Block]) throws {
        for block in blocks where block.kind.hasPrefix("ebnf") {
            var parser = GrammarParser(block.text)
            for (name, expression) in try parser.rules() {
                rules[name] = Rule(expression: expression, isWord: block.kind == "ebnf words")
            }
        }
    }

    func rule(_ name: String) -> Rule { rules[name] ?? Rule(expression: .choice([]), isWord: true) }

    /// The names and the terminals that stand anywhere in it.
    var used: (names: Set<String>, terminals: Set<String>) {
        var names: Set<String> = []
        var terminals: Set<String> = []
        var open = rules.values.map(\.expression)
        while let next = open.popLast() {
            switch next {
            case .terminal(let scalars): terminals.insert(string(scalars))
            case .name(let name): names.insert(name)
            case .special: break
            case .sequence(let parts), .choice(let parts): open += parts
            case .option(let part), .repetition(let part), .times(_, let part): open.append(part)
            }
        }
        return (names, terminals)
    }
}

func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
}

/// Reads the notation by recursive descent.
private struct GrammarParser {
    struct Failure: Error {
        let rest: String
    }

    private var rest: Substring

    init(_ text: String) { rest = text[...] }

    mutating func rules() throws -> [(String, Grammar.Expression)] {
        var found: [(String, Grammar.Expression)] = []
        while !isAtEnd {
            let name = try take(/[a-z][a-z-]*/)
            try expect("=")
            found.append((name, try choice()))
            try expect(";")
        }
        return found
    }

    private mutating func choice() throws -> Grammar.Expression {
        var parts = [try sequence()]
        while skip("|") { parts.append(try sequence()) }
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() throws -> Grammar.Expression {
        var parts = [try factor()]
        while skip(",") { parts.append(try factor()) }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func factor() throws -> Grammar.Expression {
        if let number = try? take(/[0-9]+/) {
            try expect("*")
            return .times(Int(number) ?? 0, try factor())
        }
        if skip("(") { return try closed(by: ")") { $0 } }
        if skip("[") { return try closed(by: "]") { .option($0) } }
        if skip("{") { return try closed(by: "}") { .repetition($0) } }
        if let quoted = try? take(/"[^"]+"|'[^']+'/) {
            return .terminal(Array(quoted.dropFirst().dropLast().unicodeScalars))
        }
        if let quoted = try? take(/\? [^?]+ \?/) {
            let words = String(quoted.dropFirst(2).dropLast(2))
            guard CharacterClass(words) != nil else { throw Failure(rest: quoted) }
            return .special(words)
        }
        return .name(try take(/[a-z][a-z-]*/))
    }

    private mutating func closed(
        by sign: String, _ wrap: (Grammar.Expression) -> Grammar.Expression
    ) throws -> Grammar.Expression {
        let inner = try choice()
        try expect(sign)
        return wrap(inner)
    }

    private var isAtEnd: Bool {
        mutating get {
            rest = rest.drop(while: \.isWhitespace)
            return rest.isEmpty
        }
    }

    private mutating func skip(_ sign: String) -> Bool {
        guard !isAtEnd, rest.hasPrefix(sign) else { return false }
        rest = rest.dropFirst(sign.count)
        return true
    }

    private mutating func expect(_ sign: String) throws {
        guard skip(sign) else { throw Failure(rest: String(rest.prefix(60))) }
    }

    private mutating func take(_ pattern: Regex<Substring>) throws -> String {
        guard !isAtEnd, let match = rest.prefixMatch(of: pattern) else {
            throw Failure(rest: String(rest.prefix(60)))
        }
        rest = rest[match.range.upperBound...]
        return String(match.output)
    }
}
