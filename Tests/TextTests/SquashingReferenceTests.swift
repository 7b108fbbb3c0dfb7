// SPDX-License-Identifier: MIT

import Testing
import Text

/// What a disguise is, tried on every stretch in every reading: slow, and near to how one says it.
///
/// For letters, digits and separators; which symbols stand for letters is tested in rows.
private struct Reference {
    struct Letter {
        let character: Character
        let place: Int
        /// Nil at the start of the text.
        let gap: String?
    }

    let text: [Character]
    var letters: [Letter] = []

    init(_ text: String) {
        self.text = Array(text)
        var gap: String?
        for (place, character) in self.text.enumerated() {
            if character.isLetter || character.isNumber {
                letters.append(Letter(character: character, place: place, gap: gap))
                gap = ""
            } else {
                gap = (gap ?? "") + String(character)
            }
        }
    }

    static let meanings: [Character: String] = [
        "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t",
    ]

    func isLike(_ index: Int, _ letter: Character) -> Bool {
        let written = letters[index].character
        return written == letter || Self.meanings[written]?.contains(letter) == true
    }

    /// Whether a letter is the other one of `i` and `l`, in a long word and beside neither.
    func isTwin(_ index: Int, _ number: Int, _ phrase: [Character]) -> Bool {
        var places: [(word: [Character], place: Int)] = []
        for word in phrase.split(separator: " ").map(Array.init) {
            places += word.indices.map { (word, $0) }
        }
        let (word, place) = places[number]
        guard word.count >= 6, "il".contains(word[place]), word[place] != letters[index].character,
            "il".contains(letters[index].character)
        else { return false }
        return ![place - 1, place + 1].contains { word.indices ~= $0 && "il".contains(word[$0]) }
    }

    static func isLong(_ phrase: [Character]) -> Bool { phrase.filter { $0 != " " }.count >= 6 }

    func isApart(_ index: Int) -> Bool { index == letters.count || letters[index].gap != "" }
    func isAlone(_ index: Int) -> Bool { isApart(index) && isApart(index + 1) }
    func isEnd(_ index: Int) -> Bool { (letters[index].gap ?? "").count > 5 }

    /// Whether two neighbours may be one letter, repeated.
    func isRepetition(_ index: Int) -> Bool {
        guard index > 0, index < letters.count, !isEnd(index) else { return false }
        let same = "abcdefghijklmnopqrstuvwxyz".contains { letter in
            let pair = "il".contains(letter) ? "il" : String(letter)
            return pair.contains { isLike(index, $0) } && pair.contains { isLike(index - 1, $0) }
        }
        return same && (letters[index].gap == "" || isAlone(index) && isAlone(index - 1))
    }

    /// All ways to give the letters of the phrase, one after the other, to the signs from a
    /// place on: for each letter, where it begins.
    func readings(of phrase: [Character], from start: Int, to end: Int) -> [[Int]] {
        let isLong = Self.isLong(phrase)
        func go(_ index: Int, _ read: [Int], _ rest: ArraySlice<Character>) -> [[Int]] {
            guard index < end else { return rest.allSatisfy { $0 == " " } ? [read] : [] }
            var found: [[Int]] = []
            if let last = read.last {
                let letter = phrase.filter { $0 != " " }[read.count - 1]
                if index > last, isLike(index, letter), isRepetition(index),
                    !isTwin(index - 1, read.count - 1, phrase)
                {
                    found += go(index + 1, read, rest)
                }
            }
            let isNewWord = rest.first == " "
            let next = isNewWord ? rest.dropFirst() : rest
            if let letter = next.first,
                isLike(index, letter) || isTwin(index, read.count, phrase),
                index == start || !isEnd(index), !isNewWord || isLong || letters[index].gap != ""
            {
                found += go(index + 1, read + [index], next.dropFirst())
            }
            return found
        }
        return go(start, [], phrase[...])
    }

