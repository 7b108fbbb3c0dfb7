// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

@Suite(.ownThreads, .timeLimit(.minutes(10))) struct `What is held for a rule's sake` {
    static let wild = """
        rule wild
            when    body contains "the"
            then    hold
            catches "the cat"
            passes  "a cat"
        """

    private func drop(_ numbers: Range<Int>, _ text: String, _ site: Site) throws {
        for number in numbers {
            let json: JSONValue = [
                "comment_content": .string("\(text) \(number)"), "comment_author": "Reader",
                "comment_author_email": .string("reader\(number)@mail.example"),
                "user_ip": .string("81.2.\(number).1"),
            ]
            let name = "c\(number).json"
            let hidden = site.folder.appending(path: "spool/new/.\(name)")
            try Data(json.text.utf8).write(to: hidden)
            try FileManager.default.moveItem(
                at: hidden, to: site.folder.appending(path: "spool/new/\(name)"))
        }
    }

    private func status(_ site: Site) throws -> (text: String, json: JSONValue) {
        let text = try site.bailiff("status")
        #expect(text.code == 1)
        let json = try site.bailiff("status", "--json").output
        return (
            text.output.replacing(/\s+/, with: { _ in " " }), try JSONValue(json: Array(json.utf8))
        )
    }

    private func settle(_ received: Int, _ site: Site) async throws {
        try await site.until("\(received) are taken in") {
            let json = try JSONValue(json: Array(try site.bailiff("status", "--json").output.utf8))
            return json["received"]?.intValue == received && json["states"]?["releasing"] == 0
        }
    }

    @Test func `comes first, whatever happens to the rule and to the daemon`() async throws {
        let site = try Site()
        try await site.start()
        #expect(try site.bailiff("submit", "--wait", "--body", "viagra").code == 10)
        try site.write(Self.wild, to: "rules/wild.rules")
        try site.signal(SIGHUP)
        try await site.until("swapped") { site.log.contains("rules swapped: 2 rules") }
        try drop(0..<40, "This is the comment", site)
        try await settle(41, site)
        #expect(site.log.contains("emergency brake: the rule wild (wild.rules:1) held 5 of 5"))

        for _ in 0..<2 {
            let (text, json) = try status(site)
            #expect(text.contains("the emergency brake stopped the rule wild (wild.rules:1)"))
            #expect(text.contains("when it held 5 of 5 writers: edit it, or confirm it"))
            #expect(text.contains("it still holds 5 comments: "))
            #expect(json["rule_stops"]?.elements?.first?["rule"] == "wild")
            #expect(json["look_first"]?.elements?.count == 5)
            let list = try site.bailiff("list").lines
            try #require(list.count == 7 && list[0].contains("FIRST BECAUSE"), "\(list)")
            #expect(list[1...5].allSatisfy { $0.contains("wild was stopped") })
            #expect(list[6].contains("viagra"), "the oldest, but held for what it says")
            _ = try site.end(SIGKILL)
            try await site.start()
        }
        let explained = try site.bailiff("rules", "explain", "wild").output
        #expect(
            explained.replacing(/\s+/, with: { _ in " " })
                .contains(
                    /By now: stopped by the emergency brake since \S+: it held 5 of 5 writers/))
        let stats = try site.bailiff("rules", "stats", "wild", "--json").output
        #expect(stats.contains(#""standing":"stopped""#))
        let same = try site.bailiff("rules", "try", site.path("rules")).output
        #expect(same.contains("no verdict differs"), "neither side lets it speak")
        try drop(40..<60, "And the next", site)
        try await settle(61, site)
        #expect(try status(site).json["states"]?["held"] == 6)

        try site.write(
            Self.wild.replacing("\"the", with: "\"the table").replacing("a cat", with: "a table"),
            to: "rules/wild.rules")
        try site.signal(SIGHUP)
        try await site.until("it lets go") { site.log.contains("lets go of the rule wild") }
        let mended = try status(site)
        #expect(mended.text.contains("mended since still hold 5 comments"))
        #expect(mended.json["rule_stops"]?.elements == [])
        let first = try site.bailiff("list", "--json", "--limit", "1").output
        #expect(first.contains(#""first_because":{"kind":"stopped","rule":"wild"}"#))
        let victims = try site.bailiff("list", "--json", "--limit", "5").output
        #expect(try site.bailiff("release", "-", input: victims).code == 0)
        try await site.until("nothing of it is left") {
            try site.bailiff("status", "--json").output.contains(#""look_first":[]"#)
        }
        #expect(!(try site.bailiff("list").output.contains("FIRST BECAUSE")))
        #expect(try site.end() == 0)
    }

    @Test func `is named where a rule failed and where judging cost too much`() async throws {
        let site = try Site(
            rules: """
                rule long
                    when    body contains "nothing like it"
                    score   spam +1

                rule slow
                    when    body matches /^(a+)+$/
                    score   spam +1

                rule words
                    when    body contains "viagra"
                    score   spam +1
                """)
        let conf = try String(contentsOfFile: site.path("bailiff.conf"), encoding: .utf8)
        try await site.start()
        let failing = String(repeating: "a", count: 40) + "!"
        #expect(try site.bailiff("submit", "--wait", "--body", failing).code == 10)
        #expect(try site.end() == 0)
        try site.write(conf.replacing("10 s", with: "1 ms"), to: "bailiff.conf")
        try await site.start()
        let long = (0..<20_000).map { "word\($0)" }.joined(separator: " ")
        let json: JSONValue = ["comment_content": .string(long)]
        #expect(try site.bailiff("submit", "--wait", "-", input: json.text).code == 10)
        let (text, _) = try status(site)
        #expect(text.contains(/slow: 1 comment, last [0-9a-f]{10} \(match limit exceeded\)/))
        #expect(text.contains("too costly to judge"))
        let list = try site.bailiff("list").lines
        try #require(list.count == 3 && list[1].contains("slow failed"), "\(list)")
        #expect(list[2].contains("too costly"))
        #expect(site.log.contains("because=too_costly"))
        #expect(try site.end() == 0)
    }
}
