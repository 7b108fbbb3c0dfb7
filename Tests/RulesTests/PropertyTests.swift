// SPDX-License-Identifier: MIT

import Comments
import Rules
import Testing

@Suite("Rules on random texts agree with a naive reading")
struct PropertyTests {
    /// Words of one text as a person would count them, for plain ASCII letters and spaces.
    private func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init)
    }

    private func contains(_ text: [String], _ phrase: [String]) -> Bool {
        guard phrase.count <= text.count else { return false }
        return (0...(text.count - phrase.count)).contains { start in
            text[start..<start + phrase.count].elementsEqual(phrase)
        }
    }

    private func text(_ length: Int, _ random: inout Seeded) -> String {
        String((0..<length).map { _ in "aAbB  \n".randomElement(using: &random) ?? "a" })
    }

    @Test("for contains, contains part and in list", arguments: 1...20 as ClosedRange<UInt64>)
    func contains(_ seed: UInt64) throws {
        var random = Seeded(state: seed)
        for _ in 0..<20 {
            let phrase = words(text(Int.random(in: 1...8, using: &random), &random))
            guard !phrase.isEmpty else { continue }
            let joined = phrase.joined(separator: " ")
            let body = text(Int.random(in: 0...200, using: &random), &random)
            let rules = try RuleSet.load(
                files: [
                    (
                        name: "r",
                        text: """
                        list l from "l"
                        rule whole
                            when body contains "\(joined)"
                            score spam +1
                        rule part
                            when body contains part "\(joined)"
                            score spam +1
                        rule listed
                            when body in list l
                            score spam +1
                        """
                    )
                ], lists: { _ in joined }, holdAt: 4, today: today)
            let isWhole = contains(words(body), phrase)
            let isPart = words(body).joined(separator: " ").contains(joined)
            let wanted =
                (isWhole ? ["whole"] : []) + (isPart ? ["part"] : []) + (isWhole ? ["listed"] : [])
            #expect(rules.names(comment(body)) == wanted, "\(joined) in \(body)")
        }
    }

    @Test(
        "and every mark lies on whole characters of its field",
        arguments: 1...10 as ClosedRange<UInt64>)
    func marks(_ seed: UInt64) throws {
        var random = Seeded(state: seed)
        let rules = try load(
            """
            rule r
                when body contains part "a", "é", "ss"
                score spam +1
            rule s
                when body matches /a|é|s/ folded
                score spam +1
            rule t
                when body matches /[^ ]/
                score spam +1
            """)
        for _ in 0..<30 {
            let alphabet = ["a", "A\u{301}", "é", "ß", "\u{200D}", "ａ", "😀", " ", "\u{FB01}", "а"]
            let body = (0..<40).map { _ in alphabet.randomElement(using: &random) ?? "a" }.joined()
            let bytes = Array(body.utf8)
            for mark in rules.outcome(comment(body)).evidence.flatMap(\.marks) {
                #expect(mark.field == .body && mark.range.upperBound <= bytes.count)
                #expect(String(validating: bytes[mark.range], as: UTF8.self) != nil)
            }
        }
    }

    @Test("and days agree with a count of days")
    func days() throws {
        // A day each from 1900 on, counted by hand.
        var (year, month, dayOfMonth) = (1900, 1, 1)
        var seconds: Int64 = -2_208_988_800
        while year < 2101 {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            let two = { (n: Int) in n < 10 ? "0\(n)" : "\(n)" }
            let text = "\(year)-\(two(month))-\(two(dayOfMonth))"
            guard Day(secondsSince1970: seconds) == Day(text),
                Day(secondsSince1970: seconds + 86_399).description == text
            else {
                Issue.record("\(text)")
                return
            }
            seconds += 86_400
            dayOfMonth += 1
            if dayOfMonth > lengths[month - 1] { (month, dayOfMonth) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
    }

    @Test(
        "and what is no day is none",
        arguments: [
            "", "2026-11-31", "2026-02-29", "2100-02-29", "2026-00-01", "2026-01-00", "26-01-01",
            "2026-1-01", "2026-01-01 ", "-026-01-01", "2026-01-0١", "2026/01/01", "2026-01-01-01",
        ])
    func noDay(_ text: String) {
        #expect(Day(text) == nil)
        #expect(Day("2000-02-29") != nil)
        #expect(Day(secondsSince1970: .max).description == "9999-12-31")
        #expect(Day(secondsSince1970: .min).description == "0001-01-01")
    }
}