    func isDisguise(_ reading: [Int], _ phrase: [Character], _ start: Int, _ end: Int) -> Bool {
        let plain = phrase.filter { $0 != " " }
        var wordStarts: [Int] = []
        for (index, begin) in reading.enumerated() {
            let before = phrase.split(separator: " ").reduce(into: [0]) {
                $0.append($0[$0.count - 1] + $1.count)
            }
            if before.dropLast().contains(index) { wordStarts.append(begin) }
        }
        let words = zip(wordStarts, wordStarts.dropFirst() + [end]).map { $0..<$1 }
        let ends = phrase.split(separator: " ").flatMap { word in
            word.indices.map { place in word[place...].allSatisfy { $0 == word[place] } }
        }
        var letter = -1
        var replaced: [Int] = []
        var drawnOut: [Int] = []
        var meant: [Int: Character] = [:]
        for index in start..<end {
            if letter + 1 < reading.count, reading[letter + 1] == index {
                letter += 1
            } else if ends[letter] {
                drawnOut.append(index)
            }
            meant[index] = plain[letter]
            if letters[index].character != plain[letter] { replaced.append(index) }
        }
        guard replaced.count * 2 <= end - start else { return false }
        let repeats = reading.indices.filter { !ends[$0] }.map { number in
            let times = (number + 1 < reading.count ? reading[number + 1] : end) - reading[number]
            return times == 2 && !"aeiou".contains(plain[number]) ? 0 : times - 1
        }
        guard let isCut = isCut(words, meant) else { return false }
        let telling = replaced.contains { index in
            let isAtEnd = words.contains { $0.lowerBound == index || $0.upperBound - 1 == index }
            return !drawnOut.contains(index)
                && (!isAtEnd || letters[index].character == "0"
                    || !letters[index].character.isNumber)
        }
        return isCut || repeats.reduce(0, +) >= 2 || telling
    }

    /// Whether a word is cut on purpose; nil where words only run together.
    func isCut(_ words: [Range<Int>], _ meant: [Int: Character]) -> Bool? {
        var isCut = false
        for word in words {
            let gaps = word.dropFirst().map { letters[$0].gap ?? "" }
            let open = gaps.filter { $0 != "" }
            if open.isEmpty { continue }
            if open.count == gaps.count {
                isCut = isCut || gaps.count > 1
            } else if open.contains(where: { $0.contains(" ") })
                || open.count == 1 && !open[0].contains("*")
            {
                return nil
            } else if open.allSatisfy({ $0.allSatisfy { $0 == "-" } }) {
                isCut = isCut || hasLoneConsonant(word, meant)
            } else {
                isCut = true
            }
        }
        return isCut
    }

    func hasLoneConsonant(_ word: Range<Int>, _ meant: [Int: Character]) -> Bool {
        word.contains { index in
            (index == word.lowerBound || isApart(index))
                && (index + 1 == word.upperBound || isApart(index + 1))
                && !"aeiou".contains(meant[index] ?? " ")
        }
    }

    /// Where the stretch ends with up to four digits that are glued to a long phrase.
    func behind(_ end: Int, _ phrase: [Character]) -> Int {
        guard Self.isLong(phrase) else { return end }
        let following = letters[end...].prefix(4)
        return end + following.prefix { $0.gap == "" && $0.character.isNumber }.count
    }

    /// Whether the stretch is all of its words, rows and repetitions.
    func isWhole(_ start: Int, _ end: Int, _ phrase: [Character]) -> Bool {
        guard isApart(start), isApart(behind(end, phrase)), !isRepetition(start),
            !isRepetition(end)
        else { return false }
        guard !Self.isLong(phrase), end - start > 1 else { return true }
        let isRowBefore = start > 0 && isRow(start - 1)
        let isRowBehind = end < letters.count && isRow(end - 2)
        return !isRowBefore && !isRowBehind
    }

    /// Whether three letters from a place on are single, and set apart in the same way.
    func isRow(_ start: Int) -> Bool {
        (start..<start + 3).allSatisfy(isAlone)
            && style(letters[start + 1]) == style(letters[start + 2])
    }

