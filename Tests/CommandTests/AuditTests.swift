// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

@Suite(.ownThreads, .timeLimit(.minutes(10))) struct `The spot check` {
    @Test func `audit draws some of what was released, and leaves out what people decided on`()
        async throws
    {
        let site = try Site()
        try await site.start()
        let ids = try await site.take((0..<200).map { "a kind word \($0)" } + ["viagra"])
        let audit = try site.bailiff("audit", "--released", "--seed", "1", "--json")
        let chosen = audit.lines.compactMap {
            (try? JSONValue(json: Array($0.utf8)))?["id"]?.stringValue
        }
        #expect((20...60).contains(chosen.count) && Set(chosen).isSubset(of: ids.prefix(200)))
        #expect(
            flat(audit.errors).contains("chosen: \(chosen.count) of 200 released comments since"))
        let table = try site.bailiff("audit", "--released", "--seed", "1", "--limit", "3")
        #expect(table.lines.count == 4 && table.lines[0].hasPrefix("ID"))
        #expect(table.lines[1].hasPrefix(chosen[0].prefix(10)))
        #expect(flat(table.errors).contains("here the first 3; for each, bailiff release ID"))

        #expect(try site.bailiff("release", chosen[0]).code == 0)
        let later = try site.bailiff("audit", "--released", "--seed", "1", "--json")
        #expect(later.lines.count == chosen.count - 1 && !later.output.contains(chosen[0]))
        #expect(flat(later.errors).contains("of 199 released comments"))
        let fed = try site.bailiff("release", "-", input: table.output)
        #expect(fed.lines.map { $0.contains("confirmed") } == [false, true, true], "\(fed)")
        let daily = try site.bailiff("audit", "--released", "--json")
        let recent = try site.bailiff("audit", "--released", "--since", "1d", "--json")
        #expect(daily.output == recent.output)
        let other = try site.bailiff("audit", "--released", "--seed", "2", "--json")
        #expect(other.output != later.output)
        #expect(try site.bailiff("audit").code == 64)
    }
}
