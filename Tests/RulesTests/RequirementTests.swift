// SPDX-License-Identifier: MIT

import Rules
import Testing

struct NeedsRow: CustomTestStringConvertible {
    let pattern: String
    let flags: Set<Pattern.Flag>
    /// `before: literal`, as shown by ``shown(_:)``; nil where none is known.
    let anchor: [String]?
    let also: [String]?

    init(_ pattern: String, _ anchor: [String]?, also: [String]? = nil) {
        self.init(pattern, [], anchor, also: also)
    }

    init(
        _ pattern: String, _ flags: Set<Pattern.Flag>, _ anchor: [String]?,
        also: [String]? = nil
    ) {
        self.pattern = pattern
        self.flags = flags
        self.anchor = anchor
        self.also = also
    }

    var testDescription: String { pattern }
}

/// `0: viagra`, `1–4: pills`, `0–: x` without a bound.
func shown(_ requirement: Requirement?) -> [String]? {
    requirement.map { $0.literals.map(shown).sorted() }
}

private func shown(_ literal: RequiredLiteral) -> String {
    let before = literal.before
    let end = before.upperBound == .max ? "" : "\(before.upperBound)"
    let range = before.lowerBound == before.upperBound ? end : "\(before.lowerBound)–\(end)"
    return "\(range): \(String(decoding: literal.bytes, as: UTF8.self))"
}

@Suite("What a pattern requires is read from it")
struct RequirementTests {
    static let rows = [
        NeedsRow("Viagra", ["0: viagra"]),
        NeedsRow("Viagra", [.caseless], ["0: viagra"]),
        NeedsRow(#"\bviagra\b"#, ["0: viagra"]),
        NeedsRow("^.viagra$", ["1–4: viagra"]),
        NeedsRow(".*viagra", ["0–: viagra"]),
        NeedsRow("cheap.*viagra", ["0: cheap"], also: ["5–: viagra"]),
        NeedsRow("viagra.*the", ["0: viagra"]),
        NeedsRow("(?:casino|poker)s?", ["0: casino", "0: poker"]),
        NeedsRow("(casino|.{3}poker)", ["0: casino", "3–12: poker"]),
        NeedsRow("(casino|.+)", nil),
        NeedsRow("(casino|)", nil),
        NeedsRow("[ck]asino", ["0: casino", "0: kasino"]),
        NeedsRow("[CcKk]asino", ["0: casino", "0: kasino"]),
        NeedsRow("[aа]ffiliate", ["0: affiliate"]),
        NeedsRow("[^x]casino", ["1–4: casino"]),
        NeedsRow(#"payday\s+loans"#, ["0: payday loans"]),
        NeedsRow(#"payday\s*loans"#, ["0: payday loans", "0: paydayloans"]),
        NeedsRow(#"\s+casino\s+"#, ["1–: casino"]),
        NeedsRow("  casino  ", ["2: casino"]),
        NeedsRow("payday  loans", ["0: payday loans"]),
        NeedsRow(#"payday\tloans"#, ["0: payday loans"]),
        NeedsRow(#"payday\Rloans"#, ["0: payday loans"]),
        NeedsRow(#"payday\hloans"#, ["0: payday"]),
        NeedsRow(#"payday\x{20}loans"#, ["0: payday loans"]),
        NeedsRow("(?:buy ){3}", ["0: buy buy buy"]),
        NeedsRow("(?:casino)+", ["0: casino"]),
        NeedsRow("(?:casino)*", nil),
        NeedsRow("(?:casino){0,3}", nil),
        NeedsRow("x{4}", ["0: xxxx"]),
        NeedsRow("x{,4}zzz", nil),
        NeedsRow("x{a}zzz", ["0: x{a}zzz"]),
        NeedsRow("casino++", ["0: casino"]),
        NeedsRow("skype", [.caseless], ["0: skype"]),
        NeedsRow(".skype", [.caseless], ["1–4: skype"]),
        NeedsRow("[s]*skype", [.caseless], ["0–: skype"]),
        NeedsRow("[s]skype", [.caseless], ["0: sskype"]),
        NeedsRow("[stuvwxyz]skype", [.caseless], ["1–2: skype"]),
        NeedsRow("казино", ["0: kaзиho"]),
        NeedsRow("казино", [.caseless], ["0: kaзиho"]),
        NeedsRow("[xyz]{1}казино[a-z]", [.caseless], ["0: xkaзиho", "0: ykaзиho", "0: zkaзиho"]),
        NeedsRow(#"\Qwww.x.example\E"#, ["0: www.x.example"]),
        NeedsRow(#"\Qab.c\E+zx"#, ["0: ab.c"]),
        NeedsRow("(?i)Casino", ["0: casino"]),
        NeedsRow("(?x) casino  # a comment (", ["0: casino"]),
        NeedsRow("casino # here", [.extended], ["0: casino"]),
        NeedsRow("(?#casino)poker", ["0: poker"]),
        NeedsRow("(?=casino)poker", ["0: poker"]),
        NeedsRow("(?<!on )poker", ["0: poker"]),
        NeedsRow(#"(?<word>xyz)\k<word>"#, ["0: xyz"]),
        NeedsRow(#"(xyz)\1zzz"#, ["0: xyz"], also: ["3–: zzz"]),
        NeedsRow(#"(?|xyz|zyx)q"#, ["0: xyzq", "0: zyxq"]),
        NeedsRow(#"xyz\Kzzz"#, ["0: xyzzzz"]),
        NeedsRow("(*UTF)xyz", ["0: xyz"]),
        NeedsRow("(*ACCEPT)xyz", nil),
        NeedsRow("(?(1)xyz|zyx)", nil),
        NeedsRow(#"\Gxyz"#, nil),
        NeedsRow("[[:alpha:]]xyz", ["1: xyz"]),
        NeedsRow("[]x]yzz", ["0: ]yzz", "0: xyzz"]),
        NeedsRow("[^]x]yzzz", ["1–4: yzzz"]),
        NeedsRow("か.", nil),
        NeedsRow("xyzか", ["0: xyz"]),
        NeedsRow("xyzかz", ["0: xyzかz"]),
        NeedsRow("naïve", ["0: naive"]),
        NeedsRow("the", nil),
        NeedsRow(".", nil),
        NeedsRow("", nil),
    ]

    @Test("as rows show", arguments: rows)
    func row(_ row: NeedsRow) {
        let found = needs(of: row.pattern, flags: row.flags)
        #expect(shown(found.anchor) == row.anchor?.sorted())
        #expect(shown(found.also) == row.also?.sorted())
    }

    @Test(
        "and soon, however it is written", .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "[ab]", count: 300), String(repeating: "(?:a|b|c)?", count: 300),
            String(repeating: "((((((((a+b)+c)+d){8}e){8}f){8}g)?h)+i)", count: 20),
            String(repeating: "(", count: 5000), String(repeating: "a|", count: 5000),
            "(" + (0..<500).map { "w\($0)" }.joined(separator: "|") + "){5}",
        ])
    func soon(_ pattern: String) {
        let found = needs(of: pattern, flags: [.caseless])
        #expect(found.anchor?.literals.count ?? 0 <= 4000)
    }
}
