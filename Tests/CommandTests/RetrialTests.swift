// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

@Suite("The past is judged again as it came", .ownThreads, .timeLimit(.minutes(10)))
struct RetrialTests {
    /// Six comments of one address, all saying the same, by as many authors.
    private func pour(_ text: String, _ site: Site) async throws -> [String] {
        var ids: [String] = []
        for number in 0..<6 {
            let json: JSONValue = [
                "comment_content": .string(text), "comment_author": .string("Reader \(number)"),
                "comment_author_email": .string("reader\(number)@mail.example"),
                "user_ip": "192.0.2.7",
            ]
            ids.append(String(try site.bailiff("submit", "-", input: json.text).output.prefix(10)))
        }
        try await site.until("all are judged") {
            try site.bailiff("list", "--all", "--json").lines.count == 6
        }
        return ids
    }

    @Test(
        "with counters and shared phrases of what came before, whatever the old rules asked",
        arguments: [
            ("more than 4 comments in 1 hour by ip", 4),
            ("same phrase of 5 words from 3 authors within 30 days", 2),
        ])
    func traffic(_ condition: String, _ first: Int) async throws {
        let site = try Site()
        try await site.start()
        let ids = try await pour("you should all see the big market on Sunday", site)
        try FileManager.default.createDirectory(
            at: site.folder.appending(path: "edited"), withIntermediateDirectories: true)
        let rule = """
            rule again
                when    \(condition)
                score   spam +5
                catches after 10001 by ip after 50 by phrase "see the big market on Sunday"
                passes  "one comment"
            """
        let counted = rule.replacing(
            condition.hasPrefix("more") ? " after 50 by phrase" : "after 10001 by ip ", with: "")
        try site.write(Site.rules + "\n" + counted, to: "edited/site.rules")
        let trial = try site.bailiff("rules", "try", site.path("edited"), "--json")
        let held = trial.lines.filter { $0.contains("\"change\":\"held\"") }
        #expect(held.count == 6 - first, "\(trial)")
        for id in ids[first...] { #expect(held.contains { $0.contains(id) }) }
        let newest = try site.bailiff("rules", "try", site.path("edited"), "--limit", "1")
        #expect(newest.output.contains("1 newly held"), "those before it count all the same")
        _ = try site.end()
    }

    @Test("and what a rule on probation has earned is said with its numbers")
    func standing() async throws {
        let site = try Site(
            rules: """
                rule chorus
                    when    body contains "goldfish"
                    mode    probation
                    score   shill +6
                    catches "goldfish"
                    passes  "fish"
                """)
        try await site.start()
        for number in 0..<40 {
            try site.write("{\"comment_content\": \"goldfish \(number)\"}", to: "spool/new/.c")
            try FileManager.default.moveItem(
                atPath: site.path("spool/new/.c"), toPath: site.path("spool/new/\(number).json"))
        }
        try await site.until("all are judged") {
            try site.bailiff("list", "--all", "--json").lines.count == 40
        }
        let before = try site.bailiff("rules", "explain", "chorus", "--json").output
        #expect(!before.contains("by_now"))
        let all = try site.bailiff("list", "--all", "--json").output
        #expect(try site.bailiff("refuse", "--as", "shill", "-", input: all).code == 0)
        try await site.until("it is active") {
            try site.bailiff("rules", "stats", "--json").output.contains(#""standing":"active""#)
        }
        let said = try site.bailiff("rules", "explain", "chorus").output
        let sentence =
            /on probation by its file, active since [-0-9]+: (\d+) of (\d+) decided hits were right \(at least 9\d %, with 95 % certainty\)/
        for text in [said, try site.bailiff("rules", "stats").output] {
            #expect(text.replacing(/\s+/, with: { _ in " " }).contains(sentence), "\(text)")
        }
        _ = try site.end()
    }
}
