// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Lines
import Testing

@Suite(.ownThreads, .timeLimit(.minutes(10))) struct `What a moderator reads` {
    static let rules = """
        rule pills
            when    body contains "viagra"
            score   spam +5
            says    "It advertises drugs that only a doctor may prescribe, and does so at great length."
            says de "Es bewirbt Medikamente, die nur ein Arzt verschreiben darf."
            catches "Cheap viagra"
            passes  "Cheap words"

        rule casino
            when    body contains "casino"
            score   shill +1.5
        """

    static let hostile: JSONValue = [
        "comment_author": "\u{1B}[31mEve\u{202E}", "comment_id": "1",
        "comment_content": .string(
            "cheap viagra <U+001B> typed, \u{1B}[2J sent \(String(repeating: "w", count: 300)) "
                + String(repeating: "漢字かなまじり文", count: 12) + " 👩\u{200D}👩\u{200D}👧 "
                + "casino\r\n\tindented code that is long enough to be wrapped near its own end"),
    ]

    /// A site that has judged one comment and whose daemon has ended.
    private func judged(
        _ comment: JSONValue, _ rules: String = rules
    ) async throws -> (site: Site, id: String) {
        let site = try Site(rules: rules)
        try await site.start()
        let id = String(try site.bailiff("submit", "-", input: comment.text).output.prefix(32))
        try await site.until("it is judged") {
            try site.bailiff("list", "--all", "--json").output.contains(id)
        }
        return (site, id)
    }

    @Test func `fits the width, cut between words`() async throws {
        let (site, id) = try await judged(Self.hostile)
        for width in [40, 60, 80, 200] {
            for verb in [["why", id], ["show", id], ["status"], ["list", "--all", "--reasons"]] {
                let result = try Program.run(
                    "bailiff", verb + ["--config", site.path("bailiff.conf")],
                    environment: ["COLUMNS": "\(width)"])
                let widest = result.lines.map { columns(of: $0) }.max() ?? 0
                #expect(widest > 20 && widest <= width, "\(verb) at \(width): \(result.output)")
                if verb[0] == "why" { #expect(widest <= 100, "\(result.output)") }
            }
        }
        let why = try site.bailiff("why", id).output
        let said = why.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            said.contains(
                "“It advertises drugs that only a doctor may prescribe, and does so at great length.”"
            ))
        #expect(try site.end() == 0)
    }

    @Test func `is in the language of the blog where the rule has it`() async throws {
        for (language, says) in [
            ("de-AT", "Es bewirbt Medikamente, die nur ein Arzt verschreiben darf."),
            ("fr", "It advertises drugs that only a doctor may prescribe"),
        ] {
            let (site, id) = try await judged([
                "comment_content": "viagra", "blog_lang": .string(language),
            ])
            let why = try site.bailiff("why", id).output
            #expect(why.replacing("\n          ", with: " ").contains("“\(says)"), "\(why)")
            let file = "spool/notice/\(id).held.json"
            try await site.until("the notice") { !site.files("spool/notice").isEmpty }
            let notice = try JSONValue(
                json: Array(try Data(contentsOf: site.folder.appending(path: file))))
            let told = notice["says"]?.elements?.first?.stringValue
            #expect(told?.hasPrefix(says) == true, "\(notice)")
            #expect(try site.end() == 0)
        }
    }

    @Test func `ends with what to do next, and says how much the scorer lacks`() async throws {
        let (site, id) = try await judged(["comment_content": "viagra"])
        let short = id.prefix(10)
        let why = try site.bailiff("why", id).output.replacing(/\n */, with: { _ in " " })
        let flag = " --config \(site.path("bailiff.conf"))"
        #expect(why.contains("Next: bailiff release \(short)\(flag)"))
        #expect(why.contains("or: bailiff refuse --as spam \(short)\(flag)"))
        #expect(why.contains("20 genuine and 20 bad comments; by now there are 0 and 0)"), "\(why)")
        #expect(try site.bailiff("release", id).output == "\(short)  released\n")
        let after = try site.bailiff("why", id).output
        #expect(!after.contains("Next:"))
        try await site.until("the decision counts") {
            try site.bailiff("why", id).output.contains("there are 1 and 0)")
        }
        #expect(try site.end() == 0)
    }

    @Test func `on a terminal: what hides is set apart from what was typed, a wrong one is mended`()
        async throws
    {
        let (site, id) = try await judged(Self.hostile)
        func terminal(_ command: String, _ environment: [String: String]) throws -> String {
            let program = Program.folder.appending(path: "bailiff").path
            let line = "\(program) \(command) --config \(site.path("bailiff.conf"))"
            return try Program.run(
                "/usr/bin/script", ["-qec", line, "/dev/null"],
                environment: ["TERM": "xterm"].merging(environment) { $1 }
            ).output
        }
        let coloured = try terminal("show \(id)", ["NO_COLOR": ""])
        #expect(coloured.contains("viagra <U+001B> typed"))
        #expect(coloured.contains("\u{1B}[7m<U+001B>\u{1B}[0m[2J sent"))
        #expect(!coloured.contains("\u{1B}[2J") && !coloured.contains("\u{202E}"))
        let plain = try terminal("show \(id)", ["NO_COLOR": "1"])
        #expect(!plain.contains("\u{1B}") && plain.contains("<U+001B>[2J sent"))
        let release = try terminal("release \(id)", ["NO_COLOR": "1"])
        #expect(release.contains("wrong one? bailiff undo \(id.prefix(10))"), "\(release)")
        let json = try terminal("hold --json \(id)", ["NO_COLOR": "1"])
        #expect(json.contains("outcome") && !json.contains("wrong one?"))
        #expect(try site.end() == 0)
    }

    @Test func `is told what a rule on probation or in the shadow would have added`() async throws {
        let rules = """
            rule trial
                when    body contains "viagra"
                score   spam +5
                then    hold
                mode    probation
                catches "viagra"
                passes  "words"

            rule ghost
                when    body contains "viagra"
                score   spam +2
                mode    shadow
            """
        let (site, id) = try await judged(["comment_content": "cheap viagra"], rules)
        let why = try site.bailiff("why", id).output
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(why.contains("now releas"), "\(why)")
        #expect(
            why.contains(
                "on probation: would add +5.00, counts +3.00; its “then hold” decides nothing"))
        #expect(why.contains("in the shadow: would add +2.00, counts nothing"))
        let list = try site.bailiff("list", "--all", "--reasons").output
        #expect(
            list.contains("trial +3.00 (on probation), ghost +0.00 (in the shadow)"), "\(list)")
    }

    @Test func `sees in check what a stream of comments would come to`() throws {
        let site = try Site(
            rules: """
                rule flood
                    when    more than 2 comments in 10 minutes by ip
                    then    hold
                    catches after 3 by ip
                    passes  after 2 by ip
                """)
        func line(_ minute: Int) -> String {
            #"{"comment_content": "hello", "user_ip": "192.0.2.1", "#
                + #""comment_date_gmt": "2026-11-20 10:\#(minute):00"}"#
        }
        let stream = [10, 11, 12, 30, 31, 32].map(line).joined(separator: "\n")
        let result = try site.bailiff("check", "-", "--json", input: stream)
        let verdicts = result.lines.map { $0.contains(#""disposition":"hold""#) }
        #expect(verdicts == [false, false, true, false, false, true], "\(result.output)")
        #expect(result.code == 10)
    }
}
