// SPDX-License-Identifier: MIT

import Text

/// The first line is a phrase to look for, the rest a text; without a line feed all is a text.
func checkViews(_ bytes: [UInt8]) {
    let parts = bytes.split(
        separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
    let phrase = parts.count > 1 ? String(decoding: parts[0].prefix(80), as: UTF8.self) : "casino"
    let text = String(decoding: parts.last ?? [], as: UTF8.self)
    let folded = FoldedText(text)
    checkFolding(folded, of: text)
    checkPhrase(FoldedPhrase(phrase), in: folded)
    checkSquashing(phrase, text, folded)
    checkLinks(of: text)
    for word in foldedWords(folded) {
        demand(folded.bytes.indices.contains(word.range.lowerBound), "a word is in the text")
    }
    _ = TextShape(text)
    _ = htmlUnescaped(text)
}

private func checkFolding(_ folded: FoldedText, of text: String) {
    guard let again = String(validating: folded.bytes, as: UTF8.self) else {
        fatalError("what is folded is valid UTF-8")
    }
    demand(FoldedText(again).bytes == folded.bytes, "folding what is folded changes nothing")
    var last = 0
    for index in folded.bytes.indices {
        let place = folded.original(index..<index + 1)
        checkPlace(place, in: text, "of a folded byte")
        demand(!place.isEmpty && place.lowerBound >= last, "places go forwards")
        last = place.lowerBound
    }
    let all = folded.original(folded.bytes.indices)
    demand(folded.bytes.isEmpty || all.upperBound == text.utf8.count, "nothing is left at the end")
}

/// A place is in the text and parts no character.
private func checkPlace(_ place: Range<Int>, in text: String, _ what: String) {
    let count = text.utf8.count
    demand(place.lowerBound >= 0 && place.upperBound <= count, "a place \(what) is in the text")
    for offset in [place.lowerBound, place.upperBound] where offset < count {
        let byte = text.utf8[text.utf8.index(text.startIndex, offsetBy: offset)]
        demand(byte & 0xC0 != 0x80, "a place \(what) parts no character")
    }
}

private func checkPhrase(_ phrase: FoldedPhrase, in folded: FoldedText) {
    let found = folded.occurrences(of: phrase, wholeWords: false)
    checkOrder(found, folded.bytes.count)
    for place in found {
        let text = String(decoding: folded.bytes[place], as: UTF8.self)
        demand(FoldedPhrase(text) == phrase, "what is found is the phrase")
    }
    let text = FoldedPhrase(String(decoding: folded.bytes, as: UTF8.self)).bytes
    demand(text.has(phrase.bytes) == !found.isEmpty, "a phrase is found where it stands")
    let words = folded.occurrences(of: phrase, wholeWords: true)
    checkOrder(words, folded.bytes.count)
    demand(found.isEmpty ? words.isEmpty : true, "a whole word is a part")
}

private func checkSquashing(_ phrase: String, _ text: String, _ folded: FoldedText) {
    let squashed = SquashedText(text, folded: folded)
    demand(String(validating: squashed.bytes, as: UTF8.self) != nil, "skeletons are valid UTF-8")
    let found = squashed.occurrences(of: SquashedPhrase(phrase))
    checkOrder(found, folded.bytes.count)
    for place in found { checkPlace(squashed.original(place), in: text, "of a disguise") }
}

private func checkOrder(_ places: [Range<Int>], _ count: Int) {
    var end = 0
    for place in places {
        demand(!place.isEmpty && place.lowerBound >= end, "places are in order and not empty")
        end = place.upperBound
    }
    demand(end <= count, "places are in the text")
}

private func checkLinks(of text: String) {
    var last = 0
    for link in links(in: text) {
        checkPlace(link.range, in: text, "of a link")
        demand(link.range.lowerBound >= last, "links are in order")
        demand(!link.host.isEmpty, "a link has a host")
        // No name has two dots in a row; what stands between them is left out of the domain.
        demand(
            link.host.hasSuffix(link.domain) || link.host.contains(".."),
            "what was registered ends the host")
        last = link.range.lowerBound
    }
}

extension [UInt8] {
    fileprivate func has(_ part: [UInt8]) -> Bool {
        guard !part.isEmpty, part.count <= count else { return false }
        return (0...count - part.count).contains { self[$0..<$0 + part.count].elementsEqual(part) }
    }
}
