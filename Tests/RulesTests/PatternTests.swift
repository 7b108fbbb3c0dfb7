// SPDX-License-Identifier: MIT

import Rules
import Testing

struct PatternRow: CustomTestStringConvertible {
    let pattern: String
    let flags: Set<Pattern.Flag>
    let text: String
    let found: [Range<Int>]

    init(_ pattern: String, _ text: String, _ found: [Range<Int>]) {
        self.init(pattern, [], text, found)
    }

    init(_ pattern: String, _ flags: Set<Pattern.Flag>, _ text: String, _ found: [Range<Int>]) {
        self.pattern = pattern
        self.flags = flags
        self.text = text
        self.found = found
    }

    var testDescription: String { pattern }
}

@Suite("A pattern finds the same in machine code and in the interpreter")
struct PatternTests {
    static let rows = [
        PatternRow("a", "banana", [1..<2, 3..<4, 5..<6]),
        PatternRow("an|na", "banana", [1..<3, 3..<5]),
        PatternRow("x*", "axb", [0..<0, 1..<2, 2..<2, 3..<3]),
        PatternRow("", "é€", [0..<0, 2..<2, 5..<5]),
        PatternRow("^a", "aa", [0..<1]),
        PatternRow(#"\Aa"#, [.multiline], "a\na", [0..<1]),
        PatternRow("^a", [.multiline], "a\na\r\na", [0..<1, 2..<3, 5..<6]),
        PatternRow("a$", "a\r\n", [0..<1]),
        PatternRow(#"\scasino"#, "1\r\ncasino", [2..<9]),
        PatternRow("[^a]b", "\r\nb", [1..<3]),
        PatternRow(#"\bfoo\b"#, "foo food foo", [0..<3, 9..<12]),
        PatternRow("(?<=a)b", "ab bb", [1..<2]),
        PatternRow("(?=b)", "abb", [1..<1, 2..<2]),
        PatternRow(#"a\Kb"#, "ab", [1..<2]),
        PatternRow("(a)(b)(c)(d)(e)", "abcde", [0..<5]),
        PatternRow("straße", [.caseless], "STRASSE STRAẞE straße", [8..<16, 17..<24]),
        PatternRow("k", [.caseless], "\u{212A}", [0..<3]),
        PatternRow(#"\d"#, "٣", []),
        PatternRow(#"\d"#, [.unicodeProperties], "٣", [0..<2]),
        PatternRow(".", "😀", [0..<4]),
        PatternRow("a", "", []),
        PatternRow("\0", "a\0b", [1..<2]),
    ]

    @Test("on rows", arguments: rows)
    func row(_ row: PatternRow) throws {
        let text = row.text.utf8.span
        for jit in [true, false] {
            let pattern = try Pattern(row.pattern, flags: row.flags, jit: jit)
            let found = try pattern.matches(
                in: text, limit: 100, scratch: MatchScratch(), budget: .unlimited)
            #expect(found == row.found, "jit: \(jit)")
        }
    }

    @Test("on random texts, long and short, whatever the windows of a search are")
    func windows() throws {
        var random = Seeded(state: 7)
        let scratch = MatchScratch()
        let patterns = ["a+b", "b(?=é)", "(?<=é)a|c$", "é.é", "^c", "[^a]{3}c", #"\bc\b"#]
        for length in [0, 1, 5, 100, 2047, 2048, 2049, 5000, 70_000] {
            let text = String(
                (0..<length).map { _ in "aabbcé \n".randomElement(using: &random) ?? "a" })
            let (bytes, span) = (Array(text.utf8), text.utf8.span)
            for source in patterns {
                let fast = try Pattern(source)
                let slow = try Pattern(source, jit: false)
                let found = try fast.matches(
                    in: span, limit: 50, scratch: scratch, budget: .unlimited)
                #expect(
                    try slow.matches(in: span, limit: 50, scratch: scratch, budget: .unlimited)
                        == found)
                // A part that ends the search early must give the same matches as the whole.
                guard length > 2048, let last = found.last, !source.contains("(?"),
                    source.first != "^"
                else { continue }
                let head = String(
                    decoding: bytes[..<min(last.upperBound + 4, bytes.count)], as: UTF8.self)
                let again = try fast.matches(
                    in: head.utf8.span, limit: found.count, scratch: scratch, budget: .unlimited)
                #expect(again == found)
            }
        }
    }

    @Test(
        "and a limit that is reached is an error, not the absence of a match",
        arguments: [true, false])
    func limit(_ jit: Bool) throws {
        let pattern = try Pattern("(a+)+$", jit: jit)
        let text = String(repeating: "a", count: 5000) + "b"
        let span = text.utf8.span
        #expect(throws: Interruption.broken("match limit exceeded")) {
            try pattern.matches(in: span, limit: 1, scratch: MatchScratch(), budget: .unlimited)
        }
    }

    @Test("as is a stack that is used up", arguments: [true, false])
    func stack(_ jit: Bool) throws {
        let pattern = try Pattern("^(?:(a)|b)*c", jit: jit)
        let text = String(repeating: "a", count: 200_000) + "dc"
        let span = text.utf8.span
        let error = #expect(throws: Interruption.self) {
            try pattern.matches(in: span, limit: 1, scratch: MatchScratch(), budget: .unlimited)
        }
        #expect(error != .exhausted)
    }

    @Test("and the budget is asked before long texts have been read to the end")
    func budget() throws {
        let pattern = try Pattern(#"\w+\s*@x"#)
        let text = String(repeating: "a", count: 256 << 10) + " x"
        let span = text.utf8.span
        var asked = 0
        let budget = WorkBudget {
            asked += 1
            return asked > 5
        }
        #expect(throws: Interruption.exhausted) {
            try pattern.matches(in: span, limit: 1, scratch: MatchScratch(), budget: budget)
        }
        #expect(asked == 6)
    }

    @Test("and machine code can be told from none")
    func machineCode() throws {
        #expect(try Pattern("a").hasMachineCode == Pattern.jitAvailable)
        #expect(try !Pattern("a", jit: false).hasMachineCode)
    }

    @Test(
        "and a bad pattern says where",
        arguments: [
            ("(", 1, "missing closing parenthesis"), ("ä)", 2, "unmatched closing parenthesis"),
            ("a**", 2, "quantifier does not follow a repeatable item"),
            ("+a", 0, "quantifier does not follow a repeatable item"),
            ("?a", 0, "quantifier does not follow a repeatable item"),
            ("*a", 0, "quantifier does not follow a repeatable item"),
            ("[z-a]", 3, "range out of order in character class"),
            (
                "(?<n>a)(?<n>b)", 12,
                "two named subpatterns have the same name (PCRE2_DUPNAMES not set)"
            ),
            (
                String(repeating: "a", count: 16_385), 0,
                "pattern string is longer than the limit set by the application"
            ),
        ])
    func bad(_ pattern: String, _ offset: Int, _ message: String) {
        let error = #expect(throws: Pattern.CompileError.self) { try Pattern(pattern) }
        #expect(error?.message == message)
        #expect(error?.offset == offset)
    }
}
