// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite(
    "What the handlers of examples/ do not take, they say so and lose no text",
    .ownThreads, .timeLimit(.minutes(10)))
struct RefusalTests {
    struct Row: Sendable {
        let name: String
        let request: Request
        let status: Set<Int>

        init(
            _ name: String, _ status: Set<Int>, _ body: String,
            change: (inout Request) -> Void = { _ in }
        ) {
            self.name = name
            self.status = status
            var request = Request(body: body)
            change(&request)
            self.request = request
        }
    }

    static let rows = [
        Row("GET", [405], "") { ($0.method, $0.query) = ("GET", "comment_content=Hello") },
        Row("HEAD", [405], "") { $0.method = "HEAD" },
        Row("no fields", [400], ""), Row("no content", [400], "comment_author=Kim"),
        Row("empty content", [400], "comment_content=&comment_author=Kim"),
        Row("half of it", [400], "comment_content=Hel") { $0.length = "40" },
        Row("no length", [400], "comment_content=Hello") { $0.length = "" },
        Row("a length in words", [400], "comment_content=Hello") { $0.length = "ten" },
        Row("a command for a length", [400], "comment_content=Hello") {
            $0.length = "$(touch pwned)"
        },
        Row("a negative length", [400], "comment_content=Hello") { $0.length = "-1" },
        Row("too long", [413], "comment_content=" + String(repeating: "a", count: 300_000)),
        // Written as JSON it would be six times as long; a form keeps its length.
        Row(
            "too long as JSON", [200, 202, 413],
            "comment_content=" + String(repeating: "%01", count: 70_000)),
    ]

    @Test("what is no comment is refused and nothing is dropped", arguments: Handler.allCases)
    func refused(_ handler: Handler) throws {
        let spool = try BareSpool()
        for row in Self.rows where row.name != "too long as JSON" || handler != .shell {
            let answer = try handler.answer(row.request, spool: spool.path, in: spool.outside)
            // PHP answers HEAD without a page.
            #expect(row.status.contains(answer.status), "\(row.name): \(answer)")
            #expect(spool.files == [], "\(row.name)")
        }
    }

    @Test("bytes that no browser sends reach no shell")
    func rawBytes() throws {
        let spool = try BareSpool()
        for body in [
            "comment_content=a\"b", "comment_content=%zz", "comment_content=a\nb",
            "comment_content=é",
        ] {
            let answer = try Handler.shell.answer(Request(body: body), spool: spool.path)
            #expect(answer.status == 400 && spool.files == [], "\(body): \(answer)")
        }
    }

    /// What a shell does to the spool, in a mount namespace of its own, before the handler runs.
    static let faults: [(name: String, script: String)] = [
        ("there is none", #"BAILIFF_SPOOL=$BAILIFF_SPOOL/none"#),
        ("there is no `new` in it", #"rmdir "$BAILIFF_SPOOL/new""#),
        ("the disk is full", #"mount -t tmpfs -o size=4k none "$BAILIFF_SPOOL/new""#),
        ("the disk has no inode left", #"mount -t tmpfs -o nr_inodes=1 none "$BAILIFF_SPOOL/new""#),
        (
            "it may not be written",
            #"mount --bind "$BAILIFF_SPOOL/new" "$BAILIFF_SPOOL/new"; mount -o remount,bind,ro "$BAILIFF_SPOOL/new""#
        ),
    ]

    @Test(
        "a spool that cannot be used: 503, and the reader has the text back",
        arguments: Handler.allCases)
    func spoolFaults(_ handler: Handler) throws {
        for fault in Self.faults {
            let spool = try BareSpool()
            let text = String(repeating: "<script>\"&'`$(touch pwned)\\\r\n", count: 300)
            let request = Request([
                "comment_author": "Renate \"<b>", "comment_content": text, "page": "/a?b=<c>",
            ])
            let script = """
                set -e
                mount --make-rprivate / 2>/dev/null || true
                \(fault.script)
                export BAILIFF_SPOOL
                "$@"
                ls -A "$BAILIFF_SPOOL/new" >&2 2>/dev/null || true
                mountpoint -q "$BAILIFF_SPOOL/new" && umount "$BAILIFF_SPOOL/new" || true
                """
            let unshare = ["/usr/bin/unshare"] + (getuid() == 0 ? [] : ["-r"])
            let answer = try handler.answer(
                request, spool: spool.path, in: spool.outside,
                by: unshare + [
                    "-m", "--propagation", "unchanged", "/bin/bash", "-c", script, "bash",
                ])
            #expect(answer.status == 503, "\(fault.name): \(answer)")
            #expect(answer.text.map(unescaped) == text, "\(fault.name): \(answer)")
            let author = answer.page.firstMatch(of: /name="comment_author" value="([^"]*)"/)
            #expect(author.map { unescaped(String($0.1)) } == "Renate \"<b>", "\(fault.name)")
            #expect(!answer.page.contains("<script>") && !answer.page.contains("<b>"))
            #expect(spool.files == [], "\(fault.name)")
        }
    }
}

/// The text that stands behind the references of HTML that the handlers write.
func unescaped(_ html: String) -> String {
    [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"),
        ("&apos;", "'"),
        ("&#039;", "'"), ("&amp;", "&"),
    ].reduce(html) { $0.replacing($1.0, with: $1.1) }
}
