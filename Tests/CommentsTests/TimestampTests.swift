// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

@Suite struct `A time` {
    struct Row: CustomTestStringConvertible {
        let text: String
        let seconds: Int?

        init(_ text: String, _ seconds: Int?) {
            self.text = text
            self.seconds = seconds
        }

        var testDescription: String { text.debugDescription }
    }

    @Test(arguments: [
        Row("1970-01-01 00:00:00", 0), Row("2026-11-21 21:14:36", 1_795_295_676),
        Row("2026-11-21T21:14:36", 1_795_295_676), Row("2026-11-21T21:14:36Z", 1_795_295_676),
        Row("2026-11-21t21:14:36z", 1_795_295_676),
        Row("2026-11-21T21:14:36.999Z", 1_795_295_676), Row("2026-11-21T21:14:36.5", 1_795_295_676),
        Row("2026-11-21T21:14:36+00:00", 1_795_295_676),
        Row("2026-11-21T22:44:36+01:30", 1_795_295_676),
        Row("2026-11-21T11:14:36.123456-10:00", 1_795_295_676),
        Row("1969-12-31 23:59:59", -1), Row("2000-02-29 12:00:00", 951_825_600),
        Row("2024-02-29T00:00:00Z", 1_709_164_800), Row("0001-01-01 00:00:00", -62_135_596_800),
        Row("9999-12-31 23:59:59", 253_402_300_799), Row("1795295676", 1_795_295_676), Row("0", 0),
        Row("0000000000", 0), Row("253402300799", 253_402_300_799),
    ])
    func `is read from what blogs send`(row: Row) {
        #expect(secondsSince1970(row.text) == row.seconds)
    }

    @Test(arguments: [
        "", " ", "0000-00-00 00:00:00", "0000-01-01 00:00:00", "2026-13-01 00:00:00",
        "2026-00-01 00:00:00", "2026-01-00 00:00:00", "2026-01-32 00:00:00", "2026-04-31 00:00:00",
        "2026-02-29 00:00:00", "1900-02-29 00:00:00", "2100-02-29T00:00:00Z", "2026-11-21 24:00:00",
        "2026-11-21 23:60:00", "2026-11-21 23:59:60", "2026-11-21", "2026-11-21 21:14",
        "2026-11-21 21:14:36Z", "2026-11-21 21:14:36 ", " 2026-11-21 21:14:36",
        "2026-11-21  21:14:36", "2026-1-21 21:14:36", "2026-11-21_21:14:36", "20261121T211436Z",
        "2026-11-21T21:14:36.", "2026-11-21T21:14:36.Z", "2026-11-21T21:14:36+0100",
        "2026-11-21T21:14:36+01", "2026-11-21T21:14:36+24:00", "2026-11-21T21:14:36+01:60",
        "2026-11-21T21:14:36ZZ", "2026-11-21T21:14:36 UTC", "-1", "+1", "1.5", "253402300800",
        "1795295676000", "99999999999999999999999999", "２０２６-11-21 21:14:36",
        "2026-11-21T21:14:36−01:00", "２", "yesterday", "2026/11/21 21:14:36",
    ])
    func `is not made up from anything else`(text: String) {
        #expect(secondsSince1970(text) == nil)
    }

    @Test func `is not looked for in a megabyte of digits`() {
        #expect(secondsSince1970(String(repeating: "0", count: 1 << 20)) == nil)
    }

    @Test func `of a comment is its date`() throws {
        let dated = #"{"comment_content":"","comment_date_gmt":"1970-01-02 00:00:00"}"#
        #expect(try Submission(json: Array(dated.utf8)).comment.time == 86400)
        #expect(Comments.Comment(content: "").time == nil)
    }

    @Test(arguments: [
        Row("2026-11-21T21:14:36Z", 1_795_295_676), Row("1970-01-01T00:00:00Z", 0),
        Row("1969-12-31T23:59:59Z", -1), Row("1969-12-31T00:00:00Z", -86400),
        Row("0001-01-01T00:00:00Z", -62_135_596_800), Row("0001-01-01T00:00:00Z", .min),
        Row("9999-12-31T23:59:59Z", 253_402_300_799), Row("9999-12-31T23:59:59Z", .max),
    ])
    func `is written in one form`(row: Row) throws {
        let seconds = try #require(row.seconds)
        #expect(rfc3339(seconds) == row.text)
        #expect(rfc3339(Double(seconds)) == row.text)
    }

    @Test func `is written as the second in which it lies`() {
        #expect(rfc3339(1.999) == "1970-01-01T00:00:01Z")
        #expect(rfc3339(-0.001) == "1969-12-31T23:59:59Z")
        #expect(rfc3339(.infinity) == "9999-12-31T23:59:59Z")
        #expect(rfc3339(-.infinity) == "0001-01-01T00:00:00Z")
        #expect(rfc3339(.nan) == "1970-01-01T00:00:00Z")
    }

    /// From 1600 on, since Foundation's calendar is Julian before 1582.
    @Test func `is what Foundation says, on days of four centuries and more`() {
        let format = Date.ISO8601FormatStyle()
        var days = 0
        for day in stride(from: -135_140, to: 2_932_896, by: 97) {
            let seconds = day * 86400 + abs(day) % 86400
            let text = Date(timeIntervalSince1970: Double(seconds)).formatted(format)
            guard rfc3339(seconds) == text, secondsSince1970(text) == seconds else {
                Issue.record("\(text): \(rfc3339(seconds)), \(seconds)")
                return
            }
            days += 1
        }
        #expect(days > 30_000)
    }
}
