// SPDX-License-Identifier: MIT

import Lines
import Rules
import Testing

@Suite struct `A rule's fingerprint` {
    static let rules = """
        list shops from "lists/shops.list"

        rule praise
            when    body contains "nice"
            score   spam +1

        rule shop
            when    link.host in list shops
            when    rule praise
            score   spam +5
            catches body="nice http://shop.example"
            passes  "nice"
        """

    static let shops = "shop.example  # anna 2026-11-21 seen often\nold.example\n"

    struct Edit: CustomTestStringConvertible, Sendable {
        let what: String
        let from: String
        let to: String
        var testDescription: String { what }
    }

    static let remarks = [
        Edit(what: "a remark", from: "rule shop\n", to: "rule shop   # they write every day\n"),
        Edit(what: "what is told", from: "+5\n", to: "+5\n    says \"It sells.\"\n"),
        Edit(what: "a note", from: "+5\n", to: "+5\n    note \"since May\"\n"),
        Edit(what: "an owner", from: "+5\n", to: "+5\n    owner anna 2026-11-21\n"),
        Edit(what: "an example", from: "passes  \"nice\"", to: "passes  \"nice words\""),
        Edit(what: "white space", from: "    when    rule", to: "  when rule"),
        Edit(
            what: "the order of lines",
            from: "    when    link.host in list shops\n    when    rule praise\n",
            to: "    when    rule praise\n    when    link.host in list shops\n"),
        Edit(what: "an entry's remark", from: "seen often", to: "seen less"),
    ]

    static let changes = [
        Edit(what: "its points", from: "+5", to: "+4.5"),
        Edit(what: "a condition", from: "    when    rule praise\n", to: ""),
        Edit(what: "an exception", from: "+5\n", to: "+5\n    unless  links >= 9\n"),
        Edit(what: "what it forces", from: "+5\n", to: "+5\n    then hold\n"),
        Edit(what: "its last day", from: "+5\n", to: "+5\n    until 2029-01-01\n"),
        Edit(what: "its mode", from: "+5\n", to: "+5\n    mode probation\n"),
        Edit(
            what: "a rule that it refers to", from: "\"nice\"\n    sc",
            to: "\"fine\", \"nice\"\n    sc"),
        Edit(what: "an entry of its list", from: "old.example", to: "new.example"),
        Edit(
            what: "an entry's last day", from: "old.example", to: "old.example # until 2029-01-01"),
        Edit(what: "one more entry", from: "old.example", to: "old.example\nmore.example"),
    ]

    static func fingerprints(_ edit: Edit? = nil) throws -> [String: String] {
        func edited(_ text: String) -> String {
            edit.map { text.replacing($0.from, with: $0.to) } ?? text
        }
        let day = try #require(Day("2026-11-21"))
        let rules = try RuleSet.load(
            files: [(name: "a.rules", text: edited(rules))], lists: { _ in edited(shops) },
            holdAt: 4, today: day)
        if let edit { #expect(edited(Self.rules) + edited(shops) != Self.rules + shops, "\(edit)") }
        return Dictionary(uniqueKeysWithValues: rules.rules.map { ($0.name, $0.fingerprint) })
    }

    @Test(arguments: remarks) func `stays the same for`(_ edit: Edit) throws {
        #expect(try Self.fingerprints(edit) == Self.fingerprints())
    }

    @Test(arguments: changes) func `is another one for`(_ edit: Edit) throws {
        #expect(try Self.fingerprints(edit)["shop"] != Self.fingerprints()["shop"])
    }

    @Test func `of a rule says nothing about its neighbours`() throws {
        let points = Edit(what: "", from: "+5", to: "+6")
        #expect(try Self.fingerprints(points)["praise"] == Self.fingerprints()["praise"])
    }
}
