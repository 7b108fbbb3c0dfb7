// SPDX-License-Identifier: MIT

import Lines
import Testing

@Suite struct `A diagnostic` {
    struct Row: CustomTestStringConvertible {
        let source: String
        let column: Int
        let shown: String
        let spaces: Int

        init(_ source: String, _ column: Int, _ shown: String, _ spaces: Int) {
            self.source = source
            self.column = column
            self.shown = shown
            self.spaces = spaces
        }

        var testDescription: String { "\(source.debugDescription) \(column)" }
    }

    @Test(arguments: [
        Row("abc", 1, "abc", 0), Row("abc", 3, "abc", 2), Row("abc", 4, "abc", 3),
        Row("\tabc", 2, " abc", 1), Row("a\tbc", 4, "a bc", 3), Row("éa", 2, "éa", 1),
        Row("e\u{301}a", 3, "e\u{301}a", 1), Row("漢字a", 3, "漢字a", 4), Row("한a", 2, "한a", 2),
        Row("🙂a", 2, "🙂a", 2), Row("Ａa", 2, "Ａa", 2), Row("ｱa", 2, "ｱa", 1),
        Row("क्a", 3, "क्a", 1), Row("\u{202E}a", 2, "<U+202E>a", 8),
        Row("a\u{1B}[31mb", 3, "a<U+001B>[31mb", 9),
        Row("\u{200B}\u{200B}x", 3, "<U+200B><U+200B>x", 16),
        Row("\u{E0041}x", 2, "<U+E0041>x", 9), Row("a\rb", 3, "a<U+000D>b", 9),
        Row("می\u{200C}خ", 4, "می\u{200C}خ", 2), Row("abc", 0, "abc", 0), Row("abc", -7, "abc", 0),
        Row("abc", 99, "abc", 3),
    ])
    func `puts its caret below the column`(row: Row) {
        let diagnostic = Diagnostic(
            file: "a.rules", line: 7, column: row.column, message: "wrong", source: row.source)
        let lines = diagnostic.description.split(separator: "\n").map(String.init)
        #expect(
            lines == [
                "a.rules:7:\(row.column): wrong", "    " + row.shown,
                String(repeating: " ", count: 4 + row.spaces) + "^",
            ])
    }

    @Test func `says that it is a warning`() {
        let warning = Diagnostic(
            .warning, file: "f", line: 1, column: 1, message: "odd", source: "")
        #expect(warning.description.hasPrefix("f:1:1: warning: odd\n"))
        #expect(warning.headline == "f:1:1: odd")
    }

    @Test func `can concern the whole file`() {
        let missing = Diagnostic(file: "f", message: "there is no such file")
        #expect(missing.description == "f: there is no such file")
        #expect(missing.headline == missing.description)
    }

    @Test func `takes line and source from a statement`() throws {
        let statement = try #require(LineReader("\n one two", file: "f").statements.first)
        let found = Diagnostic(file: "f", at: statement, column: 6, message: "m")
        #expect(found.description == "f:2:6: m\n     one two\n         ^")
    }

    @Test func `lets nothing from outside steer the terminal`() {
        let hostile = "a\u{1B}[2J\u{202E}\nb"
        let found = Diagnostic(file: hostile, line: 1, column: 2, message: hostile, source: hostile)
        let whole = Diagnostic(file: hostile, message: hostile)
        for text in [found.description, found.headline, whole.description, whole.headline] {
            #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
        }
        #expect(found.description.split(separator: "\n").count == 3)
        #expect(!found.headline.contains("\n") && !whole.headline.contains("\n"))
    }

    @Test func `stands on lines of its own among others`() {
        let one = Diagnostic(file: "a", message: "x")
        let two = Diagnostic(file: "b", message: "y")
        #expect(Diagnostics([one, two]).description == "a: x\nb: y")
        #expect(Diagnostics([one, two]).all == [one, two])
    }
}

@Suite struct `A suggestion` {
    static let words = ["contains", "matches", "score", "hold-at", "says"]

    @Test(arguments: [
        ("contians", "contains"), ("contain", "contains"), ("containss", "contains"),
        ("kontains", "contains"), ("CONTAINS", "contains"), ("cnotians", "contains"),
        ("macthes", "matches"), ("socre", "score"), ("hold_at", "hold-at"), ("holdat", "hold-at"),
        ("say", "says"), ("sasy", "says"),
    ])
    func `is made for a slip`(word: String, meant: String) {
        #expect(closest(to: word, in: Self.words) == meant)
        #expect(didYouMean(word, Self.words) == " (did you mean \"\(meant)\"?)")
    }

    @Test(arguments: ["", "x", "release", "con", "sc", "sorce", "scarcely", "m", "漢字"])
    func `is not made for another word`(word: String) {
        #expect(closest(to: word, in: Self.words) == nil)
        #expect(didYouMean(word, Self.words) == "")
    }

    @Test func `prefers the nearer, then the earlier`() {
        #expect(closest(to: "scare", in: ["scores", "score"]) == "score")
        #expect(closest(to: "cat", in: ["car", "bat"]) == "car")
        #expect(closest(to: "car", in: []) == nil)
    }

    @Test(.timeLimit(.minutes(1))) func `is not looked for in hostile lengths`() {
        let long = String(repeating: "ab", count: 131_072)
        #expect(closest(to: long, in: [long, "score"]) == nil)
        #expect(closest(to: "score", in: [long, "score"]) == "score")
    }

    @Test func `lists words as a sentence does`() {
        #expect(listed([]) == "" && listed(["a"]) == "a" && listed(["a", "b"]) == "a or b")
        #expect(listed(["a", "b", "c"], "and") == "a, b and c")
    }
}
