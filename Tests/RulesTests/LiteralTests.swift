// SPDX-License-Identifier: MIT

import Rules
import Testing

/// Every occurrence, found the slow way.
private func naiveHits(of literals: [[UInt8]], in text: [UInt8]) -> [LiteralHit] {
    var hits: [LiteralHit] = []
    for (number, literal) in literals.enumerated() where !literal.isEmpty {
        for start in text.indices where text[start...].starts(with: literal) {
            hits.append(LiteralHit(literal: UInt32(number), start: UInt32(start)))
        }
    }
    return hits
}

private func index(_ literals: [[UInt8]]) -> LiteralIndex {
    var pool = LiteralPool()
    for literal in literals { pool.append(literal) }
    return LiteralIndex(pool)
}

extension LiteralIndex {
    fileprivate func hits(in text: [UInt8]) -> [LiteralHit] {
        var hits: [LiteralHit] = []
        scan(text.span, into: &hits)
        return hits
    }
}

/// In an order that does not depend on how they were found.
private func sorted(_ hits: [LiteralHit]) -> [LiteralHit] {
    hits.sorted { ($0.start, $0.literal) < ($1.start, $1.literal) }
}

private func words(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }

/// Literals and texts of a small alphabet, so that everything overlaps.
struct Soup: CustomTestStringConvertible {
    let seed: UInt64
    let alphabet: String
    let literals: Int
    let longest: Int

    var testDescription: String {
        "\(literals) literals of \(alphabet.count) letters, seed \(seed)"
    }

    func bytes(_ count: Int, _ random: inout Seeded) -> [UInt8] {
        let letters = Array(alphabet.utf8)
        return (0..<count).map { _ in letters.randomElement(using: &random) ?? 0 }
    }
}

@Suite("The literal index finds every occurrence of every literal")
struct LiteralTests {
    @Test(
        "as a naive search does, whatever the lengths and alphabets",
        arguments: [
            Soup(seed: 1, alphabet: "a", literals: 60, longest: 40),
            Soup(seed: 2, alphabet: "ab", literals: 300, longest: 40),
            Soup(seed: 3, alphabet: "ab", literals: 3000, longest: 14),
            Soup(seed: 4, alphabet: "ab ", literals: 2500, longest: 40),
            Soup(seed: 5, alphabet: "aeiourstln ", literals: 2500, longest: 5),
            Soup(seed: 6, alphabet: "\0a\u{FF}", literals: 2200, longest: 9),
            Soup(seed: 7, alphabet: "the casino bonus", literals: 200, longest: 4),
            Soup(seed: 8, alphabet: "aeiourstln ", literals: 1500, longest: 6),
            Soup(seed: 9, alphabet: "\0a\u{FF}", literals: 90, longest: 9),
        ])
    func soup(_ soup: Soup) {
        var random = Seeded(state: soup.seed)
        let literals = (0..<soup.literals).map { number in
            soup.bytes(1 + number % soup.longest, &random)
        }
        let index = index(literals)
        for length in Array(0...20) + [255, 256, 257, 264, 600] {
            let text = soup.bytes(length, &random)
            #expect(sorted(index.hits(in: text)) == sorted(naiveHits(of: literals, in: text)))
        }
    }

    @Test(
        "those of one literal from left to right",
        arguments: [
            Soup(seed: 1, alphabet: "a", literals: 60, longest: 40),
            Soup(seed: 2, alphabet: "ab", literals: 300, longest: 12),
            Soup(seed: 3, alphabet: "ab", literals: 3000, longest: 14),
        ])
    func order(_ soup: Soup) {
        var random = Seeded(state: soup.seed)
        let literals = (0..<soup.literals).map { number in
            soup.bytes(1 + number % soup.longest, &random)
        }
        let found = index(literals).hits(in: soup.bytes(700, &random))
        let places = Dictionary(grouping: found, by: \.literal).mapValues { $0.map(\.start) }
        #expect(places.values.contains { $0.count > 10 })
        #expect(places.values.allSatisfy { $0 == $0.sorted() })
    }

    @Test("at the edges of a text and of the blocks that it is read in", arguments: [10, 2500])
    func edges(_ others: Int) {
        let literals =
            (1...40).map { Array("the quick brown fox jumps over the lazy dog".utf8.prefix($0)) }
            + (0..<others).map { Array("another \($0)".utf8) }
        let index = index(literals)
        for start in [0, 1, 7, 215, 216, 217, 248, 249, 255, 256, 257] {
            for behind in [0, 1, 9] {
                let text =
                    [UInt8](repeating: 0x2E, count: start) + literals[39]
                    + [UInt8](repeating: 0x2E, count: behind)
                let expected = naiveHits(of: literals, in: text)
                #expect(expected.count >= 40)
                #expect(sorted(index.hits(in: text)) == sorted(expected))
            }
        }
    }

