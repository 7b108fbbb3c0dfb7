// SPDX-License-Identifier: MIT

import Comments
import Lines
import Rules
import Testing

/// A rule and the comments that pass it one after the other.
final class Passing {
    private let rules: RuleSet
    private(set) var traffic: Traffic

    init(_ condition: String) throws {
        rules = try load(rule("when " + condition))
        traffic = Traffic(for: rules.demand)
    }

    /// Whether the rule speaks on the next comment, which is remembered then.
    func next(_ comment: Comments.Comment, at time: Int64, as name: String) -> Bool {
        outcome(comment, at: time, as: name).evidence.isEmpty == false
    }

    func outcome(
        _ comment: Comments.Comment, at time: Int64, as name: String
    ) -> RuleOutcome {
        let appearance = Appearance(at: time, identity: Array(name.utf8))
        var facts = Facts(comment, after: traffic, appearance: appearance)
        let outcome = rules.evidence(for: &facts, scratch: MatchScratch(), budget: .unlimited)
        traffic.note(comment, appearance)
        return outcome
    }
}

/// The comments of a stream, and which of them a condition holds for.
struct StreamRow: CustomTestStringConvertible {
    let name: String
    let condition: String
    let comments: [(at: Int64, comment: Comments.Comment)]
    let holds: [Bool]
    var testDescription: String { name }
}

@Suite struct `A counter counts the comments that came before` {
    private static func from(_ ips: String...) -> [(at: Int64, comment: Comments.Comment)] {
        ips.map { (0, comment("x", ip: $0)) }
    }

    static let rows = [
        StreamRow(
            name: "and this one, so that the third is more than two",
            condition: "more than 2 comments in 1 hour by ip",
            comments: from("192.0.2.1", "192.0.2.1", "192.0.2.2", "192.0.2.1", "192.0.2.1"),
            holds: [false, false, false, true, true]),
        StreamRow(
            name: "within the time, to the second",
            condition: "more than 1 comment in 10 minutes by ip",
            comments: [0, 600, 1199].map { ($0, comment("x", ip: "192.0.2.1")) },
            holds: [false, false, true]),
        StreamRow(
            name: "and none that is later than this one",
            condition: "more than 1 comment in 10 minutes by ip",
            comments: [1000, 500, 700].map { ($0, comment("x", ip: "192.0.2.1")) },
            holds: [false, false, true]),
        StreamRow(
            name: "by all of a network of IPv6",
            condition: "more than 1 comments in 2 days by ip",
            comments: from(
                "2001:db8:1:2:3::4", "2001:DB8:1:2::5", "2001:db8:1:3::5", "::ffff:192.0.2.1",
                "192.0.2.1", "2001:db8:1:2::%eth0", "2001:db8::2::1", "2001:db8::2::1"),
            holds: [false, true, false, false, true, true, false, true]),
        StreamRow(
            name: "by nobody where the blog sent no address",
            condition: "more than 1 comments in 2 days by ip",
            comments: [(0, comment("x")), (0, comment("x"))], holds: [false, false]),
        StreamRow(
            name: "by author, with an address, and by name and place without one",
            condition: "more than 1 comments in 1 week by author",
            comments: [
                (0, comment("x", author: "Kim", email: "kim@a.example", ip: "192.0.2.1")),
                (0, comment("x", author: "Mallory", email: "KIM@a.example")),
                (0, comment("x", author: "Kim", ip: "192.0.2.1")),
                (0, comment("x", author: "Kim", ip: "192.0.2.2")),
                (0, comment("x", author: "KÍM", ip: "192.0.2.2")), (0, comment("x")),
                (0, comment("x")),
            ], holds: [false, true, false, false, true, false, false]),
        StreamRow(
            name: "by what was registered of the hosts that comments lead to",
            condition: "more than 1 comments in 45 seconds by domain",
            comments: [
                (0, comment("http://www.acme.example http://shop.acme.example")),
                (1, comment("see http://other.example")),
                (2, comment("x", url: "https://acme.example/me")), (3, comment("acme.example.org")),
            ], holds: [false, false, true, false]),
    ]

