// SPDX-License-Identifier: MIT

import Rules
import Testing

@Suite("The pass for patterns without literals")
struct ShiftAndTests {
    private func reported(_ patterns: [String], _ text: String) throws -> [Int32] {
        let forms = try patterns.map { try #require(LinearForm(of: $0, flags: []), "\($0)") }
        var candidates: [Int32] = []
        let span = text.utf8.span
        ShiftAnd(forms).scan(span, into: &candidates)
        return candidates.sorted()
    }

    @Test(
        "reports a pattern whose bytes follow each other, and no other",
        arguments: [
            (#"\d{3}-\d{3}"#, "call 555-123", true), (#"\d{3}-\d{3}"#, "call 55-123", false),
            (#"\$\d+[km]\b"#, "$500k", true), (#"\$\d+[km]\b"#, "$500 k", false),
            (#"[vV]\W*[1i!]\W*[a@]\W*g"#, "V--!..@ g", true),
            (#"[vV]\W*[1i!]\W*[a@]\W*g"#, "Vx!a@g", false),
            (#"(?:[0-9]{2}|[xyz])[$€][0-9][$€]"#, "12€3€", true),
            (#"(?:[0-9]{2}|[xyz])[$€][0-9][$€]"#, "q€3€", false),
            ("[é-ü][é-ü]\\d{3}", "êü123", true), ("[é-ü][é-ü]\\d{3}", "eu123", false),
            (#"\d{9}"#, "123456789", true), (#"\d{9}"#, "1234", false), (#"\d{9}"#, "", false),
        ])
    func rows(_ pattern: String, _ text: String, _ isReported: Bool) throws {
        #expect(try reported([pattern], text) == (isReported ? [0] : []))
    }

    @Test("says the same of many patterns at once as of each alone", arguments: [8, 60, 150])
    func many(_ count: Int) throws {
        let letters = ["a", "b", "c", "d", "e"]
        let patterns = (0..<count).map { number in
            "\\d[\(letters[number % 5])x]{\(1 + number % 7)}[$€]\\d[#~]{\(1 + number / 35)}"
        }
        let alone = try patterns.map {
            ShiftAnd([try #require(LinearForm(of: $0, flags: []))])
        }
        for wanted in stride(from: 0, to: count, by: 7) {
            let letter = String(repeating: letters[wanted % 5], count: 1 + wanted % 7)
            let text = "7\(letter)€3" + String(repeating: "~", count: 1 + wanted / 35)
            let span = text.utf8.span
            let expected = alone.indices.filter { index in
                var candidates: [Int32] = []
                alone[index].scan(span, into: &candidates)
                return !candidates.isEmpty
            }
            #expect(expected.contains(wanted))
            #expect(try reported(patterns, text) == expected.map(Int32.init))
        }
    }

    @Test(
        "is not offered for what nearly any text holds", arguments: ["", ".", "e", #"\w+"#, "a*"])
    func useless(_ pattern: String) {
        #expect(LinearForm(of: pattern, flags: []) == nil)
    }
}
