// SPDX-License-Identifier: MIT

import Foundation
import Lines
import Settings
import Testing

@Suite("The configuration file")
struct ConfigurationReaderTests {
    struct Accepted: CustomTestStringConvertible, Sendable {
        let text: String
        let expect: @Sendable (Configuration) -> Bool
        var testDescription: String { text }
    }

    static let accepted: [Accepted] = [
        Accepted(text: "") { $0 == Configuration() },
        Accepted(text: "# only a comment\n\n") { $0 == Configuration() },
        Accepted(text: "spool /srv/spool") { $0.spool == "/srv/spool" },
        Accepted(text: #"spool "/srv/two words""#) { $0.spool == "/srv/two words" },
        Accepted(text: "ledger ./l.sqlite") { $0.ledger == "./l.sqlite" },
        Accepted(text: "rules /etc/r # mine") { $0.rules == "/etc/r" },
        Accepted(text: "hold-at +4.5") { $0.holdAt == 4.5 },
        Accepted(text: "false-arrest-budget 2 %") { $0.falseArrestBudget == 2 },
        Accepted(text: "false-arrest-budget 0.5%") { $0.falseArrestBudget == 0.5 },
        Accepted(text: "work-budget 7 ms") { $0.workBudget == 7 },
        Accepted(text: "work-budget 2s") { $0.workBudget == 2000 },
        Accepted(text: "size-limit 1 MiB") { $0.sizeLimit == 1 << 20 },
        Accepted(text: "size-limit 4096B") { $0.sizeLimit == 4096 },
        Accepted(text: "settle 1 min") { $0.settle == 60_000 },
        Accepted(text: "settle 0 s") { $0.settle == 0 },
        Accepted(text: "batch 256") { $0.batch == 256 },
        Accepted(text: "free-space 10 %") { $0.freeSpace == 10 },
        Accepted(text: "free-space 2.5%") { $0.freeSpace == 2.5 },
        Accepted(text: "free-space 3") { $0.freeSpace == 3 },
        Accepted(text: "spool /a\r\nledger /b\r\n") { $0.spool == "/a" && $0.ledger == "/b" },
    ]

    @Test("sets what is written", arguments: accepted)
    func accepts(_ row: Accepted) {
        let reader = ConfigurationReader(row.text, file: "c")
        #expect(reader.problems.isEmpty)
        var configuration = reader.configuration
        configuration.origins = [:]
        #expect(row.expect(configuration))
    }

    static let refused: [(String, [String])] = [
        ("spol /a", [#"c:1:1: unknown setting "spol" (did you mean "spool"?)"#]),
        ("spool", ["c:1:7: expected a path"]),
        (
            "spool srv",
            [#"c:1:7: a path starts with / (or ./), found "srv" (did you mean "/srv"?)"#]
        ),
        ("spool /a /b", [#"c:1:10: put a path that has spaces in quotes: "/a /b""#]),
        ("spool /a, /b", ["c:1:9: nothing may follow here (a comment starts with #)"]),
        ("spool = /a", [#"c:1:7: write the value after a space, without "=""#]),
        ("hold-at=4", ["c:1:1: write a space between hold-at and its value, no other sign"]),
        ("hold-at: 4", ["c:1:1: write a space between hold-at and its value, no other sign"]),
        ("threshold 4", [#"c:1:1: unknown setting "threshold" (did you mean "hold-at"?)"#]),
        ("Max-Size 4", [#"c:1:1: unknown setting "Max-Size" (did you mean "size-limit"?)"#]),
        ("spool /a\nspool /b", ["c:2:1: spool was set in line 1 already"]),
        ("hold-at four", ["c:1:9: expected points such as +4 (did you mean 4?)"]),
        ("hold-at nan", ["c:1:9: expected points such as +4"]),
        ("hold-at 0", ["c:1:9: must lie between 0.1 and 100"]),
        ("work-budget 5", ["c:1:14: expected a unit: ms, s, min or h"]),
        ("work-budget 5 parsecs", ["c:1:15: expected a unit: ms, s, min or h"]),
        ("work-budget 5 h", ["c:1:13: must lie between 1 ms and 10 s"]),
        (
            "work-budget 5 msec",
            [#"c:1:15: expected a unit: ms, s, min or h (did you mean "ms"?)"#]
        ),
        ("settle 5 Minutes", [#"c:1:10: expected a unit: ms, s, min or h (did you mean "min"?)"#]),
        ("size-limit 256kb", [#"c:1:15: expected a unit: B, KiB or MiB (did you mean "KiB"?)"#]),
        ("size-limit 1 M", [#"c:1:14: expected a unit: B, KiB or MiB (did you mean "MiB"?)"#]),
        ("settle 1.5 s", ["c:1:8: must be a whole number: take a smaller unit"]),
        ("settle 1,5 s", ["c:1:8: must be a whole number: take a smaller unit"]),
        ("settle five s", ["c:1:8: expected a time such as 10 s (did you mean 5?)"]),
        ("hold-at 4,5", ["c:1:10: write a point, not a comma: 4.5"]),
        ("free-space 2,5 %", ["c:1:13: write a point, not a comma: 2.5"]),
        ("batch 4.5", ["c:1:7: must be a whole number"]),
        ("hold-at", ["c:1:9: expected points such as +4"]),
        ("size-limit 1 B", ["c:1:12: must lie between 1 KiB and 16 MiB"]),
        ("size-limit 99999999999999999999 KiB", ["c:1:12: expected a size such as 256 KiB"]),
        ("size-limit 9223372036854775807 KiB", ["c:1:12: must lie between 1 KiB and 16 MiB"]),
        ("batch 0", ["c:1:7: must lie between 1 and 1024"]),
        (
            "false-arrest-budget 0%",
            ["c:1:21: must lie between 0.1 and 20"]
        ),
        (
            "fpr 1 %",
            [#"c:1:1: unknown setting "fpr" (did you mean "false-arrest-budget"?)"#]
        ),
        ("free-space 120%", ["c:1:12: must lie between 0 and 90"]),
        ("spool \"/a", ["c:1:7: a text starts here but its closing \" is missing"]),
        (
            "spol /a\nhold-at x\nspool /ok",
            [
                #"c:1:1: unknown setting "spol" (did you mean "spool"?)"#,
                "c:2:9: expected points such as +4",
            ]
        ),
    ]

    @Test("names every mistake at its place", arguments: refused)
    func refuses(_ text: String, _ expected: [String]) {
        #expect(ConfigurationReader(text, file: "c").problems.map(\.headline) == expected)
    }

    @Test("remembers where a value comes from")
    func origins() {
        let configuration = ConfigurationReader("\nspool /a\nledger /b", file: "c").configuration
        #expect(configuration.origin(of: .spool) == .file(name: "c", line: 2))
        #expect(configuration.origin(of: .rules) == .builtIn)
    }

    @Test("a file that is named must exist and be UTF-8")
    func files() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let latin = folder.appending(path: "latin1.conf")
        try Data([0x73, 0xE9, 0x0A]).write(to: latin)
        #expect(throws: Diagnostics.self) { try Configuration.read(named: latin.path) }
        #expect(throws: Diagnostics.self) {
            try Configuration.read(named: folder.appending(path: "none.conf").path)
        }
        let good = folder.appending(path: "good.conf")
        try Data("batch 8\n".utf8).write(to: good)
        #expect(try Configuration.read(named: good.path).batch == 8)
    }
}
