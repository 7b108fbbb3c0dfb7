// SPDX-License-Identifier: MIT

import Foundation
import Rules
import Testing

@Suite("The README's tables of the rule language are whole")
struct ReadmeTests {
    private static func readme() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    }

    @Test("every field is named", arguments: Field.allCases)
    func fields(_ field: Field) throws {
        #expect(try Self.readme().contains("`\(field.rawValue)`"))
    }

    @Test("every condition that it shows is one")
    func conditions() throws {
        let rows = try Self.readme().matches(
            of: /^\| `((?:body|link|author|language|rule|links)[^`]*)`/.anchorsMatchLineEndings()
        ).map { String($0.1).replacing("/…/i", with: "/casino/i") }
        #expect(rows.count >= 7)
        for row in rows {
            // What it names must be there before it.
            let rules = """
                list shorteners from "lists/shorteners.list"
                rule empty-praise
                    when words < 25
                    score spam +1
                rule shown
                    when \(row.split(separator: "`, `")[0])
                    score spam +1
                """
            _ = try RuleSet.load(
                files: [("a.rules", rules)], lists: { _ in "short.example" }, holdAt: 4,
                today: Day(secondsSince1970: 0))
        }
    }
}
