// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite(
    "scripts/install puts bailiff in place and never a person's work at risk",
    .ownThreads, .timeLimit(.minutes(10)))
struct InstallTests {
    /// A system below a folder of its own, and the programs that were built.
    private final class Server {
        let root = FileManager.default.temporaryDirectory
            .appending(path: "install \(UUID().uuidString)")
        deinit { try? FileManager.default.removeItem(at: root) }

        func install(_ arguments: String..., input: String = "") throws -> Program.Result {
            try install(arguments, input: input)
        }

        func install(
            _ arguments: [String], input: String = "", environment: [String: String] = [:]
        ) throws -> Program.Result {
            try Program.run(
                Program.root.appending(path: "scripts/install").path,
                ["--destdir", root.path] + arguments, input: input, environment: environment)
        }

        func path(_ path: String) -> String { root.appending(path: path).path }
        func exists(_ path: String) -> Bool {
            FileManager.default.fileExists(atPath: self.path(path))
        }
        func text(_ path: String) throws -> String {
            try String(contentsOfFile: self.path(path), encoding: .utf8)
        }
        func write(_ text: String, to path: String) throws {
            try Data(text.utf8).write(to: root.appending(path: path))
        }
        func mode(_ path: String) throws -> Int? {
            let facts = try FileManager.default.attributesOfItem(atPath: self.path(path))
            return (facts[.posixPermissions] as? NSNumber)?.intValue
        }
        func inode(_ path: String) throws -> Int? {
            let facts = try FileManager.default.attributesOfItem(atPath: self.path(path))
            return (facts[.systemFileNumber] as? NSNumber)?.intValue
        }
        func group(_ path: String) throws -> Int? {
            let facts = try FileManager.default.attributesOfItem(atPath: self.path(path))
            return (facts[.groupOwnerAccountID] as? NSNumber)?.intValue
        }
        /// A folder with the system's programs, but only those that are wanted: a PATH.
        func tools(where isWanted: (String) -> Bool) throws -> String {
            let tools = root.appending(path: "tools")
            try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true)
            for folder in ["/usr/bin", "/usr/sbin"] {
                for name in try FileManager.default.contentsOfDirectory(atPath: folder)
                where isWanted(name) {
                    try? FileManager.default.createSymbolicLink(
                        atPath: "\(tools.path)/\(name)", withDestinationPath: "\(folder)/\(name)")
                }
            }
            return tools.path
        }
        /// Every file, with its bytes.
        func everything() throws -> [String: Data?] {
            let names = FileManager.default.enumerator(atPath: root.path)?.compactMap {
                $0 as? String
            }
            return Dictionary(
                uniqueKeysWithValues: (names ?? []).map { name in
                    (name, FileManager.default.contents(atPath: path(name)))
                })
        }
    }

    private static let programs = Program.folder.path
    private static let rule = "etc/bailiff/rules/contact.rules"

    @Test("all is in its place, with its mode, and checked")
    func fresh() throws {
        let server = Server()
        let result = try server.install("--from", Self.programs)
        #expect(result.code == 0, "\(result)")
        let modes: [String: Int] = [
            "usr/bin/bailiff": 0o755, "usr/bin/bailiffd": 0o755,
            "etc/systemd/system/bailiffd.service": 0o644, "etc/sysusers.d/bailiff.conf": 0o644,
            "etc/tmpfiles.d/bailiff.conf": 0o644, "etc/bailiff/bailiff.conf": 0o644,
            Self.rule: 0o664,
        ]
        for (file, mode) in modes { #expect(try server.mode(file) == mode, "\(file)") }
        let unit = try server.text("etc/systemd/system/bailiffd.service")
        #expect(unit.contains("ExecStart=/usr/bin/bailiffd --config /etc/bailiff/bailiff.conf\n"))
        #expect(result.output.contains("systemctl enable --now bailiffd"), "\(result)")
        #expect(result.output.contains("adduser USER bailiff-mod"))
        let shipped = Program.root.appending(path: "rules").path
        let rules = FileManager.default.enumerator(atPath: shipped)?.compactMap { $0 as? String }
        for rule in try #require(rules) { #expect(server.exists("etc/bailiff/rules/\(rule)")) }
        guard getuid() == 0 else { return }
        // systemd-sysusers and systemd-tmpfiles work below a root of their own.
        #expect(try server.mode("var/spool/bailiff/new") == 0o3730)
        #expect(try server.mode("var/lib/bailiff") == 0o2770)
        let group = try server.text("etc/group").firstMatch(of: /bailiff-mod:x:([0-9]+):/)
        #expect(try server.group(Self.rule) == group.flatMap { Int($0.1) })
        #expect(try server.mode("etc/bailiff/rules") == 0o2775)
    }

    @Test("the unit follows the prefix")
    func prefix() throws {
        let server = Server()
        #expect(try server.install("--from", Self.programs, "--prefix", "/opt/court-1.0").code == 0)
        #expect(server.exists("opt/court-1.0/bin/bailiffd") && !server.exists("usr/bin/bailiffd"))
        let unit = try server.text("etc/systemd/system/bailiffd.service")
        #expect(unit.contains("ExecStart=/opt/court-1.0/bin/bailiffd --config"))
    }

    @Test("a second time changes nothing")
    func again() throws {
        let server = Server()
        #expect(try server.install("--from", Self.programs).code == 0)
        let before = try server.everything()
        let inode = try server.inode("usr/bin/bailiffd")
        let result = try server.install("--from", Self.programs)
        #expect(result.code == 0 && result.output.contains("unchanged: "))
        #expect(result.output.contains("  systemctl restart bailiffd"), "\(result)")
        #expect(!result.output.contains("enable --now"))
        #expect(try server.everything() == before && server.inode("usr/bin/bailiffd") == inode)
    }

    @Test("an upgrade replaces what nobody changed and keeps what somebody did")
    func upgrade() throws {
        let server = Server()
        #expect(try server.install("--from", Self.programs).code == 0)
        let shipped = try server.text(Self.rule)
        // An older version had other texts: what is in place is what was shipped then.
        for name in ["links", "names", "shop"] {
            let older = "# an older version\n"
            try server.write(older, to: "etc/bailiff/.shipped/rules/\(name).rules")
            if name == "links" { try server.write(older, to: "etc/bailiff/rules/links.rules") }
        }
        let mine = shipped + "\n# mine\n"
        try server.write(mine, to: Self.rule)
        try server.write(
            "# mine\n" + (try server.text("etc/bailiff/rules/names.rules")),
            to: "etc/bailiff/rules/names.rules")
        try FileManager.default.removeItem(atPath: server.path("etc/bailiff/rules/shop.rules"))
        try server.write("settle 3 s\n", to: "etc/bailiff/bailiff.conf")
        try server.write("an older program", to: "usr/bin/bailiff")
        let running = try server.inode("usr/bin/bailiff")

        let result = try server.install("--from", Self.programs)
        #expect(result.code == 0, "\(result)")
        #expect(try server.text(Self.rule) == mine && !server.exists(Self.rule + ".new"))
        #expect(try server.text("etc/bailiff/rules/links.rules").contains("rule "))
        #expect(try server.text("etc/bailiff/rules/names.rules").hasPrefix("# mine\n"))
        #expect(try server.text("etc/bailiff/rules/names.rules.new").contains("rule "))
        #expect(
            result.output.contains(
                "the new version is \(server.path("etc/bailiff/rules/names.rules.new"))"))
        #expect(!server.exists("etc/bailiff/rules/shop.rules"))
        #expect(try server.text("etc/bailiff/bailiff.conf") == "settle 3 s\n")
        #expect(try server.inode("usr/bin/bailiff") != running)
    }

    @Test("a rule with a mistake is named, and all the rest is in place")
    func wrongRule() throws {
        let server = Server()
        #expect(try server.install("--from", Self.programs).code == 0)
        try server.write("rule broken\n    whn x\n", to: Self.rule)
        let result = try server.install("--from", Self.programs)
        #expect(result.code == 78 && result.errors.contains("contact.rules:2"), "\(result)")
        #expect(result.errors.contains("bailiffd would not start"))
    }

    @Test("uninstalling keeps what people made, and says where")
    func uninstall() throws {
        let server = Server()
        #expect(try server.install("--from", Self.programs).code == 0)
        try FileManager.default.createDirectory(
            atPath: server.path("var/lib/bailiff"), withIntermediateDirectories: true)
        try server.write("precious", to: "var/lib/bailiff/ledger.sqlite")
        let result = try server.install("--uninstall")
        #expect(result.code == 0 && result.output.contains("kept: \(server.path("etc/bailiff"))"))
        for gone in ["usr/bin/bailiff", "usr/bin/bailiffd", "etc/systemd/system/bailiffd.service"] {
            #expect(!server.exists(gone), "\(gone)")
        }
        #expect(try server.text("var/lib/bailiff/ledger.sqlite") == "precious")
        #expect(server.exists(Self.rule))
    }

    @Test("purging asks first, and names what would be lost")
    func purge() throws {
        let server = Server()
        #expect(try server.install("--from", Self.programs).code == 0)
        let before = try server.everything()
        let asked = try server.install("--uninstall", "--purge", input: "yes\n")
        #expect(asked.code == 64 && asked.errors.contains("nothing was removed"), "\(asked)")
        #expect(asked.output.contains("\(server.path("etc/bailiff")): "))
        #expect(try server.everything() == before)
        let done = try server.install("--uninstall", "--purge", "--yes")
        #expect(done.code == 0, "\(done)")
        for gone in ["etc/bailiff", "var/lib/bailiff", "var/spool/bailiff", "usr/bin/bailiff"] {
            #expect(!server.exists(gone), "\(gone)")
        }
    }

    @Test("a dry run says all and does nothing")
    func dry() throws {
        let server = Server()
        let result = try server.install("--dry-run")
        #expect(result.code == 0 && result.output.contains("would: install"), "\(result)")
        #expect(!FileManager.default.fileExists(atPath: server.root.path))
    }

    @Test("where sudo hides the toolchain, both ways around that are named")
    func hiddenToolchain() throws {
        let server = Server()
        let tools = try server.tools { $0 != "swift" }
        let result = try server.install(
            [], environment: ["PATH": tools, "SUDO_USER": "nobody"])
        #expect(result.code == 69, "\(result)")
        #expect(result.errors.contains(#"sudo env "PATH=$PATH" scripts/install"#))
        #expect(result.errors.contains("sudo scripts/install --from .build-release/release"))
        #expect(!server.exists("usr") && !server.exists("etc"))
    }

    @Test("without systemd it says what it left out, and how to do it by hand, dry run or not")
    func bare() throws {
        let server = Server()
        let tools = try server.tools { !$0.hasPrefix("system") }
        for dry in [["--dry-run"], []] {
            let result = try server.install(
                ["--from", Self.programs] + dry, environment: ["PATH": tools])
            #expect(result.code == 0, "\(result)")
            guard getuid() == 0 else { continue }
            #expect(result.output.contains("left out, as systemd-sysusers"), "\(result)")
            #expect(result.output.contains("  groupadd --system bailiff-mod\n"))
            #expect(result.output.contains("  install -d -m 2770 -o bailiff -g bailiff-mod "))
            #expect(!result.output.contains("would: let the group"))
        }
    }

    @Test(
        "what cannot be is said",
        arguments: [
            (["--prefix", "relative"], 64), (["--prefix", "/a b"], 64), (["--prefix"], 64),
            (["--prefix", "/a|b"], 64), (["--purge"], 64), (["--wat"], 64),
            (["--from", "/nowhere/at/all"], 66), (["--from", "/"], 66),
        ] as [([String], Int32)])
    func wrong(_ arguments: [String], _ code: Int32) throws {
        let server = Server()
        let result = try Program.run(
            Program.root.appending(path: "scripts/install").path,
            ["--destdir", server.root.path] + arguments)
        #expect(result.code == code && result.errors.hasPrefix("install: "), "\(result)")
    }
}
