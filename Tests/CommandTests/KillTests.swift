// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

@Suite(
    "A kill at any moment loses nothing and publishes nothing twice", .ownThreads,
    .timeLimit(.minutes(10)))
struct KillTests {
    private static let rounds = 10
    private static let comments = 60

    /// The moments of the kills follow from the seed as far as the machine lets them.
    @Test("kill -9 while comments stream in and decisions are made", arguments: [11, 12])
    func kill(seed: UInt32) async throws {
        var moment = seed
        let site = try Site()
        try await site.start()
        var dropped: Set<String> = []
        for round in 0..<Self.rounds {
            let held = try site.bailiff("list", "--json", "--limit", "3").output
            if !held.isEmpty { _ = try site.bailiff("release", "--no-wait", "-", input: held) }
            let names = (0..<Self.comments).map { "c\(round)-\($0).json" }
            dropped.formUnion(names)
            // The kill falls while the daemon takes in what is being dropped.
            async let drops: Void = drop(names, site)
            moment = moment &* 1_664_525 &+ 1_013_904_223
            usleep(moment % 45_000)
            _ = try site.end(SIGKILL)
            try await drops
            try await site.start()
        }
        try await site.until("all is settled") {
            let status = try JSONValue(
                json: Array(try site.bailiff("status", "--json").output.utf8))
            let states = status["states"]
            return status["received"] == .number(Self.rounds * Self.comments)
                && states?["releasing"] == 0
                && status["waiting_decisions"] == 0
        }
        try check(dropped, site)
        #expect(try site.end() == 0)
    }

    @Test("kill -9 while files of lines and forms are taken in", arguments: [21])
    func killAmidLines(seed: UInt32) async throws {
        var moment = seed
        let site = try Site()
        try await site.start()
        var contents: Set<String> = []
        for round in 0..<6 {
            let lines = (0..<1000).map { "line \(round)-\($0)" }
            let forms = (0..<10).map { "form \(round)-\($0)" }
            let text = lines.map { #"{"comment_content":"\#($0)"}"# + "\n" }.joined()
            try drop(text, "l\(round).jsonl", site)
            for form in forms { try drop("comment_content=\(form)\n", "\(form).form", site) }
            contents.formUnion(lines + forms)
            moment = moment &* 1_664_525 &+ 1_013_904_223
            // Right after the first of the lines, while the others are being taken in.
            try await site.until("round \(round) has begun") {
                site.files("spool/out").count > contents.count - lines.count
            }
            usleep(moment % 20_000)
            _ = try site.end(SIGKILL)
            try await site.start()
        }
        try await site.until("all is out") { site.files("spool/out").count >= contents.count }
        let published = try site.files("spool/out").map { name in
            let file = site.folder.appending(path: "spool/out/\(name)")
            let content = try JSONValue(json: Array(Data(contentsOf: file)))["comment_content"]
            return try #require(content?.stringValue)
        }
        #expect(published.count == contents.count && Set(published) == contents)
        try await site.until("the claims are gone") { site.files("spool/claim").isEmpty }
        let status = try site.bailiff("status", "--json").output
        #expect(status.contains("\"received\":\(contents.count),"), "\(status)")
        #expect(try site.end() == 0)
    }

    private func drop(_ names: [String], _ site: Site) async throws {
        for (number, name) in names.enumerated() {
            try write(number % 4 == 0 ? "viagra \(name)" : "plain \(name)", name, site)
        }
    }

    private func write(_ content: String, _ name: String, _ site: Site) throws {
        let json: JSONValue = ["comment_content": .string(content)]
        try drop(json.text, name, site)
    }

    private func drop(_ text: String, _ name: String, _ site: Site) throws {
        let hidden = site.folder.appending(path: "spool/new/.\(name)")
        try Data(text.utf8).write(to: hidden)
        try FileManager.default.moveItem(
            at: hidden, to: site.folder.appending(path: "spool/new/\(name)"))
    }

    /// Independent of the daemon: from the folders and the list alone, by id.
    private func check(_ dropped: Set<String>, _ site: Site) throws {
        let entries = try site.bailiff("list", "--all", "--json").lines.map {
            try JSONValue(json: Array($0.utf8))
        }
        #expect(Set(entries.compactMap { $0["name"]?.stringValue }) == dropped)
        #expect(entries.count == dropped.count)
        let released = entries.filter { $0["state"] == "released" }
        let held = entries.filter { $0["state"] == "held" }
        #expect(released.count + held.count == entries.count)
        #expect(
            Set(site.files("spool/out"))
                == Set(released.compactMap { $0["id"]?.stringValue.map { "\($0).json" } }))
        let notices = Set(site.files("spool/notice"))
        for entry in held {
            #expect(notices.contains("\(entry["id"]?.stringValue ?? "").held.json"))
        }
        for folder in ["new", "claim", "tmp", "bad"] {
            #expect(site.files("spool/\(folder)") == [])
        }
    }
}
