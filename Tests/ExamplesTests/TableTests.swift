// SPDX-License-Identifier: MIT

import Comments
import Examples
import Testing

@Suite struct `A table becomes examples` {
    @Test func `columns go by their names, in any order and whatever their capitals`() throws {
        let read = Reading(
            """
            CLASS,Author,Content,DATE,Post_Title,comment_author_email,colour
            1,Kim,Buy now,2013-11-07T06:20:48,The title,kim@reader.example,red
            0,Ada,"Well said, friend",,,,
            """, .csv)
        try #require(read.mistakes == [] && read.comments.count == 2)
        #expect(read.classes == [.spam, .genuine] && read.lines == [2, 3])
        var kim = Comments.Comment(content: "Buy now")
        kim.author = "Kim"
        kim.authorEmail = "kim@reader.example"
        kim.dateGMT = "2013-11-07T06:20:48"
        kim.postTitle = "The title"
        var ada = Comments.Comment(content: "Well said, friend")
        ada.author = "Ada"
        #expect(read.comments == [kim, ada])
    }

    struct Cells: Sendable, CustomTestStringConvertible {
        let table: String
        let bodies: [String]
        var testDescription: String { table.debugDescription }
    }

    @Test(arguments: [
        Cells(table: "body\r\n\"a \"\"b\"\" c\"\r\nd\r\n", bodies: ["a \"b\" c", "d"]),
        Cells(
            table: "body,x\n\"two\nlines, one cell\",1\nnext,2",
            bodies: ["two\nlines, one cell", "next"]),
        Cells(table: "\u{FEFF}body;x\na, b;1\n\nc;2\n", bodies: ["a, b", "c"]),
        Cells(table: "x\tbody\n1\ta\tb\n2\tc\n", bodies: ["c"]),
        Cells(table: "body\n\"\"\"\"\n", bodies: ["\""]),
    ])
    func `quotes, separators and line ends are those of RFC 4180`(_ cells: Cells) {
        #expect(Reading(cells.table, .csv, as: .spam).bodies == cells.bodies)
    }

    @Test(arguments: [
        ("genuine", CommentClass.genuine), ("HAM", .genuine), (" 0", .genuine), ("shill", .shill),
        ("Spam ", .spam), ("1", .spam),
    ])
    func `classes have several names`(label: String, commentClass: CommentClass) {
        for column in ["class", "label", "spam"] {
            let read = Reading("body,\(column)\nhello,\(label)\n", .csv)
            #expect(read.classes == [commentClass] && read.mistakes == [])
        }
    }

    struct Mistake: Sendable, CustomTestStringConvertible {
        let table: String
        let said: CommentClass?
        let message: String
        var testDescription: String { table.debugDescription }

        init(_ table: String, as said: CommentClass? = nil, _ message: String) {
            (self.table, self.said, self.message) = (table, said, message)
        }
    }

    @Test(arguments: [
        Mistake(
            "body,class\na,genuin\n",
            "2: the class must be genuine (or ham, or 0), shill, or spam (or 1), not \"genuin\" (did you mean \"genuine\"?)"
        ),
        Mistake("body,class\na,\n", "2: the class must be"),
        Mistake("body,class\na,spam\n", as: .genuine, "2: it is said to be spam here"),
        Mistake("body,class\na,b,spam\n", "2: this row has 3 columns and the first row 2"),
        Mistake(
            "said,class\na,1\n",
            "1: no column is called body: say --column body=NAME; the columns are said and class"),
        Mistake("body,who\na,1\n", "1: no column is called class"),
        Mistake(
            "body,text,class\na,b,1\n",
            "1: the columns body and text both seem to hold the body: say --column body=text"),
        Mistake("body\n\"a\" b\n", as: .spam, "2: text follows a closing \""),
        Mistake("body\na \"b\"\n", as: .spam, "2: a \" stands within a text"),
        Mistake(
            "body\nx\n\"a\nb\n", as: .spam,
            "3: a text in quotes begins in this row and does not end"),
        Mistake("body\n  \"\n", as: .spam, "2: a \" stands"),
        Mistake("body,x\n,1\n", as: .spam, "2: its text is empty"),
    ])
    func `a mistake names its line and the mend`(_ mistake: Mistake) throws {
        let read = Reading(mistake.table, .csv, as: mistake.said)
        #expect(read.mistakes.count == 1)
        #expect(try #require(read.mistakes.first).hasPrefix(mistake.message))
    }

    @Test func `after a mistake the next row is read`() {
        let read = Reading("body,class\na,1\n\"b\"b,1\nc,2\nd,0\n", .csv)
        #expect(read.bodies == ["a", "d"] && read.mistakes.count == 2)
        #expect(read.mistakes.map { $0.prefix(2) } == ["3:", "4:"])
    }

    @Test func `a table that is not UTF-8 says so`() {
        let read = Reading(Array("body\nGr".utf8) + [0xFC] + Array("n\n".utf8), .csv, as: .spam)
        #expect(read.mistakes == ["2: this row is not UTF-8: save the table as UTF-8"])
    }

    @Test func `a user may say which column holds what`() {
        let table = "body,said,kind\nnot this,this,ham\n"
        let read = Reading(table, .csv, columns: [.body: "said", .commentClass: "kind"])
        #expect(read.bodies == ["this"] && read.classes == [.genuine])
        let wrong = Reading(table, .csv, columns: [.body: "sayd"])
        #expect(
            wrong.mistakes == [
                "1: there is no column sayd (did you mean \"said\"?); the columns are body, said and kind"
            ])
    }

    @Test func `an endless quoted text is a mistake, not a full memory`() {
        let line = [UInt8](repeating: 0x61, count: 1 << 20)
        var reader = ExampleReader(.csv, as: .spam)
        var failures = 0
        reader.take(Array("body".utf8), number: 1) { _, _ in Issue.record("read the heading") }
        reader.take([UInt8(ascii: "\"")] + line, number: 2) { _, _ in Issue.record("too early") }
        for number in 3...6 {
            reader.take(line, number: number) { _, result in
                if case .failure = result { failures += 1 }
            }
        }
        #expect(failures == 1)
    }
}