    @Test(arguments: rows)
    func `as it says`(_ row: StreamRow) throws {
        let passing = try Passing(row.condition)
        let found = row.comments.enumerated().map { number, item in
            passing.next(item.comment, at: item.at, as: "\(number)")
        }
        #expect(found == row.holds)
    }

    @Test func `and counts a copy, an edit or a second judgement once`() throws {
        let passing = try Passing("more than 2 comments in 1 hour by ip")
        let one = comment("x", ip: "192.0.2.1")
        #expect(!passing.next(one, at: 0, as: "a"))
        #expect(!passing.next(one, at: 1, as: "a"))
        #expect(!passing.next(one, at: 2, as: "b"))
        #expect(!passing.next(one, at: 3, as: "b"))
        #expect(passing.next(one, at: 4, as: "c"))
        let after = passing.traffic
        #expect(passing.next(one, at: 4, as: "c"))
        #expect(passing.next(one, at: 5, as: "a"))
        #expect(passing.traffic == after)
    }

    @Test func `and marks what it counted by`() throws {
        let passing = try Passing("more than 1 comments in 1 hour by domain")
        let one = comment("see http://a.example now")
        #expect(passing.outcome(one, at: 0, as: "a").evidence.isEmpty)
        let marks = passing.outcome(one, at: 0, as: "b").evidence.first?.marks
        #expect(marks?.map(one.text) == ["http://a.example"])
    }

    @Test func `and is the same when it is recalled from what was accepted`() throws {
        let rules = try load(
            rule(
                "when more than 2 comments in 1 hour by author\nwhen more than 3 comments in 1 day by ip"
            ))
        var lived = Traffic(for: rules.demand)
        let accepted = (0..<50).map { number in
            (
                comment("x", author: "a\(number % 3)", ip: "192.0.2.\(number % 7)"),
                Appearance(at: Int64(number) * 100, identity: [UInt8(number)])
            )
        }
        for (comment, appearance) in accepted { lived.note(comment, appearance) }
        let recalled = Traffic.recalled(for: rules.demand) { take in
            for (comment, appearance) in accepted.reversed() { _ = take(comment, appearance) }
        }
        #expect(recalled == lived)
        #expect(Traffic.recalled(for: TrafficDemand()) { _ in } == Traffic())
    }

    @Test func `and its memory is bounded and forgets the oldest first`() {
        var recurrences = Recurrences(capacity: 1000)
        for number in UInt64(0)..<5000 {
            recurrences.note(
                [number, 99_999], Recurrence(time: Int64(number), comment: number, author: 0),
                window: 1_000_000)
        }
        #expect(recurrences.count == 1000)
        func times(_ key: UInt64) -> [Int64] { recurrences.of(key, during: 0...9999).map(\.time) }
        #expect(times(4499) == [] && times(4500) == [4500])
        #expect(times(99_999) == (4500..<5000).reversed())
        recurrences.note([1], Recurrence(time: 9000, comment: 9000, author: 0), window: 100)
        #expect(recurrences.count == 1)
        #expect(times(99_999) == [] && times(1) == [9000])
    }

    @Test func `and of one flood it keeps what any rule may ask for`() {
        var recurrences = Recurrences()
        for number in UInt64(0)..<30_000 {
            recurrences.note(
                [1], Recurrence(time: Int64(number), comment: number, author: 0), window: 1_000_000)
        }
        let times = recurrences.of(1, during: 0...99_999).map(\.time)
        #expect(times.count >= Recurrences.perKey)
        #expect(times == (Int64(30_000 - times.count)..<30_000).reversed())
    }

    @Test func `and rules ask for no more than they need`() throws {
        #expect(try load(rule("when words > 1")).demand.isEmpty)
        let one = try load(rule("when more than 2 comments in 1 hour by ip")).demand
        let more = try load(
            rule(
                "when more than 2 comments in 1 day by ip\n"
                    + "unless same phrase of 6 words from 3 authors within 90 days")
        ).demand
        #expect((one.longest, more.longest) == (3600, 90 * 86_400))
        #expect(more.covers(one) && !one.covers(more) && one.covers(one))
    }
}

