// SPDX-License-Identifier: MIT

import Rules
import Testing

@Suite("What is certainly wrong with a pattern is said")
struct DoubtTests {
    private func doubt(_ pattern: String, _ flags: Set<Pattern.Flag> = []) throws -> String? {
        _ = try Pattern(pattern, flags: flags)
        return doubts(about: pattern, flags: flags).first?.message
    }

    @Test(
        "when it matches every text",
        arguments: ["x*", "(?:casino)?", "a|", "(a?|b){3}", "(?>a*)b?", "", #"\Qa\E*"#])
    func everything(_ pattern: String) throws {
        #expect(try doubt(pattern)?.hasPrefix("the pattern matches every text") == true)
        let span = "zzz".utf8.span
        let found = try Pattern(pattern).matches(
            in: span, limit: 1, scratch: MatchScratch(), budget: .unlimited)
        #expect(found == [0..<0])
    }

    @Test(
        "when it can never match",
        arguments: [
            "$a", "a^", #"a\A"#, #"\za"#, #"\b\Ba"#, #"(a?b^c)+"#, "^a$[b-z]", #"\Z\w"#,
            "(?:a^|$b)c", "(?>x(?:a^){2})",
        ])
    func never(_ pattern: String) throws {
        #expect(try doubt(pattern)?.hasPrefix("the pattern can never match") == true)
    }

    @Test(
        "when a part of it can never match",
        arguments: [#"x(?:y|$z)"#, "(?:a^)?b", "(?:a^|b)c", "x(?:y|(?:$z){1,3})"])
    func neverInPart(_ pattern: String) throws {
        #expect(try doubt(pattern)?.hasPrefix("a part of the pattern can never match") == true)
    }

    @Test("also line by line", arguments: ["$a", "a^", #"[a-z]^\w"#])
    func neverInLines(_ pattern: String) throws {
        #expect(try doubt(pattern, [.multiline]) != nil)
    }

    @Test(
        "when a text can make it try for ever",
        arguments: [
            "(a+)+b", "(a+)+$", #"(\w+\s?)+\d*!"#, "(?:a*)*c", "(a|a+)+x", "^(?:(?:a+)+x)$",
        ])
    func explosive(_ pattern: String) throws {
        #expect(try doubt(pattern)?.hasPrefix("a repeat within a repeat") == true)
        let text = String(repeating: "a", count: 3000) + "~b c x !~"
        let span = text.utf8.span
        #expect(throws: Interruption.broken("match limit exceeded")) {
            try Pattern(pattern).matches(
                in: span, limit: 1, scratch: MatchScratch(), budget: .unlimited)
        }
    }

    @Test(
        "when the dot of a host is any sign", arguments: ["bit.ly", #"\bshop.com\b"#, "(x|a.ru)"])
    func openDot(_ pattern: String) throws {
        #expect(try doubt(pattern)?.hasPrefix("the dot in ") == true)
    }

    @Test(
        "and nothing about what is right",
        arguments: [
            "casino", "^casino$", "^$", #"\b"#, "^", "$", "a$", "^a", "(?=a)", "(a++)+b",
            "(?>a+)+b",
            "(a+b)+c", "(a+)+", "(a+)+a", #"(\w+)+\b"#, #"bit\.ly"#, "a.com[a-z]", "a.community",
            #"\$a"#, "(?:^|x)y", "(?:$|x)y", "a$\nb", "(?!$a)b",
        ])
    func silence(_ pattern: String) throws {
        #expect(try doubt(pattern) == nil)
    }

    @Test("or where a line break makes it right", arguments: [#"a\n^b"#, #"a$\nb"#, #"a\s^b"#])
    func lines(_ pattern: String) throws {
        #expect(try doubt(pattern, [.multiline]) == nil)
    }
}
