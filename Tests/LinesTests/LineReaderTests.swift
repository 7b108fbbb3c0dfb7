// SPDX-License-Identifier: MIT

import Lines
import Testing

/// A line and its tokens: `kind value column`, as a person would jot them down.
struct Line: CustomTestStringConvertible {
    let text: String
    let tokens: [String]

    init(_ text: String, _ tokens: String...) {
        self.text = text
        self.tokens = tokens
    }

    var testDescription: String { text.debugDescription }
}

extension Token {
    fileprivate var jotted: String {
        switch kind {
        case .word: "word \(value) \(column)"
        case .text: "text \(value) \(column)"
        case .comma: "comma \(column)"
        case .key: "key \(value) \(column)"
        case .pattern(let flags): "pattern \(value) [\(flags)] \(column)"
        }
    }
}

@Suite struct `The line reader` {
    @Test(arguments: [
        Line("one", "word one 1"), Line("one two", "word one 1", "word two 5"),
        Line("\tone  two ", "word one 2", "word two 7"),
        Line("a,b", "word a 1", "comma 2", "word b 3"),
        Line("a , b", "word a 1", "comma 3", "word b 5"), Line(",,", "comma 1", "comma 2"),
        Line("say \"a b\"", "word say 1", "text a b 5"), Line("\"\"", "text  1"),
        Line(#""\"\\" x"#, #"text "\ 1"#, "word x 8"), Line(#""a""b""#, "text a 1", "text b 4"),
        Line("a\"b\"c", "word a 1", "text b 2", "word c 5"),
        Line(#"author="Kim""#, "key author 1", "text Kim 8"),
        Line(#"x author="" y"#, "word x 1", "key author 3", "text  10", "word y 13"),
        Line("a=b", "word a=b 1"), Line("a=", "word a= 1"), Line(#"="x""#, "word = 1", "text x 2"),
        Line(#"a=b="x""#, "key a=b 1", "text x 5"), Line(#"a= "x""#, "word a= 1", "text x 4"),
        Line("score spam +2.5", "word score 1", "word spam 7", "word +2.5 12"),
        Line("a #b c", "word a 1"), Line("a#b #", "word a#b 1"), Line("\"#\" # x", "text # 1"),
        Line("\"a\"#b", "text a 1"), Line("a,#b", "word a 1", "comma 2"),
        Line("é漢🙂 x", "word é漢🙂 1", "word x 5"), Line("e\u{301} x", "word e\u{301} 1", "word x 4"),
        Line("a\u{A0}b\u{3000}c", "word a 1", "word b 3", "word c 5"),
        Line("a\u{200B}b", "word a\u{200B}b 1"), Line("a\u{0}b", "word a\u{0}b 1"),
        Line("a\rb", "word a 1", "word b 3"),
    ])
    func `splits a line into tokens`(line: Line) {
        let reader = LineReader(line.text, file: "f")
        #expect(reader.problems == [])
        #expect(reader.statements.flatMap(\.tokens).map(\.jotted) == line.tokens)
    }

    @Test(arguments: [
        Line("matches /a/", "word matches 1", "pattern a [] 9"),
        Line("matches /a/i", "word matches 1", "pattern a [i] 9"),
        Line(
            "matches /http://x/ im y", "word matches 1", "pattern http://x [] 9", "word im 20",
            "word y 23"),
        Line(
            #"body matches /a"\/#, b/i, c"#, "word body 1", "word matches 6",
            #"pattern a"\/#, b [i] 14"#, "comma 25", "word c 27"),
        Line("matches //", "word matches 1", "pattern  [] 9"),
        Line("match /a/", "word match 1", "word /a/ 7"),
        Line("/a/", "word /a/ 1"), Line("\"matches\" /a/", "text matches 1", "word /a/ 11"),
        Line("matches , /a/", "word matches 1", "comma 9", "word /a/ 11"),
        Line("matches /é /x", "word matches 1", "pattern é  [x] 9"),
    ])
    func `takes a pattern from the first to the last slash, and only after its word`(line: Line) {
        let tokens = LineReader(line.text, file: "f").statements.flatMap(\.tokens).map(\.jotted)
        #expect(tokens == line.tokens)
    }

    @Test(arguments: ["", " ", "\t", "#", "  # a \"b", "\r", "\u{FEFF}", "\u{FEFF}# x", "\n\n\r\n"])
    func `says nothing about lines that say nothing`(text: String) {
        let reader = LineReader(text, file: "f")
        #expect(reader.statements.isEmpty && reader.problems.isEmpty)
    }

    struct Fault: CustomTestStringConvertible {
        let text: String
        let column: Int
        let says: String

        init(_ text: String, _ column: Int, _ says: String) {
            self.text = text
            self.column = column
            self.says = says
        }

        var testDescription: String { text.debugDescription }
    }

    @Test(arguments: [
        Fault("\"abc", 1, "closing \" is missing"), Fault("a \"", 3, "closing \" is missing"),
        Fault(#"a "b\""#, 3, "closing \" is missing"), Fault(#"a "b\n""#, 5, #"only \" and \\"#),
        Fault(#""é🙂\x""#, 4, #"only \" and \\"#), Fault(#""\"#, 2, #"only \" and \\"#),
        Fault("matches /", 9, "closing / is missing"), Fault("a matches /b", 11, "closing / is"),
    ])
    func `points at what it cannot read`(fault: Fault) throws {
        let reader = LineReader("ok\n" + fault.text + "\nok", file: "f")
        #expect(reader.statements.map(\.line) == [1, 3])
        #expect(reader.problems.count == 1)
        let problem = try #require(reader.problems.first)
        #expect(problem.line == 2 && problem.column == fault.column && problem.file == "f")
        #expect(problem.message.contains(fault.says))
        #expect(problem.source == fault.text && problem.severity == .error)
    }

    @Test(arguments: ["a b\n\n c\nd", "a b\r\n\r\n c\r\nd\r\n", "\u{FEFF}a b\n\r\n c\r\nd\n"])
    func `ends lines at LF and CR LF and skips a byte order mark`(text: String) {
        let statements = LineReader(text, file: "f").statements
        #expect(statements.map(\.line) == [1, 3, 4])
        #expect(statements.map(\.source) == ["a b", " c", "d"])
        #expect(statements.map(\.isContinuation) == [false, true, false])
        #expect(statements.map(\.keyword.value) == ["a", "c", "d"])
        #expect(statements.map(\.arguments.count) == [1, 0, 0])
    }

    @Test(arguments: [
        Line("word", "5"), Line("\"a\"", "4"), Line(#""\"\\""#, "7"), Line(#"k="v" "#, "6"),
        Line("matches /a/im  ", "14"), Line("a,", "3"), Line("é🙂", "3"),
    ])
    func `knows where a statement ends`(line: Line) {
        let ends = LineReader(line.text, file: "f").statements.map { String($0.end) }
        #expect(ends == line.tokens)
    }

    @Test func `knows where a key ends`() {
        let tokens = LineReader(#"k="v""#, file: "f").statements.first?.tokens
        #expect(tokens?.map(\.end) == [3, 6])
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: ["a ", ",", "\"\" ", "\"", "=\"", "a=\"", "matches /", "\u{2003}", "\\", "\n\""])
    func `is quick on hostile lines`(piece: String) {
        let text = String(repeating: piece, count: 262_144 / piece.utf8.count)
        let reader = LineReader(text, file: "f")
        #expect(reader.statements.count + reader.problems.count <= 131_073)
    }
}
