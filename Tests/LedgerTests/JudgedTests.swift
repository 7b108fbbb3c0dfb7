// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Testing

@Suite("What the rules are held to account by") struct JudgedTests {
    private let folder: Folder
    private let daemon: SQLiteRecord

    init() throws {
        folder = try Folder()
        daemon = try folder.daemon()
    }

    private func verdict(_ ground: Verdict.Ground, rule: String = "pills") -> Verdict {
        Verdict(
            disposition: .hold, commentClass: .spam, total: 5, holdAt: 4, ground: ground,
            evidence: [
                Evidence(
                    source: .rule(name: rule, file: "a.rules", line: 1), charge: .spam, points: 5,
                    says: #""kind":"too_costly" "rule":"wild""#)
            ], q: 0, stage: .abstaining)
    }

    private func filing(_ name: String, _ verdict: Verdict, at: Milliseconds = 1000) -> Filing {
        Filing(
            id: CommentID(of: name), name: name, bytes: Array(name.utf8), receivedAt: at,
            finding: .judged(verdict, key: nil, fingerprint: []))
    }

    private func act(_ ruling: Ruling, _ name: String) throws {
        var court = try Court(daemon)
        try court.rule(ruling, name)
    }

    private func unlooked(_ rules: String...) throws -> [String] {
        var found: [String] = []
        try daemon.heldUnlooked(naming: rules) { judged in
            found.append(try #require(try daemon.entry(judged.id)).name)
        }
        return found
    }

    @Test("what was judged is read in order, the newest only, none from before a time")
    func newest() throws {
        let filings = (0..<150).map { Filing.held("c\($0)", at: Milliseconds($0)) }
        _ = try daemon.accept(filings + [.malformed("bad", at: 200)], published: [])
        func read(since: Milliseconds, limit: Int) throws -> [Milliseconds] {
            var times: [Milliseconds] = []
            try daemon.newestJudged(since: since, limit: limit) { judged in
                #expect(judged.bytes == Array("{\"c\(judged.receivedAt)\"}".utf8))
                #expect(judged.verdict == .sample(.hold))
                times.append(judged.receivedAt)
            }
            return times
        }
        #expect(try read(since: 0, limit: 1000) == Array(0..<150))
        #expect(try read(since: 0, limit: 100) == Array(50..<150))
        #expect(try read(since: 120, limit: 100) == Array(120..<150))
        #expect(try read(since: 150, limit: 100) == [])
    }

    @Test("what people called a comment is read while it stands, the latest first")
    func decided() throws {
        let names = (0..<70).map { "c\($0)" }
        _ = try daemon.accept(names.map { .held($0) }, published: [])
        for name in names { try act(.refuse(as: .spam), name) }
        try act(.release, "c3")
        try act(.refuse(as: .other), "c5")
        try act(.undo, "c7")
        func read(_ limit: Int) throws -> [(CommentID, CommentClass)] {
            var found: [(CommentID, CommentClass)] = []
            try daemon.decidedVerdicts(limit: limit) { judged, commentClass in
                #expect(judged.verdict == .sample(.hold) && judged.receivedAt == 1000)
                found.append((judged.id, commentClass))
            }
            return found
        }
        let all = try read(1000)
        #expect(all.count == 68)
        #expect(all.first?.0 == CommentID(of: "c3") && all.first?.1 == .genuine)
        #expect(all.dropFirst().allSatisfy { $0.1 == .spam })
        #expect(try read(2).map(\.0) == all.prefix(2).map(\.0))
    }

    @Test("what is held for a rule's sake is found until a person decides on it")
    func held() throws {
        _ = try daemon.accept(
            [
                filing("failed", verdict(.ruleError(rule: "slow", reason: "limit"))),
                filing("costly", verdict(.tooCostly)), filing("plain", verdict(.total)),
                filing("wild", verdict(.total, rule: "wild")),
                filing("looked", verdict(.total, rule: "wild")),
                filing("undone", verdict(.total, rule: "wild")),
                filing("gone", verdict(.total, rule: "wild")),
                filing("wilder", verdict(.total, rule: "wilder")),
            ], published: [])
        #expect(try unlooked() == ["failed", "costly"])
        #expect(
            try unlooked("wild") == ["failed", "costly", "wild", "looked", "undone", "gone"])
        try act(.hold, "looked")
        try act(.release, "gone")
        try act(.hold, "undone")
        #expect(try unlooked("wild") == ["failed", "costly", "wild"])
        try act(.undo, "undone")
        #expect(try unlooked("wild") == ["failed", "costly", "wild", "undone"])
        #expect(try unlooked("wild", "wilder").last == "wilder")
    }
}
