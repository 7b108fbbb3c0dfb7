// SPDX-License-Identifier: MIT

import Comments
import Testing

@Suite struct `A verdict in JSON` {
    private static let evidence = [
        Evidence(
            source: .rule(name: "PUSHED_LINK", file: "links.rules", line: 7), charge: .shill,
            points: 2.5,
            marks: [Mark(field: .body, range: 0..<4), Mark(field: .authorURL, range: 3..<3)],
            entries: [
                ListedEntry(
                    list: "pushed", entry: "a.example", owner: "ann", reason: "It is sold here.")
            ], says: "It pushes a link.", forces: .hold),
        Evidence(
            source: .rule(name: "é\"\u{2028}", file: "a b", line: 0), charge: .trust, points: -4,
            entries: [ListedEntry(list: "l", entry: "\u{1B}", reason: "")]),
        Evidence(
            source: .scorer, charge: .bad, points: 0.1 + 0.2, says: "",
            factors: [.init(label: "cheap", points: 1.1), .init(label: "", points: -.pi)],
            forces: .release),
        Evidence(
            source: .rule(name: "tried", file: "a.rules", line: 9), charge: .shill, points: 3,
            statedPoints: 5, standing: .probation),
        Evidence(
            source: .rule(name: "stopped", file: "a.rules", line: 12), charge: .spam, points: 0,
            statedPoints: 5, standing: .stopped),
        Evidence(source: .scorer, charge: .spam, points: -0.0),
    ]

    private static func verdict(
        ground: Verdict.Ground = .total, evidence: [Evidence] = evidence
    ) -> Verdict {
        Verdict(
            disposition: .hold, commentClass: .shill, total: 1.0 / 3, holdAt: 4, ground: ground,
            evidence: evidence, q: -.leastNonzeroMagnitude, stage: .learning)
    }

    @Test func `has names that a person can read`() {
        let text = Self.verdict(evidence: Array(Self.evidence.prefix(1))).json.text
        #expect(
            text == """
                {"disposition":"hold","class":"shill","total":0.3333333333333333,"hold_at":4,\
                "ground":{"kind":"total"},"scorer":{"q":-5e-324,"stage":"learning"},\
                "reasons":[{"rule":"PUSHED_LINK","file":"links.rules","line":7,"charge":"shill",\
                "points":2.5,"marks":[{"field":"body","from":0,"to":4},\
                {"field":"author.url","from":3,"to":3}],\
                "entries":[{"list":"pushed","entry":"a.example","owner":"ann",\
                "reason":"It is sold here."}],"says":"It pushes a link.","then":"hold"}]}
                """)
    }

    @Test func `carries the threshold of a scorer that earned one, and reads what has none`() throws
    {
        let earned = Verdict(
            disposition: .hold, commentClass: .spam, total: 7, holdAt: 4, ground: .total,
            evidence: [], q: 7, stage: .earned, threshold: 0.1 + 0.2)
        let scorer = earned.json["scorer"]?.text
        #expect(scorer == #"{"q":7,"stage":"earned","threshold":0.30000000000000004}"#)
        #expect(Verdict(json: try JSONValue(json: earned.json.serialised())) == earned)
        #expect(Verdict(json: Self.verdict().json)?.threshold == nil)
        let damaged = earned.json.text.replacing("0.30000000000000004", with: "\"x\"")
        #expect(Verdict(json: try JSONValue(json: Array(damaged.utf8))) == nil)
    }

    @Test func `leaves out what is absent`() {
        let scorer = Self.verdict(evidence: Array(Self.evidence.suffix(1))).json["reasons"]
        #expect(scorer?.text == #"[{"scorer":true,"charge":"spam","points":-0}]"#)
        #expect(Self.verdict(evidence: []).json["reasons"] == [])
    }

    @Test(arguments: [
        Verdict.Ground.total, .forced(rule: "A"), .tooCostly,
        .ruleError(rule: "", reason: "match limit"),
    ])
    func `reads back to the last bit`(ground: Verdict.Ground) throws {
        let verdict = Self.verdict(ground: ground)
        let again = try #require(Verdict(json: JSONValue(json: verdict.json.serialised())))
        #expect(again == verdict)
        #expect(again.evidence.last?.points.sign == .minus)
        #expect(again.json == verdict.json)
    }

    @Test func `reads back whatever the numbers are`() throws {
        var chance = Chance(seed: 3)
        for _ in 0..<2000 {
            let total = Double(bitPattern: chance.next())
            guard total.isFinite else { continue }
            let verdict = Verdict(
                disposition: .release, commentClass: .genuine, total: total, holdAt: -total,
                ground: .total, evidence: [], q: total / 3, stage: .abstaining)
            let again = try Verdict(json: JSONValue(json: verdict.json.serialised()))
            try #require(again?.total.bitPattern == total.bitPattern)
            try #require(again == verdict)
        }
    }

    @Test(arguments: [
        (#""disposition":"hold""#, #""disposition":"refuse""#),
        (#""class":"shill""#, #""class":1"#),
        (#""hold_at":4"#, #""hold_at":"4""#), (#""hold_at":4"#, #""hold_at":1e999"#),
        (#""kind":"total""#, #""kind":"forced""#),
        (#""kind":"total""#, #""kind":"rule_error","rule":"x""#),
        (#""kind":"total""#, #""kind":"""#), (#""stage":"learning""#, #""stage":null"#),
        (#""reasons":["#, #""reasons":[1,"#), (#""line":7"#, #""line":7.5"#),
        (#""scorer":true"#, #""scorer":false"#),
        (#""charge":"shill""#, #""charge":"ham""#), (#""from":0,"to":4"#, #""from":5,"to":4"#),
        (#""from":0"#, #""from":-1"#), (#""field":"body""#, #""field":"bodies""#),
        (#""says":"It pushes a link.""#, #""says":1"#), (#""then":"hold""#, #""then":"burn""#),
        (#""owner":"ann""#, #""owner":1"#), (#""reason":"It is sold here.""#, #""reason":[]"#),
        (#""entry":"a.example","#, ""), (#""entries":["#, #""entries":[1,"#),
        (#""label":"cheap","#, ""), (#""marks":["#, #""marks":[{},"#), (#""total""#, #""totals""#),
    ])
    func `is refused where it is not one`(part: String, damaged: String) throws {
        let text = Self.verdict().json.text
        try #require(text.contains(part))
        let json = try JSONValue(
            json: Array(text.replacing(part, with: damaged, maxReplacements: 1).utf8))
        #expect(Verdict(json: json) == nil)
    }

    @Test func `is refused where it is no object`() {
        #expect(Verdict(json: .null) == nil)
        #expect(Verdict(json: []) == nil)
    }
}
