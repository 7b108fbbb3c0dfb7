// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite(
    "examples/hugo shows what is released, escaped, and takes down what is withdrawn",
    .ownThreads, .timeLimit(.minutes(10)))
struct HugoTests {
    static let content =
        "<script>alert(1)</script> & \"quotes\" {{ .Site }} [a](javascript:alert(2))\r\n\r\nSecond paragraph"

    @Test("from the form to the page, and off it again")
    func course() async throws {
        let blog = try await Blog()
        try blog.post(
            Self.content, page: "/rye/", by: .php, author: "\u{202E}<b>Eve</b>",
            url: "javascript:alert(3)")
        try blog.post(
            "On the other page.", page: "/tea/", by: .python, url: "https://kettle.example/?a=1&b=2"
        )
        // Sent last and written first, by another client that spells the address otherwise.
        try blog.submit(
            #"{"comment_content": "First of all, thank you.", "permalink": "http://localhost/rye/index.html?x#y", "comment_date_gmt": "2026-01-02 03:04:05"}"#
        )
        try blog.post("Cheap viagra.", page: "/rye/", by: .python)
        try blog.submit(#"{"comment_content": "Of no page."}"#)
        #expect(try blog.takeIn().output == "changed: 4 written, 0 removed\n")
        let rye = try blog.page("rye")
        let first = try #require(rye.range(of: "First of all, thank you."))
        let second = try #require(
            rye.range(
                of: "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;quotes&#34; {{ .Site }}"))
        #expect(
            first.lowerBound < second.lowerBound
                && rye.contains(#"<p dir="auto">Second paragraph</p>"#))
        #expect(rye.contains("<bdi>\u{202E}&lt;b&gt;Eve&lt;/b&gt;</bdi>"))
        for raw in [
            "<script", "<b>", "href=\"javascript", "viagra", "On the other", "reader@mail.example",
            "198.51.100.7",
        ] {
            #expect(!rye.contains(raw), "\(raw) in \(rye)")
        }
        #expect(
            try blog.page("tea").contains(
                #"<a href="https://kettle.example/?a=1&amp;b=2" rel="nofollow ugc"><bdi>Kim</bdi></a>"#
            ))

        #expect(
            rye.contains(#"<time datetime="2026-01-02T03:04:05Z">2 January 2026, 03:04</time>"#))

        let held = try blog.decideOnHeld("release")
        #expect(try blog.takeIn().output == "changed: 1 written, 0 removed\n")
        #expect(try blog.page("rye").contains("Cheap viagra."))
        #expect(try blog.takeIn().output == "unchanged\n")

        #expect(try blog.site.bailiff("refuse", held).code == 0)
        try await blog.site.until("it is withdrawn") {
            blog.site.files("spool/notice").contains("\(held).withdrawn.json")
        }
        #expect(try blog.takeIn().output == "changed: 0 written, 1 removed\n")
        #expect(try !blog.page("rye").contains("viagra"))

        #expect(try blog.site.bailiff("undo", held).code == 0)
        try await blog.site.until("it is out again") {
            blog.site.files("spool/out").contains("\(held).r2.json")
        }
        #expect(try blog.takeIn().output == "changed: 1 written, 0 removed\n")
        #expect(try blog.page("rye").contains("Cheap viagra."))
    }

    @Test(
        "the numbers decide what is shown",
        arguments: [
            (["A.json"], [], true), (["A.json"], ["A.withdrawn.json"], false),
            (["A.json", "A.r2.json"], ["A.withdrawn.json"], true),
            (["A.json", "A.r2.json"], ["A.withdrawn.json", "A.withdrawn.r2.json"], false),
            (["A.json", "A.r10.json"], ["A.withdrawn.json", "A.withdrawn.r9.json"], true),
            (["A.json"], ["A.held.json", "A.refused.json", "A.refused.r2.json"], true),
            ([], ["A.withdrawn.json"], false), (["A.json.new", ".A.json", "B.json"], [], false),
        ])
    func numbers(_ out: [String], _ notices: [String], _ isShown: Bool) throws {
        let mirror = try Mirror()
        let id = String(repeating: "0a", count: 16)
        for (folder, names) in [("out", out), ("notice", notices)] {
            for name in names {
                try mirror.write(
                    #"{"comment_content": "\#(name)", "bailiff": {}}"#,
                    to: "spool/\(folder)/\(name.replacing("A", with: id))")
            }
        }
        let result = try mirror.takeIn()
        #expect(result.code == 0, "\(result)")
        #expect(mirror.shown == (isShown ? ["\(id).json"] : []))
        if isShown, let last = out.last { #expect(try mirror.text("\(id).json").contains(last)) }
    }

    @Test("an edit takes the place of what it replaces")
    func edit() throws {
        let mirror = try Mirror()
        let ids = ["0a", "0b"].map { String(repeating: $0, count: 16) }
        try mirror.write(
            #"{"comment_content": "old", "bailiff": {}}"#, to: "spool/out/\(ids[0]).json")
        try mirror.write(
            #"{"comment_content": "new", "bailiff": {"replaces": "\#(ids[0])"}}"#,
            to: "spool/out/\(ids[1]).json")
        #expect(try mirror.takeIn().code == 0 && mirror.shown == ["\(ids[1]).json"])
    }

    @Test("hostile members do no harm")
    func hostile() throws {
        let mirror = try Mirror()
        let id = String(repeating: "0a", count: 16)
        try mirror.write(
            ##"{"comment_content": "a\u0000\u001b[2Jb\ud800c", "comment_author_url": "data:x", "permalink": "http://[", "comment_date_gmt": "9999-99-99", "comment_author_email": "secret@mail.example", "bailiff": {}}"##,
            to: "spool/out/\(id).json")
        let result = try mirror.takeIn()
        #expect(result.code == 0, "\(result)")
        let text = try mirror.text("\(id).json")
        #expect(text.contains("\"a[2Jb\u{FFFD}c\"") && text.contains("\"url\": \"\""), "\(text)")
        #expect(!text.contains("secret") && text.contains("\"date\": \"20"))
        #expect(text.contains("\"page\": null"))
    }

    @Test("a spool that cannot be read takes nothing down, and a build that failed is tried again")
    func failures() throws {
        let mirror = try Mirror()
        let id = String(repeating: "0a", count: 16)
        try mirror.write(#"{"comment_content": "x", "bailiff": {}}"#, to: "spool/out/\(id).json")
        #expect(try mirror.takeIn("/bin/false").code == 1)
        let again = try mirror.takeIn("/bin/echo", "built")
        #expect(again.code == 0 && again.output == "unchanged\nbuilt\n", "\(again)")
        #expect(try mirror.takeIn("/bin/echo", "built").output == "unchanged\n")
        try FileManager.default.removeItem(at: mirror.folder.appending(path: "spool/out"))
        let blind = try mirror.takeIn("/bin/echo", "built")
        #expect(
            blind.code == 1 && blind.errors.hasPrefix("take-in: ") && blind.output == "", "\(blind)"
        )
        #expect(blind.errors.contains("BAILIFF_SPOOL"), "\(blind)")
        #expect(mirror.shown == ["\(id).json"])
    }

    @Test("what is no Hugo site is left alone", arguments: [".", "spool", "-x", "nowhere"])
    func wrongSite(_ site: String) throws {
        let mirror = try Mirror()
        let result = try Program.run(
            "/usr/bin/python3", ["-B", Handler.folder.appending(path: "hugo/take-in").path, site],
            in: mirror.folder,
            environment: ["BAILIFF_SPOOL": mirror.folder.appending(path: "spool").path])
        #expect(result.code == 64 && result.errors.hasPrefix("take-in: "), "\(result)")
        #expect(!FileManager.default.fileExists(atPath: mirror.folder.path + "/\(site)/data"))
    }

    @Test("take-in --help explains itself")
    func help() throws {
        let result = try Program.run(
            "/usr/bin/python3",
            ["-B", Handler.folder.appending(path: "hugo/take-in").path, "--help"])
        #expect(result.code == 0 && result.output.contains("take-in SITE [COMMAND...]"))
    }
}

/// A site's folder and a spool beside it that nothing works on.
private final class Mirror {
    let folder = FileManager.default.temporaryDirectory.appending(
        path: "mirror \(UUID().uuidString)")

    init() throws {
        for path in ["spool/out", "spool/notice", "site"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: path), withIntermediateDirectories: true)
        }
        try write("", to: "site/hugo.toml")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: path))
    }

    func takeIn(_ command: String...) throws -> Program.Result {
        try runTakeIn(
            spool: folder.appending(path: "spool"), site: folder.appending(path: "site"), command)
    }

    private var data: String { folder.appending(path: "site/data/comments").path }

    var shown: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: data)) ?? []).filter {
            !$0.hasPrefix(".")
        }
    }

    func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(data)/\(name)", encoding: .utf8)
    }
}

