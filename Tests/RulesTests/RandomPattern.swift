// SPDX-License-Identifier: MIT

import Rules

/// A random pattern, and texts that it may match: both come from one walk over one grammar.
struct RandomPattern {
    private(set) var source = ""
    private(set) var flags: Set<Pattern.Flag> = []
    private var root = Node.text("")

    private indirect enum Node {
        case text(String)
        /// What stands in the pattern, and what it may match.
        case item(String, [String])
        case sequence([Node])
        case group(String, [Node])
        case repeated(Node, String, ClosedRange<Int>)
    }

    private static let words = [
        "casino", "Loan", "kasse", "SKI", "xyz", "q", "zz", "казино", "Займ", "straße", "ſk", "か",
        "ﬁx", "K", "über", "한", "5", "wWw.",
    ]
    private static let items: [(String, [String])] = [
        (".", ["a", "Z", "é", "😀", "k", "\u{301}"]), (#"\s"#, [" ", "\t", "\n", "\r"]),
        (#"\s+"#, [" ", "  ", "\r\n\t"]), (#"\s*"#, ["", " ", "\n\n"]), (" ", [" "]),
        ("  ", ["  "]), (#"\d"#, ["1", "9"]), (#"\w"#, ["a", "_", "S"]), (#"\W"#, ["!", " ", "é"]),
        ("[ck]", ["c", "k"]), ("[aаα]", ["a", "а", "α"]), ("[^a]", ["b", "é", "か"]),
        ("[a-z]", ["q", "s", "k"]), ("[sk]", ["s", "k"]), ("[^[:alpha:]]", ["1", "ſ", " "]),
        ("[[:upper:]x]", ["x", "A"]), ("[é-í]", ["é", "ê", "í"]), ("[]zq]", ["]", "z", "q"]),
        (#"\R"#, ["\n", "\r\n", "\r", "\u{2028}"]), (#"\h"#, [" ", "\t", "\u{A0}", "\u{180E}"]),
        (#"\x{6B}"#, ["k"]), (#"\x73"#, ["s"]), (#"\."#, ["."]), (#"\Qa.b\E"#, ["a.b"]),
        (#"\t"#, ["\t"]), (#"\n"#, ["\n"]), (#"\r"#, ["\r"]), (#"\b"#, [""]), ("(?=.)", [""]),
        ("(?!qq)", [""]), ("^", [""]), (#"\p{L}"#, ["a", "ж"]), (#"\xE9"#, ["é"]), ("゛", ["゛"]),
        ("\u{3099}", ["\u{3099}"]), (#"[\s.]"#, [" ", ".", "\n"]), (#"[^\S]"#, [" ", "\t"]),
        (#"(?#c)"#, [""]), (#"\X"#, ["a", "é"]), ("\u{200D}", ["\u{200D}"]), ("(?i)", [""]),
    ]
    private static let counts: [(String, ClosedRange<Int>)] = [
        ("?", 0...1), ("*", 0...3), ("+", 1...4), ("{2}", 2...2), ("{1,3}", 1...3),
        ("{0,2}", 0...2),
        ("{3,}", 3...5), ("??", 0...1), ("*+", 0...3), ("{12}", 12...12), ("+?", 1...2),
    ]
    private static let groups = ["(", "(?:", "(?>", "(?i:", "(?<n>", "(?|", "(?-i:", "(?s-i:"]

    init(_ random: inout Seeded) {
        var hasName = false
        for flag in Pattern.Flag.allCases where flag != .extended {
            if Int.random(in: 0..<3, using: &random) == 0 { flags.insert(flag) }
        }
        root = Self.sequence(3, &random, &hasName)
        source = Self.source(root)
    }

    private static func pick<T>(_ all: [T], _ random: inout Seeded) -> T {
        all[Int.random(in: 0..<all.count, using: &random)]
    }

    private static func sequence(
        _ depth: Int, _ random: inout Seeded, _ hasName: inout Bool
    ) -> Node {
        .sequence(
            (0..<Int.random(in: 1...4, using: &random)).map { _ in
                let node = Self.node(depth, &random, &hasName)
                guard Int.random(in: 0..<4, using: &random) == 0, canRepeat(node) else {
                    return node
                }
                let (text, range) = pick(counts, &random)
                return .repeated(node, text, range)
            })
    }

    private static func node(
        _ depth: Int, _ random: inout Seeded, _ hasName: inout Bool
    ) -> Node {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4: return .text(pick(words, &random))
        case 4..<7:
            let (text, matches) = pick(items, &random)
            return .item(text, matches)
        default:
            guard depth > 0 else { return .text(pick(words, &random)) }
            var open = pick(groups, &random)
            if open == "(?<n>" {
                if hasName { open = "(" }
                hasName = true
            }
            let branches = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                sequence(depth - 1, &random, &hasName)
            }
            return .group(open, branches)
        }
    }

    private static func canRepeat(_ node: Node) -> Bool {
        switch node {
        case .text(let text): text.unicodeScalars.count == 1
        case .item(let text, let matches):
            matches != [""] && !["*", "+", "  "].contains { text.hasSuffix($0) }
        case .group: true
        default: false
        }
    }

    private static func source(_ node: Node) -> String {
        switch node {
        case .text(let text):
            text.split(separator: ".", omittingEmptySubsequences: false)
                .joined(separator: #"\."#)
        case .item(let text, _): text
        case .sequence(let items): items.map(source).joined()
        case .group(let open, let branches):
            open + branches.map(source).joined(separator: "|") + ")"
        case .repeated(let item, let count, _): source(item) + count
        }
    }

    /// A text made to match: most do.
    func text(_ random: inout Seeded) -> String {
        let around = ["", "x", " ", "か", "\u{301}", "\u{3099}", "é ", "\r\n", "K", "\u{200D}a"]
        let before = Self.pick(around, &random)
        let after = Self.pick(around, &random)
        return before + Self.text(root, flags.contains(.caseless), &random) + after
    }

    private static func text(
        _ node: Node, _ isCaseless: Bool, _ random: inout Seeded
    ) -> String {
        switch node {
        case .text(let text): return isCaseless ? varied(text, &random) : text
        case .item(_, let matches):
            let text = pick(matches, &random)
            return isCaseless ? varied(text, &random) : text
        case .sequence(let items):
            return items.map { text($0, isCaseless, &random) }.joined()
        case .group(let open, let branches):
            let isCaseless = open == "(?i:" || isCaseless && !open.contains("-i")
            return text(pick(branches, &random), isCaseless, &random)
        case .repeated(let item, _, let range):
            return (0..<Int.random(in: range, using: &random))
                .map { _ in text(item, isCaseless, &random) }.joined()
        }
    }

    /// In other cases, letter by letter.
    private static func varied(_ text: String, _ random: inout Seeded) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let properties = scalar.properties
            var others = [scalar]
            for mapping in [properties.lowercaseMapping, properties.uppercaseMapping]
            where mapping.unicodeScalars.count == 1 {
                others += mapping.unicodeScalars
            }
            if scalar == "s" { others.append("ſ") }
            if scalar == "k" { others.append("\u{212A}") }
            result.append(pick(others, &random))
        }
        return String(result)
    }
}
