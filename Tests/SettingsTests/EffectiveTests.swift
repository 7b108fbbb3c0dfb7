// SPDX-License-Identifier: MIT

import Foundation
import Lines
import Settings
import Testing

@Suite struct `What is in force` {
    /// A configuration file for one test.
    final class File {
        let path = FileManager.default.temporaryDirectory.appending(
            path: "bailiff-\(UUID().uuidString).conf"
        ).path

        init(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    @Test func `a flag wins over the environment, that over the file, that over the default`()
        throws
    {
        let file = try File("spool /file\nledger /file\nrules /file\nbatch 8\n")
        let environment = [
            "BAILIFF_CONFIG": file.path, "BAILIFF_SPOOL": "/environment",
            "BAILIFF_LEDGER": "/environment", "BAILIFF_RULES": "", "BAILIFF_OTHER": "/x",
        ]
        let found = try Configuration.effective(
            flags: GivenPaths(spool: "/flag"), environment: environment)
        #expect(found.spool == "/flag" && found.source(of: .spool) == "flag --spool")
        #expect(found.ledger == "/environment")
        #expect(found.source(of: .ledger) == "environment BAILIFF_LEDGER")
        #expect(found.rules == "/file" && found.source(of: .rules) == "\(file.path):3")
        #expect(found.batch == 8 && found.holdAt == 4 && found.source(of: .holdAt) == "built in")
    }

    @Test func `a file that cannot be read is told with who named it`() throws {
        for (flags, environment, namer) in [
            (GivenPaths(config: "/none/a"), ["BAILIFF_CONFIG": "/none/b"], "(--config names it)"),
            (GivenPaths(), ["BAILIFF_CONFIG": "/none/a"], "(BAILIFF_CONFIG names it)"),
        ] {
            let problems = try #require(throws: Diagnostics.self) {
                try Configuration.effective(flags: flags, environment: environment)
            }
            #expect(problems.description.hasPrefix("/none/a: cannot read it"))
            #expect(problems.description.hasSuffix(namer))
        }
    }

    @Test func `an empty flag is a mistake`() throws {
        let problems = try #require(throws: Diagnostics.self) {
            try Configuration.effective(flags: GivenPaths(ledger: ""), environment: [:])
        }
        #expect(problems.description == "--ledger: needs a path")
    }

    @Test func `an error names where its path was set`() throws {
        let found = try Configuration.effective(
            flags: GivenPaths(spool: "/flag/spool"), environment: ["BAILIFF_LEDGER": "/e/ledger"])
        #expect(
            found.explained("/e/ledger: is missing")
                == "/e/ledger: is missing\nThe path of the ledger comes from: "
                + "environment BAILIFF_LEDGER")
        #expect(found.explained("no path") == "no path")
        let nested = try Configuration.effective(
            flags: GivenPaths(spool: "/srv", ledger: "/srv/ledger"), environment: [:])
        #expect(
            nested.explained("/srv/ledger: x").hasSuffix(
                "\nThe path of the ledger comes from: flag --ledger"))
        #expect(!nested.explained("/srv/ledger: x").contains("--spool"))
        #expect(nested.explained("/srv/new: x").hasSuffix("flag --spool"))
        #expect(Configuration().explained("/etc/bailiff/rules: x") == "/etc/bailiff/rules: x")
    }

    static let values: [@Sendable (inout Configuration) -> Void] = [
        { _ in },
        { $0.spool = "/srv/two words" }, { $0.ledger = #"/a"b\c,d"# }, { $0.rules = "relative" },
        { $0.rules = "/x#y" }, { $0.holdAt = 2.5 }, { $0.holdAt = 100 }, { $0.workBudget = 10_000 },
        { $0.workBudget = 1001 }, { $0.sizeLimit = 1025 }, { $0.sizeLimit = 16 << 20 },
        { $0.settle = 0 }, { $0.settle = 3_600_000 }, { $0.batch = 1 }, { $0.freeSpace = 0.5 },
        { $0.freeSpace = 0 }, { $0.falseArrestBudget = 0.5 }, { $0.falseArrestBudget = 20 },
    ]

    @Test func `each value is spelt so that the file gives it back`() throws {
        for change in Self.values {
            var configuration = Configuration()
            change(&configuration)
            let text = try Configuration.Key.allCases.map { key in
                "\(key.rawValue) \(try #require(configuration.spelling(of: key)))\n"
            }.joined()
            let reader = ConfigurationReader(text, file: "c")
            #expect(reader.problems.isEmpty, "\(text)")
            var again = reader.configuration
            again.origins = [:]
            if configuration.rules == "relative" { configuration.rules = "./relative" }
            #expect(again == configuration)
        }
        var configuration = Configuration()
        configuration.spool = "/a\nbatch 2"
        #expect(configuration.spelling(of: .spool) == nil)
    }
}

@Suite struct `The configuration file that is installed` {
    static func text() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "systemd/bailiff.conf"), encoding: .utf8)
    }

    @Test func `sets nothing, so that an upgrade keeps no old default in force`() throws {
        let reader = ConfigurationReader(try Self.text(), file: "bailiff.conf")
        #expect(reader.problems.isEmpty && reader.configuration == Configuration())
    }

    @Test func `names each setting once, in the order of the program, with its default`() throws {
        // Prose has a blank after its "#", a setting that is out of force has none.
        let settings = try Self.text().matches(of: /^#([a-z].*)$/.anchorsMatchLineEndings())
            .map { String($0.output.1) }
        let reader = ConfigurationReader(settings.joined(separator: "\n"), file: "bailiff.conf")
        #expect(reader.problems.isEmpty)
        var configuration = reader.configuration
        configuration.origins = [:]
        #expect(configuration == Configuration())
        #expect(
            settings.map { String($0.prefix { $0 != " " }) }
                == Configuration.Key.allCases.map(\.rawValue))
    }
}