private func runTakeIn(spool: URL, site: URL, _ command: [String]) throws -> Program.Result {
    try Program.run(
        "/usr/bin/python3",
        ["-B", Handler.folder.appending(path: "hugo/take-in").path, site.path] + command,
        environment: ["BAILIFF_SPOOL": spool.path])
}

/// A running court and a Hugo site with two pages.
private final class Blog {
    let site: Site
    private var source: URL { site.folder.appending(path: "hugo") }

    init() async throws {
        site = try Site()
        for folder in ["content", "layouts/_default"] {
            try FileManager.default.createDirectory(
                at: site.folder.appending(path: "hugo/\(folder)"), withIntermediateDirectories: true
            )
        }
        try site.write(
            "baseURL = 'https://blog.example/'\ntitle = 'A blog'\ndisableKinds = ['RSS', 'sitemap', 'taxonomy', 'term', 'home', 'section']\n",
            to: "hugo/config.toml")
        for page in ["rye", "tea"] {
            try site.write("---\ntitle: \(page)\n---\nText.\n", to: "hugo/content/\(page).md")
        }
        try site.write(
            "<!DOCTYPE html><title>{{ .Title }}</title>{{ partial \"comments.html\" . }}{{ partial \"comment-form.html\" . }}\n",
            to: "hugo/layouts/_default/single.html")
        try FileManager.default.copyItem(
            at: Handler.folder.appending(path: "hugo/layouts/partials"),
            to: source.appending(path: "layouts/partials"))
        try await site.start()
    }

