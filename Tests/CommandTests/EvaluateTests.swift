// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

@Suite(.ownThreads, .timeLimit(.minutes(10))) struct `Evaluation from the command line` {
    /// Thirty comments, every third of which offers pills.
    static let labelled = (0..<30).map { index in
        let isBad = index % 3 == 1
        let text =
            isBad
            ? "Cheap viagra, order number \(index) now" : "I let it stand for \(index) minutes."
        return
            #"{"id":"c\#(index)","class":"\#(isBad ? "spam" : "genuine")","lang":"en","body":"\#(text)"}"#
    }

    private func site() throws -> Site {
        let site = try Site()
        try site.write(Self.labelled.joined(separator: "\n"), to: "labelled.jsonl")
        return site
    }

    private func object(_ result: Program.Result) throws -> JSONValue {
        try #require(result.code == 0, "\(result.errors)")
        return try JSONValue(json: Array(result.output.utf8))
    }

    @Test func `rules judge as they would hold`() throws {
        let site = try site()
        let report = try object(
            site.bailiff(
                "evaluate", "--json", "--scores", site.path("q"), site.path("labelled.jsonl")))
        #expect(report["protocol"] == "online" && report["learnt"]?.intValue == 30)
        #expect(report["roca"]?.doubleValue == 0 && report["miss1"]?.doubleValue == 0)
        #expect(report["false_arrest"]?.doubleValue == 0 && report["missed"]?.doubleValue == 0)
        #expect(report["languages"]?.elements?.first?["lang"] == "en")
        let scores = try String(contentsOfFile: site.path("q"), encoding: .utf8)
            .split(separator: "\n").map { try JSONValue(json: Array($0.utf8)) }
        #expect(scores.map { $0["id"]?.stringValue } == (0..<30).map { "c\($0)" })
        for (index, score) in scores.enumerated() {
            let isBad = index % 3 == 1
            #expect(score.members?.map(\.key) == ["id", "class", "q", "p", "verdict"])
            #expect(score["class"] == (isBad ? "spam" : "genuine"))
            #expect(score["verdict"] == (isBad ? "hold" : "release"))
            #expect(!isBad || (score["q"]?.doubleValue ?? 0) > 3)
        }
        #expect(site.files("").contains("ledger.sqlite") == false)
    }

    @Test func `the scorer alone knows no rules, and a packed file reads as the plain one`() throws
    {
        let site = try site()
        let packed = try Program.run(
            "/bin/gzip", ["-k", site.path("labelled.jsonl")])
        try #require(packed.code == 0, "\(packed.errors)")
        let reports = try ["labelled.jsonl", "labelled.jsonl.gz"].map {
            try site.bailiff("evaluate", "--scorer-only", "--json", site.path($0))
        }
        #expect(reports[0].output == reports[1].output)
        let report = try object(reports[1])
        #expect(report["missed"]?.doubleValue == 100)
        let first = try #require(report["roca"]?.doubleValue)
        #expect(first > 0 && first < 50)
    }

    @Test(arguments: [
        (["--protocol", "folds", "--folds", "3"], 30, 20), (["--protocol", "split"], 15, 15),
        (["--order", "shuffle", "--seed", "7"], 30, 30),
    ])
    func `protocols say how much they scored and learnt`(
        flags: [String], scored: Int, learnt: Int
    ) throws {
        let site = try site()
        let arguments =
            ["evaluate", "--json", "--scorer-only"] + flags + [
                "--config", site.path("bailiff.conf"), site.path("labelled.jsonl"),
            ]
        let result = try Program.run("bailiff", arguments)
        let report = try object(result)
        #expect(report["n"]?.intValue == scored && report["learnt"]?.intValue == learnt)
        #expect(try Program.run("bailiff", arguments).output == result.output)
    }

    /// 114 genuine decisions are enough for 2 %, 230 for 1 %.
    @Test(arguments: [([], 0.01, 100.0), (["--budget", "0.02"], 0.02, 50.0)])
    func `the scorer holds what its budget lets it`(
        flags: [String], budget: Double, missed: Double
    ) throws {
        let site = try site()
        let labelled = (0..<200).flatMap { index in
            [
                #"{"id":"g\#(index)","class":"genuine","body":"I let it stand for \#(index) minutes."}"#,
                #"{"id":"b\#(index)","class":"spam","body":"Cheap loans, apply today \#(index)"}"#,
            ]
        }
        try site.write(labelled.joined(separator: "\n"), to: "many.jsonl")
        let report = try object(
            Program.run(
                "bailiff",
                ["evaluate", "--json", "--scorer-only", "--config", site.path("bailiff.conf")]
                    + flags + [site.path("many.jsonl")]))
        #expect(report["budget"]?.doubleValue == budget)
        let share = try #require(report["missed"]?.doubleValue)
        #expect(share == 100 ? missed == 100 : abs(share - missed) < 10, "\(share)")
        #expect(report["false_arrest"]?.doubleValue == 0)
    }

    @Test func `people read a table that fits their terminal`() throws {
        let site = try site()
        let result = try site.bailiff("evaluate", site.path("labelled.jsonl"))
        #expect(result.code == 0)
        for part in [
            "online, order: file; 30 comments", "may hold 1 % of", "1-ROCA %", "LANGUAGE", "shill",
        ] {
            #expect(result.output.contains(part), "\(part) in \(result.output)")
        }
        #expect(result.lines.allSatisfy { $0.count <= 80 }, "\(result.output)")
    }

    @Test func `mistakes are told with their place, all at once`() throws {
        let site = try site()
        try site.write(
            """
            {"class":"spam","body":"a","id":"1"}

            {"class":"ham","body":"b","id":"2"}
            {"class":"spam","body":"c","id":"1"}
            {
            """, to: "wrong.jsonl")
        let result = try site.bailiff("evaluate", site.path("wrong.jsonl"))
        #expect(result.code == 65 && result.output.isEmpty)
        let name = site.path("wrong.jsonl")
        for part in [
            "\(name):3:10: class must be genuine, shill or spam, not \"ham\"",
            "\(name):4: the id 1 was there before, at \(name):1", "\(name):5:",
        ] { #expect(result.errors.contains(part), "\(part) in \(result.errors)") }
        try site.write("\n", to: "empty.jsonl")
        #expect(try site.bailiff("evaluate", site.path("empty.jsonl")).code == 65)
        #expect(try site.bailiff("evaluate", site.path("none.jsonl")).code == 66)
    }

    @Test func `the plot is a drawing, and nothing but a plain file is written over`() throws {
        let site = try site()
        let drawn = try site.bailiff(
            "evaluate", "--plot", site.path("roc.svg"), site.path("labelled.jsonl"))
        #expect(drawn.code == 0, "\(drawn.errors)")
        let plot = try String(contentsOfFile: site.path("roc.svg"), encoding: .utf8)
        #expect(plot.contains("<svg") && plot.hasSuffix("</svg>\n"))
        try FileManager.default.createSymbolicLink(
            atPath: site.path("link"), withDestinationPath: "/dev/null")
        for path in ["rules", "link", "none/q"] {
            let result = try site.bailiff(
                "evaluate", "--scores", site.path(path), site.path("labelled.jsonl"))
            #expect(result.code == 73 && result.errors.contains("cannot write"), "\(path)")
        }
    }

    @Test(arguments: [
        (["--train", "a.jsonl"], 64, "--train goes with --protocol split"),
        (["--budget", "1"], 64, "--budget must be between 0.001 and 0.2"),
        (["--folds", "3"], 64, "--folds goes with --protocol folds"),
        (["--protocol", "folds", "--folds", "1"], 64, "--folds must be at least 2"),
        (["--protocol", "folds", "--order", "date"], 64, "leave out --order"),
        (["--order", "date"], 65, "30 comments of 30 have no date"),
        (["--protocol", "split", "--train", "labelled.jsonl"], 65, "was there before"),
    ])
    func `what does not go together is refused`(flags: [String], code: Int32, says: String) throws {
        let site = try site()
        let result = try Program.run(
            "bailiff", ["evaluate"] + flags + ["labelled.jsonl"], in: site.folder,
            environment: ["BAILIFF_CONFIG": site.path("bailiff.conf")])
        #expect(result.code == code)
        #expect(result.errors.contains(says), "\(result.errors)")
    }
}
