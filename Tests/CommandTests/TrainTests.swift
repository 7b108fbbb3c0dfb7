// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Glibc
import Testing

@Suite(.ownThreads, .timeLimit(.minutes(10))) struct `Training with many examples` {
    static let table = """
        body,class,author
        "Cheap pills, order now",spam,Pill Store
        A fine observation,genuine,Ada
        Try the Goldfish Method,shill,Kim
        """

    private func status(_ site: Site) throws -> JSONValue {
        try #require(try objects(site.bailiff("status", "--json").output).first)
    }

    private func objects(_ lines: String) throws -> [JSONValue] {
        try lines.split(separator: "\n").map { try JSONValue(json: Array($0.utf8)) }
    }

    /// A site whose daemon has made the ledger.
    private func site() async throws -> Site {
        let site = try Site()
        try await site.start()
        return site
    }

    @Test func `a table is learnt, listed, and taken back`() async throws {
        let site = try await site()
        try site.write(Self.table, to: "old.csv")
        let file = site.path("old.csv")
        let first = try site.bailiff("train", "--json", file)
        #expect(first.code == 0, "\(first)")
        #expect(
            try objects(first.output) == [
                [
                    "file": .string(file), "source": 1, "outcome": "learnt", "genuine": 1,
                    "shill": 1, "spam": 1, "known": 0, "skipped": 0,
                ]
            ])
        let again = try site.bailiff("train", file)
        #expect(
            again.code == 0 && again.output.contains("nothing new, 3 known already"), "\(again)")
        let note = try status(site)
        #expect(note["received"] == 0)
        let list = try site.bailiff("list", "--all")
        #expect(list.output == "")
        let sources = try objects(site.bailiff("train", "--list", "--json").output)
        #expect(
            sources.count == 1 && sources[0]["standing"] == 3 && sources[0]["taken_back"] == false)
        #expect(try site.bailiff("train", "--list").output.contains("old.csv"))
        let undone = try site.bailiff("train", "--undo", file)
        #expect(
            undone.code == 0 && undone.output.hasSuffix("taken back, 3 examples\n"), "\(undone)")
        #expect(try site.bailiff("train", "--undo", file).code == 66)
        #expect(try site.bailiff("train", "--list").output.contains("taken back"))
        let third = try site.bailiff("train", file)
        #expect(third.code == 0 && third.output.contains("learnt 1 genuine + 1 shill + 1 spam"))
        #expect(try site.end() == 0)
        try await site.start()
        try expectEqualRebuild(site)
    }

    @Test func `what is brought as another class asks for --replace`() async throws {
        let site = try await site()
        try site.write(#"{"body":"A fine observation"}"#, to: "a.jsonl")
        let file = site.path("a.jsonl")
        #expect(try site.bailiff("train", "--genuine", file).code == 0)
        let refused = try site.bailiff("train", "--spam", file)
        #expect(refused.code == 65 && refused.output == "")
        #expect(
            flat(refused.errors).contains(
                ":1: the same comment was brought before as genuine: --replace makes it spam"))
        let replaced = try site.bailiff("train", "--spam", "--replace", file)
        #expect(replaced.code == 0 && replaced.output.contains("learnt 1 spam"), "\(replaced)")
        #expect(try site.bailiff("train", "--list").output.contains("1 replaced"))
        #expect(try site.end() == 0)
        try await site.start()
        try expectEqualRebuild(site)
    }

    @Test func `of a file with a mistake nothing is taken, or all but the mistake`() async throws {
        let site = try await site()
        try site.write(Self.table + "\nodd,row\nmore,junk,\n", to: "odd.csv")
        try site.write(Self.table, to: "fine.csv")
        let refused = try site.bailiff("train", site.path("odd.csv"), site.path("fine.csv"))
        #expect(refused.code == 65)
        #expect(flat(refused.errors).contains("odd.csv:5:1: this row has 2 columns"))
        #expect(flat(refused.errors).contains("odd.csv:6:1: the class must be"))
        #expect(flat(refused.errors).contains("nothing was taken from it"))
        #expect(refused.output.contains("fine.csv: learnt"), "\(refused)")
        let skipped = try site.bailiff("train", "--skip-bad", "--json", site.path("odd.csv"))
        #expect(skipped.code == 0 && skipped.errors.contains("odd.csv:5:1"))
        let report = try #require(try objects(skipped.output).first)
        #expect(report["skipped"] == 2 && report["known"] == 3)
    }

    @Test func `a dry run counts and changes nothing`() async throws {
        let site = try await site()
        let line = #"{"comment_content":"Hello","class":"genuine"}"#
        let result = try site.bailiff(
            "train", "--dry-run", "--format", "jsonl", "-", input: line + "\n" + line + "\n")
        #expect(
            result.output == "standard input: would learn 1 genuine, 1 known already\n", "\(result)"
        )
        #expect(try site.bailiff("train", "--list", "--json").output == "")
    }

    @Test func `while the daemon is stopped they wait for it`() async throws {
        let site = try await site()
        #expect(try site.end() == 0)
        try site.write(Self.table, to: "old.csv")
        let noted = try site.bailiff("train", site.path("old.csv"))
        #expect(noted.code == 0 && noted.output.contains("noted 1 genuine"))
        #expect(noted.errors.contains("bailiffd is not running: it learns when it is started"))
        #expect(try site.bailiff("train", "--list").output.contains("3 waiting"))
        try await site.start()
        try await site.until("they are learnt") {
            try objects(site.bailiff("train", "--list", "--json").output).first?["standing"] == 3
        }
    }

    @Test(arguments: [
        (["train"], 64, "name a file"), (["train", "--list", "x.csv"], 64, "alone"),
        (["train", "x.txt"], 65, "say what it is with --format json, jsonl, csv or mbox"),
        (["train", "--undo", "nobody"], 66, "no examples came from"),
        (["train", "--spam", "--genuine", "x.csv"], 64, "--genuine"),
        (["train", "--column", "bady=x", "x.csv"], 64, "body=COLUMN"),
        (["train", "gone.csv"], 66, "cannot read gone.csv"),
    ])
    func `what cannot be meant is refused`(arguments: [String], code: Int32, words: String)
        async throws
    {
        let site = try await site()
        let result = try Program.run(
            "bailiff", arguments + ["--config", site.path("bailiff.conf")], in: site.folder)
        #expect(result.code == code && flat(result.errors).contains(words), "\(result)")
    }

    /// Between two lessons, within one, before the first and after the last, as it comes.
    @Test func `a daemon that is killed again and again learns each example once`() async throws {
        let site = try await site()
        let ids = try await site.take(["what a fine day", "such a fine night"])
        let count = 1500
        let lines = (0..<count).map { number in
            #"{"body":"example number \#(number) of many","class":"\#(number % 3 == 0 ? "spam" : "genuine")"}"#
        }
        try site.write(lines.joined(separator: "\n"), to: "many.jsonl")
        try site.write(lines.prefix(400).joined(separator: "\n"), to: "few.jsonl")
        func train(_ arguments: String...) throws {
            let result = try Program.run(
                "bailiff",
                ["train", "--no-wait", "--config", site.path("bailiff.conf")] + arguments)
            try #require(result.code == 0, "\(result)")
        }
        func left() throws -> Int {
            try objects(site.bailiff("train", "--list", "--json").output)
                .reduce(0) { $0 + ($1["waiting"]?.intValue ?? 0) }
        }
        func kill() async throws {
            _ = try site.end(SIGKILL)
            try await site.start()
        }
        try train(site.path("few.jsonl"))
        try train(site.path("many.jsonl"))
        _ = try site.bailiff("release", "--no-wait", ids[0])
        for pause in [20_000, 90_000, 5_000, 200_000] as [UInt32] {
            usleep(pause)
            try await kill()
        }
        _ = try site.bailiff("refuse", "--as", "spam", "--no-wait", ids[1])
        try train("--undo", "1")
        usleep(50_000)
        try await kill()
        _ = try site.bailiff("undo", "--no-wait", ids[0])
        try await site.until("all are learnt and the first 400 unlearnt") {
            let sources = try objects(site.bailiff("train", "--list", "--json").output)
            return sources.map { $0["standing"] } == [0, .number(count - 400)]
        }
        #expect(try left() == 0)
        try await site.until("the decisions are acted on") {
            try status(site)["waiting_decisions"] == 0
        }
        try await site.until("it says how many it knows") {
            let note = try status(site)["daemon"]?["scorer"]
            return note?["genuine"]?.intValue == genuine(400..<count)
                && note?["bad"]?.intValue == count - 400 - genuine(400..<count) + 1
        }
        #expect(try site.end() == 0)
        try await site.start()
        try expectEqualRebuild(site)
    }

    private func genuine(_ numbers: Range<Int>) -> Int { numbers.count { $0 % 3 != 0 } }
}

/// What the daemon has learnt is what the ledger gives when all is counted anew.
private func expectEqualRebuild(_ site: Site) throws {
    let rebuilt = try site.bailiff("model", "rebuild", "--json")
    #expect(rebuilt.code == 0, "\(rebuilt)")
    #expect(try JSONValue(json: Array(rebuilt.output.utf8))["equal"] == true, "\(rebuilt)")
}
