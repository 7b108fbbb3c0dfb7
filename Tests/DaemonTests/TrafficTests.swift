// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Ledger
import Testing

@Suite(.fewAtATime, .timeLimit(.minutes(10))) struct `The daemon counts what it accepted` {
    private static func flood(_ window: String) -> String {
        """
        rule flood
            when    more than 2 comments in \(window) by ip
            score   spam +5
            catches after 3 by ip
            passes  after 2 by ip
        """
    }

    private func drop(_ name: String, _ ip: String, _ more: String = "", in court: Courthouse)
        throws
    {
        try court.drop(
            comment("hello", #""user_ip": "\#(ip)""# + more), name: name + ".json")
    }

    @Test func `within a batch, over a start, and copies once`() async throws {
        let court = try Courthouse(rules: Self.flood("1 hour"))
        try await court.start()
        try await court.stop()
        // All are there before the first is looked at.
        for name in ["a", "b", "c"] { try drop(name, "192.0.2.1", in: court) }
        try await court.start()
        let record = try court.record()
        try await court.until("all are judged") { try record.books().states[.released] == 2 }
        #expect(try record.books().states[.held] == 1)
        try drop("a", "192.0.2.1", in: court)
        for name in ["x", "y"] {
            try drop(name, "192.0.2.9", #", "blog": "b", "comment_id": "1""#, in: court)
            _ = try await court.entry(name + ".json")
        }
        try await court.stop()
        try await court.start()
        try drop("d", "192.0.2.1", in: court)
        _ = try await court.entry("d.json", [.held])
        try drop("z", "192.0.2.9", in: court)
        _ = try await court.entry("z.json", [.released])
        try drop("w", "192.0.2.9", in: court)
        _ = try await court.entry("w.json", [.held])
        try await court.stop()
    }

    @Test func `and looks back when edited rules ask for it`() async throws {
        let court = try Courthouse()
        try await court.start()
        for name in ["a", "b"] {
            try drop(name, "192.0.2.1", in: court)
            _ = try await court.entry(name + ".json", [.released])
        }
        try Data(Self.flood("2 days").utf8).write(
            to: court.folder.appending(path: "rules/site.rules"), options: .atomic)
        try await court.until("swapped") { court.lines.contain("rules swapped") }
        try drop("c", "192.0.2.1", in: court)
        _ = try await court.entry("c.json", [.held])
        try await court.stop()
    }
}
