// SPDX-License-Identifier: MIT

import Rules
import Testing

@Suite("The other cases of a letter, as PCRE2 knows them,")
struct OtherCaseTests {
    /// Every scalar that has another case, and the marks of Greek, one of which has one.
    static let cased = (0...0x10_FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
        let properties = scalar.properties
        return properties.isCased || properties.changesWhenCaseMapped
            || properties.changesWhenCaseFolded || 0x300...0x36F ~= scalar.value
    }

    @Test("look the same in the scan text, or no literal goes through them")
    func variants() throws {
        let text = String(String.UnicodeScalarView(Self.cased))
        let bytes = Array(text.utf8)
        let scratch = MatchScratch()
        var variants = 0
        for scalar in Self.cased {
            let needs = needs(of: "zzz\(scalar)zzz", flags: [.caseless])
            let literals = try #require(needs.anchor).literals.map(\.bytes)
            let span = bytes.span
            let pattern = try Pattern(String(scalar), flags: [.caseless])
            for match in try pattern.matches(
                in: span, limit: 50, scratch: scratch, budget: .unlimited)
            {
                let other = String(decoding: bytes[match], as: UTF8.self)
                let scan = ScanText("zzz\(other)zzz")
                #expect(
                    literals.contains { !scan.places(of: $0).isEmpty },
                    "U+\(String(scalar.value, radix: 16)) as \(other)")
                variants += other == String(scalar) ? 0 : 1
            }
        }
        #expect(variants > 2500)
    }
}
