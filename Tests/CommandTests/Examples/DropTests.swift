// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

@Suite(
    "The handlers of examples/ drop as the spool wants it", .ownThreads, .timeLimit(.minutes(10)))
struct DropTests {
    private static let request = Request(["comment_content": "Hello", "page": "/rye/"])

    @Test(
        "without bailiffd: received, one whole file of mode 0640, whatever the umask",
        arguments: Handler.allCases, ["000", "077"])
    func mode(_ handler: Handler, _ umask: String) throws {
        let spool = try BareSpool()
        let answer = try handler.answer(
            Self.request, spool: spool.path,
            by: ["/bin/sh", "-c", "umask \(umask); exec \"$@\"", "sh"])
        #expect(answer.status == 202 && answer.page.contains("received"), "\(answer)")
        #expect(answer.page.contains(#"<a href="https://blog.example/rye/">"#), "\(answer)")
        let name = try #require(spool.files.first)
        #expect(spool.files.count == 1 && !name.hasPrefix("spool/new/."))
        let file = spool.folder.appending(path: name).path
        let facts = try FileManager.default.attributesOfItem(atPath: file)
        #expect((facts[.posixPermissions] as? NSNumber)?.intValue == 0o640)
        let bytes = [UInt8](try #require(FileManager.default.contents(atPath: file)))
        #expect(bytes.last == UInt8(ascii: "\n"))
        #expect(try Submission(stored: bytes).comment.content == "Hello")
    }

    @Test("the file is flushed, gets its name, and is flushed again", arguments: Handler.allCases)
    func order(_ handler: Handler) throws {
        let spool = try BareSpool()
        let trace = spool.folder.appending(path: "trace").path
        _ = try handler.answer(
            Self.request, spool: spool.path, by: Self.strace(trace, "trace=fsync,/rename"))
        let steps = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
            .compactMap { $0.firstMatch(of: /(fsync|rename)\w*\(.*= 0/).map { String($0.1) } }
        #expect(steps == ["fsync", "rename", "fsync"], "\(handler)")
    }

    @Test(
        "a step that fails is a 503, and nothing half stays",
        arguments: Handler.allCases, ["fsync:error=EIO", "/rename:error=EACCES"])
    func fault(_ handler: Handler, _ fault: String) throws {
        let spool = try BareSpool()
        let answer = try handler.answer(
            Self.request, spool: spool.path, by: Self.strace("/dev/null", "inject=\(fault)"))
        #expect(answer.status == 503 && answer.text == "Hello", "\(answer)")
        #expect(spool.files == [])
    }

    private static func strace(_ file: String, _ what: String) -> [String] {
        ["/usr/bin/strace", "-f", "-qq", "-o", file, "-e", what]
    }
}
