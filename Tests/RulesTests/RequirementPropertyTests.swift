// SPDX-License-Identifier: MIT

import Rules
import Testing

@Suite("Where a pattern matches, what it requires is there")
struct RequirementPropertyTests {
    private let scratch = MatchScratch()

    /// How often each thing was there to be looked at.
    struct Tally {
        var patterns = 0
        var matches = 0
        var anchors = 0
        var bounded = 0
        var also = 0
        var forms = 0
    }

    @Test(
        "for random patterns, on texts made to match them",
        arguments: 1...10 as ClosedRange<UInt64>)
    func random(_ seed: UInt64) {
        var random = Seeded(state: seed)
        var tally = Tally()
        for _ in 0..<400 { check(RandomPattern(&random), &random, &tally) }
        // The grammar must reach what is to be tested.
        #expect(tally.patterns > 300 && tally.matches > 600, "\(tally)")
        #expect(tally.anchors > 100 && tally.bounded > 60 && tally.also > 5, "\(tally)")
        #expect(tally.forms > 100, "\(tally)")
    }

    private func check(
        _ pattern: RandomPattern, _ random: inout Seeded, _ tally: inout Tally
    ) {
        guard let compiled = try? Pattern(pattern.source, flags: pattern.flags, jit: false) else {
            return
        }
        let needs = needs(of: pattern.source, flags: pattern.flags)
        let forms = LinearForm(of: pattern.source, flags: pattern.flags).map { ShiftAnd([$0]) }
        tally.patterns += 1
        for _ in 0..<5 {
            let text = pattern.text(&random)
            let span = text.utf8.span
            let found = try? compiled.matches(
                in: span, limit: 10, scratch: scratch, budget: .unlimited)
            guard let found, !found.isEmpty else { continue }
            tally.matches += 1
            let scan = ScanText(text)
            for match in found {
                expect(needs.anchor, at: match, scan, pattern, text)
                expect(needs.also, at: match, scan, pattern, text)
            }
            if let anchor = needs.anchor {
                tally.anchors += 1
                tally.bounded += anchor.isBounded ? 1 : 0
                tally.also += needs.also == nil ? 0 : 1
            }
            if let forms {
                tally.forms += 1
                var candidates: [Int32] = []
                forms.scan(span, into: &candidates)
                #expect(candidates == [0], "\(pattern) \(pattern.flags) \(text.debugDescription)")
            }
        }
    }

    private func expect(
        _ requirement: Requirement?, at match: Range<Int>, _ scan: ScanText,
        _ pattern: RandomPattern, _ text: String
    ) {
        guard let requirement else { return }
        let isThere = requirement.literals.contains { literal in
            scan.places(of: literal.bytes).contains {
                literal.before.contains($0 - match.lowerBound)
            }
        }
        #expect(
            isThere,
            """
            /\(pattern.source)/ \(pattern.flags.map(\.rawValue)) at \(match) of \
            \(text.debugDescription): \(requirement.literals.count) literals, \
            \(requirement.literals.first.debugDescription)
            """)
    }
}
