// SPDX-License-Identifier: MIT

/// Cuts a mail archive (mbox, RFC 4155) into its mails; a file that begins otherwise is one mail.
struct MailArchive {
    struct Mail {
        /// Where it begins.
        let line: Int
        let lines: [[UInt8]]
        let isTooLong: Bool
    }

    private static let postmark = Array("From ".utf8)

    private var lines: [[UInt8]] = []
    private var start: Int?
    private var size = 0
    private var isAfterBlank = true

    /// Takes a line; hands over the mail that ended before it.
    mutating func take(_ line: [UInt8], number: Int) -> Mail? {
        let line = line.last == 0x0D ? Array(line.dropLast()) : line
        defer { isAfterBlank = line.isEmpty }
        if isAfterBlank, line.starts(with: Self.postmark) {
            let mail = finish()
            start = number
            return mail
        }
        guard start != nil || !line.isEmpty else { return nil }
        start = start ?? number
        size += line.count
        if size <= ExampleReader.limit { lines.append(Self.unescaped(line)) }
        return nil
    }

    /// The mail that is open, if one is.
    mutating func finish() -> Mail? {
        defer { (lines, start, size) = ([], nil, 0) }
        return start.map { Mail(line: $0, lines: lines, isTooLong: size > ExampleReader.limit) }
    }

    /// `>From ` stands for `From ` at the start of a line, and `>>From ` for `>From `.
    private static func unescaped(_ line: [UInt8]) -> [UInt8] {
        let rest = line.drop { $0 == UInt8(ascii: ">") }
        return rest.count < line.count && rest.starts(with: postmark)
            ? Array(line.dropFirst()) : line
    }
}
