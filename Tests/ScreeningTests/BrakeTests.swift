// SPDX-License-Identifier: MIT

import Comments
import Screening
import Testing

@Suite("The emergency brake counts writers") struct BrakeTests {
    /// What a writer shows of themselves; `#` stands for a number of their own.
    struct Crowd: CustomTestStringConvertible, Sendable {
        let what: String
        var ip: String? = "81.2.#.7"
        var email: String? = "reader#@mail.example"
        var text = "What I think is #."
        /// Of forty comments.
        let writers: Int
        var testDescription: String { what }

        func comment(_ number: Int) -> Comments.Comment {
            let own = { (text: String) in text.replacing("#", with: "\(number)") }
            var comment = Comment(content: own(text))
            comment.author = own("Name #")
            comment.authorEmail = email.map(own)
            comment.ip = ip.map(own)
            return comment
        }
    }

    static let crowds = [
        Crowd(what: "readers", writers: 40),
        Crowd(what: "readers without addresses", email: nil, writers: 40),
        Crowd(what: "readers behind a proxy", ip: "10.0.0.1", writers: 40),
        Crowd(what: "readers on this machine", ip: "::1", writers: 40),
        Crowd(what: "readers whose networks the blog does not tell", ip: nil, writers: 40),
        Crowd(what: "readers of whom the blog tells nothing", ip: nil, email: nil, writers: 1),
        Crowd(what: "readers with links of their own", text: "http://reader#.example", writers: 40),
        Crowd(what: "one machine with many names", ip: "81.2.3.4", writers: 1),
        Crowd(what: "one network", ip: "81.2.3.#", writers: 1),
        Crowd(what: "one IPv6 customer", ip: "2001:db8:7:#::1", writers: 1),
        Crowd(what: "IPv6 readers", ip: "2001:db8:#::1", writers: 40),
        Crowd(
            what: "readers by addresses that are none", ip: "2001:db8:00007:#::1", writers: 40),
        Crowd(what: "the same network, mapped", ip: "::ffff:81.2.3.#", writers: 1),
        Crowd(what: "one address from many machines", email: "flood@mail.example", writers: 1),
        Crowd(what: "one text", text: "Buy this", writers: 1),
        Crowd(what: "one link", text: "Text # at http://w#.shop.example/#", writers: 1),
        Crowd(
            what: "many names and texts, no address, one machine", ip: "81.2.3.4", email: nil,
            writers: 1),
    ]

    static func verdict(_ rules: String..., points: Double = 5) -> Verdict {
        weigh(
            Findings(
                evidence: rules.map { rule in
                    Evidence(
                        source: .rule(name: rule, file: "a.rules", line: 1), charge: .spam,
                        points: points)
                }), by: Policy())
    }

    @Test(arguments: crowds) func `as many as there are`(_ crowd: Crowd) {
        var brake = Brake()
        for number in 0..<40 { brake.note(crowd.comment(number), Self.verdict("wild"), at: 10) }
        let finding = brake.finding(on: "wild", edited: 10)
        #expect(finding?.held == (crowd.writers < 5 ? nil : crowd.writers))
        #expect(brake.finding(on: "other", edited: 10) == nil)
        #expect(
            brake.finding(on: "wild", edited: 11) == nil, "what came before the edit is no case")
    }

    @Test func `and a flood by one neither trips it nor hides a rule that runs away`() {
        let readers = Self.crowds[0]
        let flood = Crowd(what: "", ip: "82.1.1.4", text: "Cheap # now", writers: 1)
        var brake = Brake()
        for number in 0..<500 { brake.note(flood.comment(number), Self.verdict("pills"), at: 10) }
        for number in 0..<100 {
            let verdict = number % 10 == 0 ? Self.verdict("wild") : Self.verdict()
            brake.note(readers.comment(number), verdict, at: 10)
        }
        #expect(brake.finding(on: "pills", edited: 0) == nil)
        let finding = brake.finding(on: "wild", edited: 0)
        #expect(finding?.held == 10 && finding?.all == 101)
    }

    @Test(arguments: [(5, false), (6, true)])
    func `and acts on more than one in twenty`(held: Int, acts: Bool) {
        var brake = Brake()
        for number in 0..<100 {
            let verdict = number < held ? Self.verdict("wild") : Self.verdict()
            brake.note(Self.crowds[0].comment(number), verdict, at: 0)
        }
        #expect((brake.finding(on: "wild", edited: 0) != nil) == acts)
    }

    @Test func `and goes by the newest only`() {
        var brake = Brake()
        for number in 0..<Brake.newest + 5 {
            let verdict = number < 9 ? Self.verdict("wild") : Self.verdict()
            brake.note(Crowd(what: "", ip: nil, writers: 0).comment(number), verdict, at: 0)
        }
        #expect(brake.finding(on: "wild", edited: 0) == nil)
    }

    @Test func `of a rule that holds with others' help, alone, by force, or beside another`() {
        #expect(Self.verdict("a", "b", points: 2).holders == ["a", "b"])
        #expect(Self.verdict("a", points: 2).holders == [])
        #expect(Self.verdict("a", "b").holders == ["a", "b"], "either would hold it alone")
        let forced = Evidence(
            source: .rule(name: "f", file: "a.rules", line: 1), charge: .spam, points: 0,
            forces: .hold)
        #expect(weigh(Findings(evidence: [forced]), by: Policy()).holders == ["f"])
        let stopped = forced.with(standing: .stopped)
        #expect(weigh(Findings(evidence: [stopped]), by: Policy()).holders == [])
    }
}