/// What one writer says after others, and what of it is theirs.
struct PhraseRow: CustomTestStringConvertible {
    let name: String
    let before: [Comments.Comment]
    let said: Comments.Comment
    let marked: [String]?
    var testDescription: String { name }
}

@Suite struct `A phrase that several writers share is found` {
    private static let praise = "I bought the Goldfish Method and it changed my whole life"

    private static func by(_ name: String, _ body: String, post: String? = nil) -> Comments.Comment
    {
        comment(body, email: name + "@reader.example", post: post)
    }

    private static let others = [
        by("a", "Hello! " + praise + "."), by("b", "True: " + praise.lowercased() + ", really"),
    ]

    static let rows = [
        PhraseRow(
            name: "as far as it goes, whatever its capitals and punctuation", before: others,
            said: by("c", "Well, i bought - the Gōldfish Method, and it CHANGED my day"),
            marked: ["i bought - the Gōldfish Method, and it CHANGED my"]),
        PhraseRow(
            name: "not from too few writers", before: [others[0], others[0]], said: by("c", praise),
            marked: nil),
        PhraseRow(
            name: "not where the writer is one of them", before: others, said: by("a", praise),
            marked: nil),
        PhraseRow(
            name: "not where it is shorter", before: others,
            said: by("c", "the Goldfish Method and it failed"), marked: nil),
        PhraseRow(
            name: "not where the line is quoted", before: others,
            said: by("c", "> " + praise + "\nWhy?"), marked: nil),
        PhraseRow(
            name: "not where a quotation is marked by a tag", before: others,
            said: by("c", "<blockquote cite=x><p>" + praise + "</blockquote> Why?"), marked: nil),
        PhraseRow(
            name: "through tags", before: others,
            said: by("c", "I bought <b>the</b> Goldfish Method and it"),
            marked: ["I bought <b>the</b> Goldfish Method and it"]),
        PhraseRow(
            name: "not where the post says it", before: others,
            said: by("c", praise, post: "They say: " + praise + "!"), marked: nil),
        PhraseRow(
            name: "not in an address",
            before: ["a", "b"].map {
                by($0, "http://news.example/how-to-keep-your-goldfish-alive")
            },
            said: by("c", "http://news.example/how-to-keep-your-goldfish-alive"), marked: nil),
        PhraseRow(
            name: "not in nothing but one word",
            before: ["a", "b"].map { by($0, "ha ha ha ha ha ha ha") },
            said: by("c", "ha ha ha ha ha ha ha"), marked: nil),
        PhraseRow(
            name: "in a script without spaces",
            before: ["a", "b"].map { by($0, "这个方法改变了我的一生") },
            said: by("c", "真的，这个方法改变了我的一生"), marked: ["这个方法改变了我的一生"]),
        PhraseRow(
            name: "from nameless writers as from one",
            before: [comment(praise), comment(praise), comment(praise)], said: by("c", praise),
            marked: nil),
    ]

    @Test(arguments: rows)
    func `as it says`(_ row: PhraseRow) throws {
        let passing = try Passing("same phrase of 6 words from 3 authors within 30 days")
        for (number, comment) in row.before.enumerated() {
            #expect(!passing.next(comment, at: 0, as: "\(number)"))
        }
        let outcome = passing.outcome(row.said, at: 30 * 86_400 - 1, as: "said")
        #expect(outcome.evidence.first?.marks.map(row.said.text) == row.marked)
        #expect(!passing.next(row.said, at: 60 * 86_400, as: "later"))
    }

    @Test func `and the memory for it is bounded by what is taken of a comment`() throws {
        let passing = try Passing("same phrase of 3 words from 2 authors within 30 days")
        let long = (0..<1500).map { "word\($0)" }
        #expect(!passing.next(Self.by("a", long.joined(separator: " ")), at: 0, as: "a"))
        #expect(passing.next(Self.by("b", "word5 word6 word7"), at: 0, as: "b"))
        #expect(!passing.next(Self.by("c", "word1405 word1406 word1407"), at: 0, as: "c"))
    }
}
