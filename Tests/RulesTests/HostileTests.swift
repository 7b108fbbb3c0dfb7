// SPDX-License-Identifier: MIT

import Lines
import Rules
import Testing

@Suite("Hostile files and comments cost little and crash nothing")
struct HostileTests {
    static let megabyte = String(repeating: "a", count: 1 << 20)
    static let large = String(repeating: "a", count: 1 << 17)

    static let files = [
        "\0", "rule r\n    when body contains \"\0\"\n    score spam +1", megabyte,
        "rule " + large, "rule r\n    " + large, "rule r\n    when \"" + large,
        "rule r\n    when body matches /" + large + "/", "\u{202E}elur",
        String(repeating: "rule r\n", count: 1000), String(repeating: "\"", count: 5000),
        String(repeating: "    when rule r\n", count: 1000), "a\r\r\r", "list\0",
        "rule r\n    when " + String(repeating: "a", count: 16_000),
        "rule r\n    when body matches /" + String(repeating: "(", count: 16_000) + "/",
        "rule r\n    when body contains " + String(repeating: "\"a\",", count: 4000),
    ]

    @Test("as a file", arguments: files.indices)
    func file(_ index: Int) {
        let text = Self.files[index]
        let clock = ContinuousClock()
        var report = lint("")
        let spent = clock.measure { report = lint(text) }
        #expect(!report.isClean)
        #expect(report.diagnostics.allSatisfy { $0.description.utf8.count < 100_000 })
        #expect(report.diagnostics.allSatisfy { !$0.description.contains("\0") })
        #expect(spent < .seconds(5))
    }

    @Test("with lines that are too long reported as that, and clipped")
    func longLine() {
        let report = lint(
            "rule r\n    when words > 0\n    note \"" + Self.megabyte + "\"\n    score spam +1")
        #expect(
            report.diagnostics.map(\.headline) == [
                "site.rules:3:1: this line is longer than 16384 characters"
            ])
    }

    @Test("with CRLF as with LF")
    func lineEnds() throws {
        let text = "rule r\n    when body contains \"x\"\n    score spam +1\n    catches \"x\"\n"
        let rules = try load(text.replacing("\n", with: "\r\n"))
        #expect(rules.names(comment("x")) == ["r"])
        #expect(lint("rule r\r\n    when x\r\n").diagnostics.last?.column == 10)
    }

    static let bodies = [
        String(repeating: "a", count: 256 << 10), String(repeating: "a ", count: 32 << 10),
        String(repeating: "http://a.example ", count: 4 << 10),
        String(repeating: "http://", count: 9 << 10), String(repeating: "\u{301}", count: 32 << 10),
        String(repeating: "a.", count: 32 << 10), String(repeating: "\r", count: 64 << 10),
        "http://" + String(repeating: "a.", count: 30 << 10) + "example", "\0\u{FFFD}\u{10FFFF}",
        String(repeating: "payday ", count: 9 << 10), String(repeating: "@", count: 64 << 10),
    ]

    @Test("as a comment", arguments: bodies.indices)
    func hostileComment(_ index: Int) throws {
        let body = Self.bodies[index]
        let rules = try load(
            """
            list shorteners from "lists/shorteners.list"
            list phrases from "lists/phrases.list"
            rule everything
                when body contains "aaaa", "payday loan", "a a a b"
                when body contains part "aaab"
                when body in list phrases
                when link.domain in list shorteners
                score spam +1
            rule same
                when author.email.domain same as link.domain
                when author in list shorteners
                score spam +1
            rule hosts
                when author.url.domain in list shorteners
                score spam +1
            rule mails
                when author.email.domain in list shorteners
                score spam +1
            rule trusts
                when characters > 0
                score trust -1
            """)
        let hostile = comment(body, author: body, email: body, url: body, lang: body)
        let clock = ContinuousClock()
        let spent = clock.measure { _ = rules.outcome(hostile) }
        // Debug code, on a busy machine: what is quadratic would take minutes.
        #expect(spent < .seconds(8))
    }

    @Test("as a host of very many labels, or of dots alone", arguments: ["a.", "."])
    func labels(_ label: String) throws {
        let host = String(repeating: label, count: 100_000)
        let rules = try load(rule("when author.email.domain in list shorteners"))
        let clock = ContinuousClock()
        let spent = try clock.measure {
            #expect(rules.names(comment("", email: "x@\(host)t.example")) == ["r"])
            #expect(
                rules.names(comment("", email: "x@t.example\(host)")) == (label == "." ? ["r"] : [])
            )
            try #require(rules.names(comment("", email: "x@\(host)")) == [])
        }
        #expect(spent < .seconds(5))
    }
}