    func post(
        _ content: String, page: String, by handler: Handler, author: String = "Kim",
        url: String = ""
    ) throws {
        let request = Request([
            "comment_content": content, "page": page, "comment_author": author,
            "comment_author_url": url, "comment_author_email": "reader@mail.example",
        ])
        let answer = try handler.answer(request, spool: site.path("spool"))
        #expect(answer.status < 300 && !answer.page.contains("received"), "\(answer)")
    }

    func submit(_ comment: String) throws {
        let result = try site.bailiff("submit", "--wait", "-", input: comment)
        #expect(result.code == 0, "\(result)")
    }

    /// A decision about the one held comment; its whole id.
    func decideOnHeld(_ verb: String) throws -> String {
        let line = try #require(try site.bailiff("list", "--json").lines.first)
        let id = try #require(line.firstMatch(of: /"id":"([0-9a-f]+)"/)).1
        #expect(try site.bailiff(verb, String(id)).code == 0)
        return String(id)
    }

    func takeIn() throws -> Program.Result {
        let result = try runTakeIn(
            spool: site.folder.appending(path: "spool"), site: source,
            ["/usr/bin/hugo", "--quiet", "--source", source.path])
        #expect(result.code == 0, "\(result)")
        return result
    }

    func page(_ name: String) throws -> String {
        try String(contentsOf: source.appending(path: "public/\(name)/index.html"), encoding: .utf8)
    }
}
