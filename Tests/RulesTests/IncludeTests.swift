// SPDX-License-Identifier: MIT

import Lines
import Rules
import Testing

@Suite struct `An included file is read where the include stands, and once` {
    /// A rule of this name, which the files below can tell each other by.
    private static func rule(_ name: String, _ more: String = "") -> String {
        "rule \(name)\n    when words > 0\(more)\n    score spam +1\n"
    }

    /// Files of the folder, those below it, the rules in their order, and what is said.
    private struct Row {
        let own: [(name: String, text: String)]
        var below: [String: String] = [:]
        var rules: [String] = []
        var said: [String] = []
    }

    private static func check(_ row: Row) throws {
        func included(_ path: String) throws -> String {
            guard let text = row.below[path] else { throw NoSuchList() }
            return text
        }
        let report = RuleSet.lint(
            files: row.own, included: included, lists: sharedList, holdAt: 4, today: today)
        #expect(report.diagnostics.map(\.headline) == row.said)
        guard row.said.isEmpty else { return }
        let set = try RuleSet.load(
            files: row.own, included: included, lists: sharedList, holdAt: 4, today: today)
        #expect(set.rules.map { "\($0.file) \($0.name)" } == row.rules)
    }

    @Test func `before what stands below it, and not again at its own turn`() throws {
        try Self.check(
            Row(
                own: [
                    ("a.rules", "include \"b.rules\"\n" + Self.rule("a", "\n    when rule b")),
                    ("b.rules", "include \"shop/c.rules\"\n" + Self.rule("b")),
                    ("d.rules", "include \"shop/c.rules\"\n" + Self.rule("d", "\n    when rule c")),
                ],
                below: ["shop/c.rules": Self.rule("c")],
                rules: ["shop/c.rules c", "b.rules b", "a.rules a", "d.rules d"]))
    }

    @Test func `and its mistakes are its own, beside those of the file that includes it`() throws {
        try Self.check(
            Row(
                own: [
                    ("a.rules", "include \"shop/c.rules\"\nrule c\n    when x\n    score spam +1"),
                    ("b.rules", Self.rule("b", "\n    when rule cc")),
                ],
                below: ["shop/c.rules": Self.rule("c") + "    then hop"],
                said: [
                    #"a.rules:2:6: rule "c" was already defined at shop/c.rules:1"#,
                    #"a.rules:3:10: unknown field "x""#,
                    #"shop/c.rules:4:10: unknown outcome "hop" (known: hold and release)"#,
                    #"b.rules:3:15: there is no rule called "cc" above this line (did you mean "c"?)"#,
                ]))
    }

    @Test func `and a circle is named with both of its ends`() throws {
        try Self.check(
            Row(
                own: [("a.rules", Self.rule("a") + "include \"b/b.rules\"")],
                below: ["b/b.rules": "include \"c.rules\"", "c.rules": "include \"a.rules\""],
                said: [
                    #"c.rules:1:9: "a.rules" cannot be included here: this file is a part of it, "#
                        + "by the include at a.rules:4"
                ]))
    }

    @Test func `and a file that is not there is named where it is asked for, once`() throws {
        try Self.check(
            Row(
                own: [
                    ("site.rules", Self.rule("a")), ("z.rules", "include \"sites.rules\""),
                ],
                said: [
                    #"z.rules:1:9: the rule file "sites.rules" cannot be read: "#
                        + #"there is no such file (did you mean "site.rules"?)"#
                ]))
    }

    @Test func `and a chain has an end`() throws {
        let below = Dictionary(
            uniqueKeysWithValues: (0..<40).map { ("f\($0).rules", "include \"f\($0 + 1).rules\"") })
        try Self.check(
            Row(
                own: [("a.rules", "include \"f0.rules\"")], below: below,
                said: ["f15.rules:1:9: includes are more than 16 deep here"]))
    }
}
