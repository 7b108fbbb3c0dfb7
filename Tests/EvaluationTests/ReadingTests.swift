// SPDX-License-Identifier: MIT

import CZlib
import Comments
import Evaluation
import Testing

@Suite struct `Labelled comments` {
    private func read(_ line: String) throws(ParseFailure) -> LabelledComment {
        try LabelledComment(line: Array(line.utf8), place: "a.jsonl:7")
    }

    @Test func `are read with all that is known`() throws {
        let item = try read(
            """
            {"id":"x","class":"shill","author":"Kim","date":"2026-11-21T21:14:36Z","post_id":12,\
            "post_title":"Tea","post_text":"On tea.","body":"Buy it","lang":"en","corpus":"c"}
            """)
        #expect(item.id == "x" && item.commentClass == .shill && item.language == "en")
        var comment = Comment(content: "Buy it")
        comment.author = "Kim"
        comment.dateGMT = "2026-11-21T21:14:36Z"
        comment.permalink = "12"
        comment.postTitle = "Tea"
        comment.postText = "On tea."
        #expect(item.comment == comment)
    }

    @Test func `need a class and a body alone`() throws {
        let item = try read(#"{"class":"genuine","body":"","id":null}"#)
        #expect(item.id == "a.jsonl:7" && item.comment == Comment(content: ""))
        #expect(item.language == nil)
    }

    @Test(arguments: [
        (
            #"{"class":"Spam","body":""}"#, 10,
            #"class must be genuine, shill or spam, not "Spam" (did you mean "spam"?)"#
        ),
        (
            #"{"class":"x\u001b","body":""}"#, 10,
            #"class must be genuine, shill or spam, not "x<U+001B>""#
        ),
        (#"{"body":""}"#, 1, "class is missing"),
        (#"{"clas":"spam","body":""}"#, 9, "class is missing; is clas meant for it?"),
        (#"{"class":"spam"}"#, 1, "body is missing"),
        (#"{"class":"spam","body":1}"#, 24, "body must be a text"),
        (
            #"{"class":"spam","body":"","date":"yesterday"}"#, 34,
            "date must be a time such as 2026-11-21T21:14:36Z"
        ),
        ("[1]", 1, "a labelled comment must be an object"),
    ])
    func `are refused with the place and the mend`(line: String, column: Int, says: String) {
        let failure = #expect(throws: ParseFailure.self) { try read(line) }
        #expect(failure?.column == column)
        #expect(failure?.message == says)
    }
}

@Suite struct `Text in pieces` {
    @Test(arguments: [1, 2, 3, 100]) func `becomes lines, wherever it was cut`(size: Int) throws {
        let text = Array("one\n\nthree\r\nlast".utf8)
        var assembly = LineAssembly(limit: 6)
        var lines: [String] = []
        let visit = { (number: Int, line: [UInt8]) in
            lines.append("\(number):\(String(decoding: line, as: UTF8.self))")
        }
        for start in stride(from: 0, to: text.count, by: size) {
            try assembly.take(Array(text[start..<min(text.count, start + size)]), visit)
        }
        try assembly.finish(visit)
        #expect(lines == ["1:one", "2:", "3:three\r", "4:last"])
    }

    @Test(arguments: [1, 4, 100]) func `has no line above the limit`(size: Int) {
        var assembly = LineAssembly(limit: 3)
        let text = Array("abc\nabcd".utf8)
        #expect(throws: LineAssembly.TooLong(line: 2)) {
            for start in stride(from: 0, to: text.count, by: size) {
                try assembly.take(Array(text[start..<min(text.count, start + size)])) { _, _ in }
            }
        }
    }
}

@Suite struct `Files packed by gzip` {
    /// Longer than a piece of the output by far, and not only one letter.
    static let text = (0..<30_000).flatMap { Array("line \($0 &* 7919)\n".utf8) }

    private func unpacked(_ packed: [UInt8], by size: Int) throws -> [UInt8] {
        let inflation = try Inflation()
        var text: [UInt8] = []
        for start in stride(from: 0, to: packed.count, by: size) {
            try inflation.inflate(Array(packed[start..<min(packed.count, start + size)])) {
                #expect($0.count <= 64 << 10)
                text += $0
            }
        }
        try inflation.finish()
        return text
    }

    @Test(arguments: [1000, 65_536, .max / 2]) func `are unpacked, wherever they were cut`(
        size: Int
    ) throws {
        let packed = try gzip(Self.text)
        #expect(packed.starts(with: Inflation.signature) && packed.count < Self.text.count)
        #expect(try unpacked(packed, by: size) == Self.text)
    }

    @Test func `may be several one after another`() throws {
        let packed = try gzip(Array("one\n".utf8)) + gzip([]) + gzip(Array("two\n".utf8))
        for size in [1, packed.count] {
            #expect(try unpacked(packed, by: size) == Array("one\ntwo\n".utf8))
        }
    }

    @Test func `are refused where something is wrong with them`() throws {
        let packed = try gzip(Self.text)
        #expect(throws: Inflation.Failure.cutShort) {
            try unpacked(Array(packed.dropLast(20)), by: 1000)
        }
        #expect(throws: Inflation.Failure.cutShort) { try unpacked([], by: 1) }
        var damaged = packed
        damaged[damaged.count / 2] ^= 0xFF
        #expect(throws: Inflation.Failure.damaged) { try unpacked(damaged, by: 1000) }
        #expect(throws: Inflation.Failure.damaged) {
            try unpacked(packed + Array("more".utf8), by: 1000)
        }
    }

    /// What zlib itself packs.
    private func gzip(_ text: [UInt8]) throws -> [UInt8] {
        var stream = unsafe z_stream()
        let size = Int32(unsafe MemoryLayout<z_stream>.size)
        let began = unsafe deflateInit2_(
            &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            size)
        try #require(began == Z_OK)
        defer { unsafe deflateEnd(&stream) }
        var packed = [UInt8](repeating: 0, count: text.count + 1000)
        var source = text
        let status = unsafe source.withUnsafeMutableBufferPointer { source in
            unsafe packed.withUnsafeMutableBufferPointer { target in
                unsafe stream.next_in = source.baseAddress
                unsafe stream.avail_in = UInt32(source.count)
                unsafe stream.next_out = target.baseAddress
                unsafe stream.avail_out = UInt32(target.count)
                return unsafe deflate(&stream, Z_FINISH)
            }
        }
        try #require(status == Z_STREAM_END)
        return Array(packed.prefix(Int(unsafe stream.total_out)))
    }
}
