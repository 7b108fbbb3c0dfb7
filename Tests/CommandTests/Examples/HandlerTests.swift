// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

@Suite("The handlers of examples/ hand every comment over", .ownThreads, .timeLimit(.minutes(10)))
struct HandlerTests {
    /// Values that have broken other handlers; what is no UTF-8 arrives as U+FFFD.
    static let hostile: [(name: String, sent: [UInt8], arrives: String)] = [
        text("newlines", "a\r\nb\nc\rd\n\n"), text("NUL", "a\0b"),
        text("quotes", #"a"b'c`d""#), text("backslashes", #"a\b\\n\u0041\"#),
        text("a command", "$(touch pwned) ${IFS}; touch pwned; `touch pwned` | touch pwned"),
        text("SQL", "Robert'); DROP TABLE comments;--"),
        text("markup", "<script>alert(1)</script><!-- ]]> &amp; &#60; </textarea>"),
        text("separators", "a=b&c=d;e+f%41%%g"), text("printf", "%s%n%d\\c\\0101"),
        text("bidi", "a\u{202E}b\u{2066}c"), text("escapes", "\u{1B}[2J\u{1B}]0;x\u{07}\u{7F}"),
        text("JSON", #"","user_ip":"203.0.113.9","x":""#), text("a path", "../../../etc/passwd"),
        text("wide", "日本語 🏳️‍🌈 é"), text("an option", "-n"), text("a blank", " "),
        text("200 KiB", String(repeating: "a b.", count: 50 << 10)),
        ("bytes that are no text", [0x61, 0xFF, 0x62, 0xC3, 0x28], "a\u{FFFD}b\u{FFFD}("),
    ]

    private static func text(_ name: String, _ text: String) -> (String, [UInt8], String) {
        (name, Array(text.utf8), text)
    }

    @Test("what was posted arrives letter for letter", arguments: Handler.accepted)
    func values(_ handler: Handler) async throws {
        let desk = try await Desk()
        for row in Self.hostile {
            let value = formEncoded(row.sent)
            let short = row.sent.count < 1000 ? value : "Kim"
            let comment = try await desk.released(
                by: handler,
                Request(
                    body: "comment_content=\(value)&comment_author=\(short)&page=%2F\(short)"))
            #expect(comment["comment_content"] == .string(row.arrives), "\(row.name)")
            let name = row.sent.count < 1000 ? row.arrives : "Kim"
            #expect(comment["comment_author"] == .string(name), "\(row.name)")
            #expect(comment["permalink"] == .string("https://blog.example/\(name)"))
        }
        #expect(desk.strays == [])
    }

    @Test(
        "a reader can forge nothing, and a field that is repeated counts once",
        arguments: Handler.accepted)
    func forgery(_ handler: Handler) async throws {
        let desk = try await Desk()
        var request = Request([
            "comment_content[]": "array", "comment_author": "First", "comment_author": "Renate",
            "comment_author_email": "renate@reader.example", "comment_author_url": "",
            "comment_content": "The second table contradicts the first.", "page": "/2026/rye/",
            "comment_id": "4711", "user_ip": "203.0.113.1", "user_agent": "forged",
            "blog": "https://elsewhere.example", "comment_type": "pingback",
            "permalink": "https://elsewhere.example/", "honeypot_field_name": "x",
            "bailiff%5Bpost_title%5D": "forged", "bailiff[post_text]": "forged",
            "bailiff": "forged", "blog_lang": "xx", "comment_date_gmt": "1999-01-01T00:00:00Z",
            "../x": "y", "GLOBALS": "x", "": "empty",
        ])
        request.query = "comment_content=forged&user_ip=203.0.113.2"
        let comment = try await desk.released(by: handler, request)
        let expected: [String: String] = [
            "comment_author": "Renate", "comment_author_email": "renate@reader.example",
            "comment_content": "The second table contradicts the first.",
            "permalink": "https://blog.example/2026/rye/", "blog": "https://blog.example",
            "comment_type": "comment", "user_ip": "198.51.100.7", "blog_lang": "en",
            "user_agent": "Mozilla/5.0 (\"quoted\" \\ é)",
            "referrer": "https://blog.example/a?b=c&d=e",
        ]
        let members = try #require(comment.members)
        #expect(
            Set(members.map(\.key))
                == Set(expected.keys).union(["comment_date_gmt", "bailiff"]))
        for (name, value) in expected { #expect(comment[name] == .string(value), "\(name)") }
        #expect(comment["comment_date_gmt"]?.stringValue?.hasPrefix("20") == true)
        #expect(comment["bailiff"]?["post_title"] == nil && desk.strays == [])
    }

    @Test("a page elsewhere is no page of this blog", arguments: Handler.accepted)
    func elsewhere(_ handler: Handler) async throws {
        let desk = try await Desk()
        for page in [
            "https://elsewhere.example/", ".elsewhere.example/", "@elsewhere.example/", "",
        ] {
            let request = Request(["comment_content": "Hello", "page": page])
            #expect(try await desk.released(by: handler, request)["permalink"] == nil, "\(page)")
        }
    }

    @Test("what is held says so, with its reason", arguments: Handler.accepted)
    func held(_ handler: Handler) async throws {
        let desk = try await Desk()
        let request = Request(["comment_content": "cheap <b>viagra</b>"])
        let answer = try handler.answer(request, spool: desk.spool)
        #expect(answer.status == 202 && answer.page.contains("awaiting moderation"), "\(answer)")
        #expect(answer.page.contains("It advertises prescription drugs."), "\(answer)")
        #expect(!answer.page.contains("<b>") && desk.site.files("spool/out") == [])
    }

    @Test("of several reasons the reader is told the first alone", arguments: Handler.accepted)
    func reasons(_ handler: Handler) async throws {
        let desk = try await Desk(
            rules: ["pills", "tonics"].map { word in
                """
                rule \(word)
                    when    body contains "\(word)"
                    score   spam +5
                    says    "It advertises \(word)."
                    catches "Cheap \(word)"
                    passes  "A history of socialism."

                """
            }.joined(separator: "\n"))
        let request = Request(["comment_content": "pills and tonics"])
        let answer = try handler.answer(request, spool: desk.spool)
        let notice = try #require(desk.site.files("spool/notice").first)
        let says = try desk.read("notice/\(notice)")["says"]
        let reasons = try #require(says?.elements).compactMap(\.stringValue)
        #expect(answer.status == 202 && reasons.count == 2, "\(answer)")
        #expect(answer.page.contains(reasons[0]) && !answer.page.contains(reasons[1]), "\(answer)")
    }

    @Test("the Python handler works behind a WSGI server as well")
    func wsgi() async throws {
        let desk = try await Desk()
        let client = """
            import sys, threading, urllib.error, urllib.request
            from wsgiref.simple_server import WSGIRequestHandler, make_server
            from wsgiref.validate import validator
            sys.path.insert(0, sys.argv[1])
            import comment
            WSGIRequestHandler.log_message = lambda *words: None
            server = make_server("127.0.0.1", 0, validator(comment.application))
            threading.Thread(target=server.serve_forever, daemon=True).start()
            for body in [b"comment_content=Gr%C3%BC%C3%9Fe&comment_author=%FF", b"comment_content="]:
                try:
                    answer = urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/", body)
                    print(answer.status, "published" in answer.read().decode())
                except urllib.error.HTTPError as error:
                    print(error.status)
            server.shutdown()
            """
        let folder = Handler.python.script.deletingLastPathComponent().path
        let result = try Program.run(
            "/usr/bin/python3", ["-B", "-c", client, folder],
            environment: ["BAILIFF_SPOOL": desk.spool])
        #expect(result.output == "200 True\n400\n", "\(result)")
        #expect(try desk.contents() == ["Grüße"])
    }

    @Test("fifty at once: each is taken in exactly once", arguments: Handler.accepted)
    func crowd(_ handler: Handler) async throws {
        let desk = try await Desk()
        let request = Request(["comment_content": "Number 00"])
        // As a web server would: one process each, all at the same time. Not dash, whose `wait`
        // never ends when its parent blocks SIGCHLD, as Foundation does.
        let script = """
            for i in $(seq 10 59); do
                printf 'comment_content=Number+%s' "$i" | "$@" >"answer$i" 2>&1 &
            done
            wait
            cat answer*
            """
        let result = try Program.run(
            "/bin/bash", ["-c", script, "bash"] + handler.command, in: desk.outside,
            environment: handler.environment(request, spool: desk.spool))
        #expect(result.output.matches(of: /published|received/).count == 50, "\(result.output)")
        try await desk.site.until("all are released") {
            try desk.site.bailiff("list", "--state", "released", "--json").lines.count >= 50
        }
        let taken = try desk.site.bailiff("list", "--all", "--json").lines
        #expect(taken.count == 50)
        #expect(try Set(desk.contents()).count == 50)
        #expect(desk.site.files("spool/new") == [] && desk.site.files("spool/bad") == [])
    }
}

extension Handler {
    /// Those whose format bailiffd takes in.
    static let accepted: [Handler] = Handler.allCases
}

/// A running court, and a folder for the handlers to run in that stays empty.
private final class Desk {
    let site: Site
    var spool: String { site.path("spool") }
    var outside: URL { site.folder.appending(path: "outside") }
    private var seen: Set<String> = []

    init(rules: String = Site.rules) async throws {
        site = try Site(rules: rules)
        try await site.start()
        try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    }

    /// What should not be there.
    var strays: [String] {
        site.files("outside") + site.files("spool/new") + site.files("spool/bad")
            + site.files("").filter { $0.contains("pwned") }
    }

    /// Posts a comment that is to be published, and reads what was.
    ///
    /// On a machine where bailiff has no verdict within two seconds the answer is "received".
    func released(by handler: Handler, _ request: Request) async throws -> JSONValue {
        let answer = try handler.answer(request, spool: spool, in: outside)
        let isPublished = answer.status == 200 && answer.page.contains("published")
        #expect(
            isPublished || answer.status == 202 && answer.page.contains("received"), "\(answer)")
        let seen = seen
        try await site.until("it is out") { Set(site.files("spool/out")) != seen }
        let new = Set(site.files("spool/out")).subtracting(seen)
        self.seen.formUnion(new)
        try #require(new.count == 1, "\(answer) \(site.log)")
        return try read("out/" + new[new.startIndex])
    }

    func contents() throws -> [String] {
        try site.files("spool/out").compactMap {
            try read("out/" + $0)["comment_content"]?.stringValue
        }
    }

    func read(_ name: String) throws -> JSONValue {
        try JSONValue(json: [UInt8](Data(contentsOf: URL(filePath: "\(spool)/\(name)"))))
    }
}
