// SPDX-License-Identifier: MIT

import Lines
import Rules
import Testing

extension MistakeTests {
    /// What is wrong about `matches` and its pattern.
    static let patterns = [
        MistakenLine(
            #"when body matches /(?:loans?|casino/i"#,
            #"40: bad pattern: missing closing parenthesis"#),
        MistakenLine(
            #"when body matches /ä(b/"#, #"27: bad pattern: missing closing parenthesis"#),
        MistakenLine(
            #"when body matches /a/ig"#, #"27: unknown flag "g" (known: i, m, s, u and x)"#),
        MistakenLine(#"when body matches //"#, #"23: the pattern is empty"#),
        MistakenLine(
            #"when body matches "x""#,
            #"23: expected a pattern between slashes, such as /casino/i"#),
        MistakenLine(
            #"when body matches"#, #"22: expected a pattern between slashes, such as /casino/i"#),
        MistakenLine(
            #"when body matches /a"#, #"23: a pattern starts here but its closing / is missing"#),
        MistakenLine(
            #"when body matches /a/ foldedd"#,
            #"27: nothing more is expected here, found "foldedd""#),
        MistakenLine(
            #"when body matches /\C/"#,
            "26: bad pattern: using \\C is disabled by the application"),
        MistakenLine(
            #"when body matches /casino$x/"#,
            "23: the rule can never apply: the pattern can never match, because something must "
                + #"follow the end of the line: take out $, or write \$ for the sign"#),
        MistakenLine(
            #"unless body matches /\b\B/i"#,
            #"25: the pattern can never match, because \b and \B are never true at one "#
                + "place: take out one of them"),
        MistakenLine(
            #"when body matches /casino|bonus$x/"#,
            "23: a part of the pattern can never match, because something must follow "
                + #"the end of the line: take out $, or write \$ for the sign"#),
        MistakenLine(
            #"when body matches /(?:casino)?/"#,
            "23: the pattern matches every text, because all of it may be left out: "
                + "require something, for example with + in place of *"),
        MistakenLine(
            #"when link.url matches /\bbit.ly\b/"#,
            "27: the dot in bit.ly stands for any sign: write bit\\.ly for the address"),
        MistakenLine(
            #"when body matches /(a+)+b/"#,
            #"23: this pattern gives up on a long row of "a", and then each such comment is "#
                + "held: let no repeated part repeat inside, and write {1,40} for + and {0,40} "
                + "for *"),
    ]

    @Test(
        "and what is only doubtful keeps no rule from taking effect",
        arguments: [
            (#"unless body matches /\b\B/"#, true), (#"when body matches /casino|bonus$x/"#, true),
            (#"when body matches /(?:casino)?/"#, true), (#"when body matches /bit.ly/"#, true),
            (#"when body matches /casino$x/"#, false), (#"when body matches /(a+)+b/"#, false),
        ])
    func doubts(line: String, isClean: Bool) {
        let report = lint("rule r\n    when words > 1\n    \(line)\n    score spam +1")
        #expect(report.diagnostics.count == 1 && report.isClean == isClean)
    }
}
