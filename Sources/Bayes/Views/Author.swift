// SPDX-License-Identifier: MIT

import Text

extension Kind {
    fileprivate static var name: Kind { Kind(.author, 0) }
    fileprivate static var nameWord: Kind { Kind(.author, 1) }
    fileprivate static var nameLetters: Kind { Kind(.author, 2) }
    fileprivate static var mailDomain: Kind { Kind(.author, 3) }
    fileprivate static var site: Kind { Kind(.author, 4) }
}

/// In bytes, and in words: no name is longer, and the rest would only water the view down.
private let longestName = 256
private let mostWords = 32

extension Material {
    /// AUTH: who the author claims to be.
    func emitAuthor(into sink: inout some FeatureSink) {
        if let author { emitName(author, into: &sink) }
        if let domain = email.flatMap(mailDomain) {
            sink.add(
                .mailDomain, domain.span,
                label: "author's mail at " + clipped(String(decoding: domain, as: UTF8.self)),
                mark: nil)
        }
        if let domain = site.flatMap({ links(in: $0).first })?.domain {
            sink.add(
                .site, domain.utf8.span, label: "author's site " + clipped(domain), mark: nil)
        }
    }
}

/// The name as a whole, its words, and its letters by threes, which are credited to the whole.
private func emitName(_ author: Reading, into sink: inout some FeatureSink) {
    let name = spaced(author.folded.bytes)
    guard name.count > 2 else { return }
    let whole = 1..<name.count - 1
    func label() -> String { "author " + clipped(String(decoding: name[whole], as: UTF8.self)) }
    sink.add(.name, name.span.extracting(whole), label: label(), mark: nil)
    for letters in scalarTriples(name) {
        sink.add(.nameLetters, name.span.extracting(letters), label: label(), mark: nil)
    }
    for word in foldedWords(author.folded).prefix(mostWords) {
        sink.add(
            .nameWord, word.text.utf8.span, label: "author's word " + clipped(word.text),
            mark: author.mark(folded: word.range))
    }
}

/// The text between single spaces, one before and one after: the edges of a name are letters too.
private func spaced(_ bytes: [UInt8]) -> [UInt8] {
    let space = UInt8(ascii: " ")
    var kept = [space]
    for byte in bytes.prefix(longestName) {
        let isSpace = byte == space || 9...13 ~= byte
        if !isSpace { kept.append(byte) } else if kept.last != space { kept.append(space) }
    }
    if kept.last != space { kept.append(space) }
    return kept
}

/// The byte ranges of each three scalars in a row.
private func scalarTriples(_ bytes: [UInt8]) -> [Range<Int>] {
    let starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
    return zip(starts, starts.dropFirst(3)).map { $0..<$1 }
}

/// What follows the last `@`, without white space; nil where nothing does.
private func mailDomain(_ address: String) -> [UInt8]? {
    guard let at = address.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let domain = address.utf8[at...].dropFirst().filter { $0 > UInt8(ascii: " ") }
    return domain.isEmpty ? nil : domain.map(lowerCase)
}