    @Test("in words of every language and in longer prose, once many are looked for")
    func prose() {
        let sentence = """
            casino ünïcode 빠른 대출 быстрый займ 高利貸 and the rest of an ordinary sentence \
            about pills, replica watches and search engines. 
            """
        let text = Array(String(repeating: sentence, count: 20).utf8)
        var random = Seeded(state: 11)
        let literals = (0..<4000).map { number in
            let start = Int.random(in: 0..<(text.count - 60), using: &random)
            return Array(text[start..<(start + 1 + number % 45)])
        }
        let found = index(literals).hits(in: text)
        #expect(found.count > 20_000)
        #expect(sorted(found) == sorted(naiveHits(of: literals, in: text)))
    }

    @Test("each of several equal ones, and none that is empty")
    func duplicates() {
        let literals = words("ab", "", "ab", "casino", "x", "casino", "x", "cas", "cas")
        let found = index(literals).hits(in: Array("xabcasino".utf8))
        #expect(sorted(found) == sorted(naiveHits(of: literals, in: Array("xabcasino".utf8))))
        #expect(found.count == 8)
    }

    @Test("and nothing where there are none")
    func nothing() {
        #expect(LiteralIndex(LiteralPool()).hits(in: Array("anything at all".utf8)).isEmpty)
        #expect(index(words("casino")).hits(in: []).isEmpty)
        #expect(index([[]]).hits(in: [0x61]).isEmpty)
    }

    @Test("when a literal is longer than any text")
    func long() {
        let literal = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
        let index = index([literal])
        #expect(index.hits(in: literal + [1]) == [LiteralHit(literal: 0, start: 0)])
        #expect(index.hits(in: literal.dropLast()).isEmpty)
    }
}

@Suite("A pool of literals")
struct LiteralPoolTests {
    @Test("gives back what it was given, one behind the other and with another one's")
    func pool() {
        var pool = LiteralPool()
        #expect(pool.append("one".utf8) == 0)
        #expect(pool.append([]) == 1)
        var other = LiteralPool()
        other.append("two".utf8)
        other.append("three".utf8)
        #expect(pool.append(contentsOf: other) == 2..<4)
        let all = (0..<pool.count).map { String(decoding: pool.bytes(of: $0), as: UTF8.self) }
        #expect(all == ["one", "", "two", "three"])
    }

    @Test("and its index cost few bytes a literal")
    func memory() {
        var pool = LiteralPool()
        for number in 0..<20_000 { pool.append("word\(number) second".utf8) }
        #expect(pool.memory < 20_000 * 60)
        #expect(LiteralIndex(pool).memory < 20_000 * 110)
    }
}

@Suite("A text made to hit one place of the literal index")
struct CrowdedLiteralTests {
    /// 4,000 literals that share their first grams, and hardly any of which stands in the text.
    static let crowds: [(name: String, literals: [[UInt8]], text: [UInt8])] = {
        let a = { [UInt8](repeating: 0x61, count: $0) }
        let spread = (0..<4000).map { number in
            let bits = (0..<12).map { UInt8(0x61 + (number >> $0 & 1)) }
            return a(8) + bits + a(8)
        }
        let twins = (0..<4000).map { a(10 + $0 / 60) + [0x62] + a(10 + $0 % 60) }
        let same = [[UInt8]](repeating: Array("casino bonus".utf8), count: 4000)
        return [
            ("one letter and a tail", spread, a(3000)),
            ("a letter in the middle", twins, a(1500) + [0x62] + a(9) + [0x63] + a(1500)),
            (
                "equal ones", same,
                Array(String(repeating: "casino bonu ", count: 250).utf8)
            ),
        ]
    }()

    @Test("costs little more than it does with a fortieth of them", arguments: crowds.indices)
    func bounded(_ number: Int) throws {
        let (name, literals, text) = Self.crowds[number]
        let few = stride(from: 0, to: literals.count, by: 40).map { literals[$0] }
        let clock = ContinuousClock()
        let (large, small) = (index(literals), index(few))
        var (most, least) = (Duration.seconds(60), Duration.seconds(60))
        // The least of some runs, of more on a machine that is busy. Looking at all of them at
        // each position would take 40 times as long, however often it is tried.
        for run in 0..<200 where run < 5 || most >= least * 15 {
            most = min(most, clock.measure { _ = large.hits(in: text) })
            least = min(least, clock.measure { _ = small.hits(in: text) })
        }
        #expect(most < least * 15, "\(name)")
        let short = Array(text.suffix(40))
        #expect(
            sorted(index(literals).hits(in: short)) == sorted(naiveHits(of: literals, in: short)))
    }

    @Test("still finds all that stand there")
    func found() {
        let literals = Self.crowds.flatMap { $0.literals.prefix(400) }
        let index = index(literals)
        for text in [
            literals[5], literals[600], literals[1199], Self.crowds[1].text.suffix(60) + [],
        ] {
            let expected = naiveHits(of: literals, in: text)
            #expect(sorted(index.hits(in: text)) == sorted(expected))
        }
    }
}
