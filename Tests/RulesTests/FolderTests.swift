// SPDX-License-Identifier: MIT

import Foundation
import Lines
import Rules
import Testing

/// A folder of one test's own, removed with all that is in it.
private struct TemporaryFolder: ~Copyable {
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory
            .appendingPathComponent("rules-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var path: String { url.path }
    var rules: RuleFolder { RuleFolder(path: path) }

    func write(_ text: String, to name: String) throws {
        try write(Data(text.utf8), to: name)
    }

    func write(_ data: Data, to name: String) throws {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: url.appendingPathComponent(name).path, withDestinationPath: target)
    }

    func lint() -> LintReport { rules.lint(holdAt: 4, today: today) }
    func headlines() -> [String] { lint().diagnostics.map(\.headline) }
}

@Suite("A rules folder is read in the order of names, and nothing outside it")
struct FolderTests {
    private static let simple = "\n    when words > 0\n    score spam +1\n"
    private static let listRule = """
        list l from "lists/l.list"
        rule r
            when ip in list l
            score spam +1
        """

    @Test("with hidden, other and nested files left out")
    func order() throws {
        let folder = try TemporaryFolder()
        try folder.write("rule c" + Self.simple, to: "b.rules")
        try folder.write("rule b" + Self.simple, to: "a.rules")
        try folder.write("rule a" + Self.simple, to: "Z.rules")
        for name in [".hidden.rules", "a.rules~", "rules.txt", "sub/x.rules"] {
            try folder.write("no rule at all", to: name)
        }
        let rules = try folder.rules.load(holdAt: 4, today: today)
        #expect(rules.rules.map(\.name) == ["a", "b", "c"])
        #expect(rules.rules.map(\.file) == ["Z.rules", "a.rules", "b.rules"])
    }

    @Test("and lists below it")
    func lists() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.listRule, to: "a.rules")
        try folder.write("192.0.2.7\n", to: "lists/l.list")
        let rules = try folder.rules.load(holdAt: 4, today: today)
        #expect(rules.names(comment("", ip: "192.0.2.7")) == ["r"])
        #expect((folder.lint().rules, folder.lint().lists) == (1, 1))
    }

    @Test("and files below it that are included, none of them through a link")
    func included() throws {
        let folder = try TemporaryFolder()
        try folder.write("include \"shop/site.rules\"\nrule b" + Self.simple, to: "a.rules")
        try folder.write("rule a" + Self.simple, to: "shop/site.rules")
        let (rules, texts) = try folder.rules.loadKeepingTexts(holdAt: 4, today: today)
        #expect(rules.rules.map(\.file) == ["shop/site.rules", "a.rules"])
        let kept = try #require(RuleTexts(json: texts.json))
        #expect(kept == texts)
        #expect(try kept.load(holdAt: 4, today: today).rules == rules.rules)
        try FileManager.default.removeItem(atPath: folder.path + "/shop/site.rules")
        try folder.write("rule a" + Self.simple, to: "elsewhere")
        try folder.link("shop/site.rules", to: "../elsewhere")
        #expect(
            folder.headlines() == [
                #"a.rules:1:9: the rule file "shop/site.rules" cannot be read: "#
                    + "it is a symbolic link"
            ])
    }

    @Test("and says which files below it nobody includes, wherever they lie")
    func unread() throws {
        let folder = try TemporaryFolder()
        try folder.write("include \"shop/site.rules\"\nrule b" + Self.simple, to: "a.rules")
        for path in [
            "shop/site.rules", "shop/old.rules", "shop/far/off.rules", "b/b.rules",
            "b/.hidden.rules", ".git/c.rules", "b/notes.txt",
        ] {
            let name = path.split(separator: "/").last ?? ""
            try folder.write("rule \(name)" + Self.simple, to: path)
        }
        try folder.link("linked", to: "shop")
        #expect(
            folder.headlines()
                == ["b/b.rules", "shop/old.rules", "shop/far/off.rules"].map {
                    "\($0): this file is not read: write include \"\($0)\" in a file of "
                        + "the rules folder"
                })
        #expect(folder.lint().isClean && folder.lint().files == ["a.rules", "shop/site.rules"])
        #expect(try folder.rules.load(holdAt: 4, today: today).warnings == [])
    }

    @Test("and no rules at all are a mistake")
    func none() throws {
        let folder = try TemporaryFolder()
        #expect(folder.headlines() == ["\(folder.path): there is no *.rules file in this folder"])
        try folder.write("", to: "empty.rules")
        #expect(folder.headlines() == [])
        let missing = RuleFolder(path: folder.path + "/nowhere").lint(holdAt: 4, today: today)
        #expect(
            missing.diagnostics.map(\.message) == [
                "the rules folder cannot be read: No such file or directory"
            ])
        #expect(throws: Diagnostics.self) {
            try RuleFolder(path: "/dev/null").load(holdAt: 4, today: today)
        }
        #expect(RuleFolder(path: "a\0b").lint(holdAt: 4, today: today).errors.count == 1)
    }

    @Test("and links, folders, pipes and what is too large are refused, each by name")
    func refused() throws {
        let folder = try TemporaryFolder()
        try folder.write("rule a" + Self.simple, to: "plain")
        try folder.link("link.rules", to: folder.path + "/plain")
        try folder.write("", to: "folder.rules/x")
        try folder.write(Data(repeating: 0x20, count: (1 << 20) + 1), to: "large.rules")
        let made = unsafe mkfifo(folder.path + "/pipe.rules", 0o600)
        #expect(made == 0)
        #expect(
            folder.headlines() == [
                "folder.rules: the file cannot be read: it is not a plain file",
                "large.rules: the file cannot be read: it is larger than 1 MiB",
                "link.rules: the file cannot be read: it is a symbolic link",
                "pipe.rules: the file cannot be read: it is not a plain file",
            ])
    }

    @Test("and no list is read through a link, wherever that stands in its path")
    func linkedLists() throws {
        let folder = try TemporaryFolder()
        try folder.write("secret", to: "elsewhere/l.list")
        try folder.write(Self.listRule, to: "a.rules")
        try folder.link("lists", to: "elsewhere")
        let place = "a.rules:1:13: the list \"lists/l.list\" cannot be read: "
        #expect(folder.headlines() == [place + "Not a directory"])
        try FileManager.default.removeItem(atPath: folder.path + "/lists")
        #expect(folder.headlines() == [place + "No such file or directory"])
        try folder.write("", to: "lists/other")
        try folder.link("lists/l.list", to: "../elsewhere/l.list")
        #expect(folder.headlines() == [place + "it is a symbolic link"])
    }

    @Test("and what is no UTF-8 is pointed at, beside the mistakes of other files")
    func encoding() throws {
        let folder = try TemporaryFolder()
        try folder.write(Data("# fine\n# caf".utf8) + [0xE9, 0x0A], to: "latin.rules")
        try folder.write("rule a\n    when x\n    score spam +1", to: "other.rules")
        try folder.write("list l from \"l\"", to: "z.rules")
        try folder.write(Data([0x61, 0x0A, 0xFF]), to: "l")
        #expect(
            folder.headlines() == [
                "latin.rules:2:6: this is not UTF-8",
                #"other.rules:2:10: unknown field "x""#,
                #"z.rules:1:13: the list "l" cannot be read: line 2 is not UTF-8"#,
            ])
    }

    @Test("and a hostile name is shown with its bytes made visible")
    func name() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "a\u{202E}\n.rules")
        #expect(
            folder.headlines().first?.hasPrefix("a\\xE2\\x80\\xAE\\x0A.rules:1:1: expected") == true
        )
    }
}
