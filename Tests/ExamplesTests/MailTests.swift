// SPDX-License-Identifier: MIT

import Comments
import Examples
import Testing

@Suite struct `A mail archive becomes examples` {
    static let first = """
        From kim@reader.example Thu Nov 19 10:00:00 2026
        From: =?utf-8?Q?Kim_Gr=C3=BCn?= <kim@reader.example>
        Subject: =?UTF-8?B?RsO8bmY=?= =?iso-8859-1?q?_=C4pfel?=
         for you
        Content-Type: text/plain; charset=iso-8859-1
        Content-Transfer-Encoding: quoted-printable

        F=FCnf =C4pfel are a lot, if you ask me, and I would not ea=
        t them.
        >From here on it is quoted.
        From here it is not, since no blank line stands before.

        """
    static let second = """
        From ada@reader.example Thu Nov 19 11:00:00 2026
        From: ada@reader.example (Ada)
        Subject: Re: parts
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="outer"

        For old programs.
        --outer
        Content-Type: multipart/alternative;
         boundary=inner

        --inner
        Content-Type: text/html; charset=utf-8

        <p>as HTML</p>
        --inner
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: base64

        SMO8YnNjaA==
        --inner--
        --outer
        Content-Type: image/png
        Content-Transfer-Encoding: base64

        AAAA
        --outer--

        """

    @Test func `sender, subject and the plain text are read, whatever they are packed in`() throws {
        let read = Reading(Self.first + "\n" + Self.second, .mbox, as: .spam)
        try #require(read.mistakes == [] && read.comments.count == 2)
        var kim = Comment(
            content: """
                Fünf Äpfel are a lot, if you ask me, and I would not eat them.
                From here on it is quoted.
                From here it is not, since no blank line stands before.
                """)
        kim.author = "Kim Grün"
        kim.authorEmail = "kim@reader.example"
        kim.postTitle = "Fünf Äpfel for you"
        var ada = Comments.Comment(content: "Hübsch")
        ada.author = "Ada"
        ada.authorEmail = "ada@reader.example"
        ada.postTitle = "Re: parts"
        #expect(read.comments == [kim, ada])
        #expect(read.classes == [.spam, .spam] && read.lines == [1, 13])
    }

    @Test func `line ends of Windows make no difference`() {
        let text = Self.first + "\n" + Self.second
        let windows = Reading(text.replacing("\n", with: "\r\n"), .mbox, as: .spam)
        #expect(windows.bodies == Reading(text, .mbox, as: .spam).bodies)
    }

    @Test(arguments: [
        ("koi8-r", [UInt8(0xD0), 0xD2, 0xC9, 0xD7, 0xC5, 0xD4], "привет"),
        ("windows-1251", [0xEF, 0xF0], "пр"), ("gb2312", [0xC4, 0xE3], "你"),
        ("\"UTF-8\"", [0xC3, 0xA9], "é"), ("windows-1252", [0x80], "€"),
    ])
    func `charsets of the world are known`(name: String, bytes: [UInt8], text: String) {
        let mail = Array("From: a@b.example\nContent-Type: text/plain; charset=\(name)\n\n".utf8)
        #expect(Reading(mail + bytes, .mbox, as: .genuine).bodies == [text])
    }

    @Test(arguments: [
        ("Kim <kim@reader.example>", "Kim", "kim@reader.example"),
        ("\"Grün, Kim\" <kim@reader.example>", "Grün, Kim", "kim@reader.example"),
        ("kim@reader.example (Kim)", "Kim", "kim@reader.example"),
        ("kim@reader.example", nil, "kim@reader.example"),
        ("<kim@reader.example>", nil, "kim@reader.example"),
        ("Kim", "Kim", nil), ("", nil, nil),
    ])
    func `senders are written in several ways`(field: String, name: String?, address: String?) {
        let read = Reading("From: \(field)\nSubject: x\n\nhello\n", .mbox, as: .genuine)
        #expect(read.comments.map(\.author) == [name])
        #expect(read.comments.map(\.authorEmail) == [address])
    }

    @Test(arguments: [
        ("Subject: x\n\n\n", "1: its text is empty"),
        ("Content-Type: image/png\n\nAAAA\n", "1: there is no text in this mail"),
        ("no header here\n\nhello\n", "1: this is no mail"),
        (
            "Subject: x\nContent-Type: text/plain; charset=klingon\n\nhello\n",
            "1: its text is said to be klingon"
        ),
        ("Content-Type: multipart/mixed; boundary=a\n\nnothing\n", "1: there is no text"),
    ])
    func `a mail without a text is a mistake`(mail: String, message: String) throws {
        let read = Reading(mail, .mbox, as: .spam)
        #expect(read.mistakes.count == 1 && read.comments.isEmpty)
        #expect(try #require(read.mistakes.first).hasPrefix(message))
    }

    @Test func `without being told, nobody knows what a mail is`() {
        let read = Reading(Self.first, .mbox)
        #expect(
            read.mistakes == [
                "1: a mail does not say what it is: say --genuine, --shill or --spam"
            ])
    }

    @Test func `parts within parts come to an end`() {
        let opening = (0..<200).map {
            "--b\($0)\nContent-Type: multipart/mixed; boundary=b\($0 + 1)\n\n"
        }
        let mail = "Content-Type: multipart/mixed; boundary=b0\n\n" + opening.joined()
        #expect(Reading(mail, .mbox, as: .spam).mistakes == ["1: there is no text in this mail"])
    }
}