    func style(_ letter: Letter) -> [String] {
        let gap = letter.gap ?? ""
        return [
            "\(min(gap.count, 6))", "\(gap.contains(" "))", "\(gap.contains("*"))",
            "\(gap.contains("-"))", "\(gap.contains { $0 != "-" })",
        ]
    }

    /// Leftmost first, and none that shares letters with the phrase written plainly.
    func places(of phrase: [Character]) -> [Range<Int>] {
        let plain = FoldedText(String(text)).occurrences(
            of: FoldedPhrase(String(phrase)), wholeWords: true)
        var found: [Range<Int>] = []
        for start in letters.indices {
            for end in (start + 1...letters.count).reversed() {
                let last = behind(end, phrase) - 1
                let range = letters[start].place..<letters[last].place + 1
                guard range.lowerBound >= found.last?.upperBound ?? 0,
                    !plain.contains(where: { $0.overlaps(range) })
                else { continue }
                // The first one: letters begin as late as they can.
                guard isWhole(start, end, phrase),
                    let reading = readings(of: phrase, from: start, to: end).first,
                    isDisguise(reading, phrase, start, end)
                else { continue }
                found.append(range)
            }
        }
        return found
    }
}

@Suite("Random texts hold the disguises that a slow search finds")
struct SquashingReferenceTests {
    static let phrases = [
        "slot", "lilo", "tessa", "cialis", "ill", "a slot", "slot togel", "lo ol", "allot it",
        "eel", "casino", "vallisso",
    ]

    @Test("for phrases of all kinds", arguments: phrases, 1...12)
    func agrees(_ phrase: String, _ seed: UInt64) {
        var random = Random(state: seed)
        for _ in 0..<20 {
            let text = Self.text(near: phrase, &random)
            let squashed = SquashedText(text)
            let found = squashed.occurrences(of: SquashedPhrase(phrase))
            let wanted = Reference(text).places(of: Array(phrase))
            #expect(found == wanted, "\(phrase) in \"\(text)\", seed \(seed)")
        }
    }

    static let separators = ["", "", "", ".", " ", "-", "*", ". ", "      "]

    /// A text that is nearly the phrase, mostly: pure chance would hardly ever find one.
    static func text(near phrase: String, _ random: inout Random) -> String {
        let styles = (random.next(below: separators.count), random.next(below: 4))
        var text = ""
        for letter in (random.next(below: 3) == 0 ? "a " : "") + phrase + " " + phrase.suffix(2) {
            let kinds: [Character: String] = [
                "i": "i1l", "l": "l1i", "o": "o0", "a": "a4", "s": "s5",
            ]
            let choices = Array(kinds[letter] ?? String(letter))
            let written =
                random.next(below: 3) == 0 ? choices[random.next(below: choices.count)] : letter
            let times = random.next(below: 6) == 0 ? 2 + random.next(below: 2) : 1
            for _ in 0..<times {
                text.append(written)
                let isOwn = random.next(below: 6) == 0
                text += separators[isOwn ? random.next(below: separators.count) : styles.0]
            }
            if random.next(below: 25) == 0 { text.append("b") }
        }
        return text
    }

    @Test("and every stretch lies on whole scalars of the text", arguments: 1...60)
    func stretches(_ seed: UInt64) {
        var random = Random(state: seed)
        var text = String.UnicodeScalarView()
        for scalar in "c1al1s v.і.a.g.r.а s l o t".unicodeScalars {
            text.append(scalar)
            if random.next(below: 4) == 0 {
                text.append(OffsetTests.nasty[random.next(below: OffsetTests.nasty.count)])
            }
        }
        let original = String(text)
        let bytes = Array(original.utf8)
        let squashed = SquashedText(original)
        for phrase in ["cialis", "viagra", "slot", "lot", "all"] {
            var last = 0
            for range in squashed.occurrences(of: SquashedPhrase(phrase)) {
                let place = squashed.original(range)
                #expect(place.lowerBound >= last && place.upperBound <= bytes.count, "\(seed)")
                #expect(!place.isEmpty && String(validating: bytes[place], as: UTF8.self) != nil)
                last = place.upperBound
            }
        }
    }
}
