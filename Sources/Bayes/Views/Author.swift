// SPDX-License-Identifier: MIT

import Text

extension Kind {
    fileprivate static let name = Kind(.author, 0)
    fileprivate static let nameWord = Kind(.author, 1)
    fileprivate static let nameLetters = Kind(.author, 2)
    fileprivate static let mailDomain = Kind(.author, 3)
    fileprivate static let site = Kind(.author, 4)
    fileprivate static let pattern = Kind(.author, 5)
    fileprivate static let looks = (10..<15).map { Kind(.author, $0) }
}

/// In scalars, and in words: no name is longer, and the rest would only water the view down.
private let longestName = 256
private let mostWords = 32

extension Material {
    /// AUTH: who the author claims to be.
    func emitAuthor(into sink: inout some FeatureSink) {
        if let author { emitName(author, into: &sink) }
        if let domain = email.flatMap(mailDomain) {
            sink.add(
                .mailDomain, domain.span,
                label: "author's mail at " + clipped(String(decoding: domain, as: UTF8.self)))
        }
        if let domain = site.flatMap({ Text.links(in: $0).first })?.domain {
            sink.add(
                .site, domain.utf8.span, label: "author's site " + clipped(domain))
        }
    }
}

/// The name as a whole, its words, and its letters by threes, which are credited to the whole.
private func emitName(_ author: Reading, into sink: inout some FeatureSink) {
    let name = SpacedText(author.folded.bytes, limit: longestName)
    guard !name.isEmpty else { return }
    let span = name.bytes.span
    func label() -> String {
        "author " + clipped(String(decoding: name.bytes.dropFirst().dropLast(), as: UTF8.self))
    }
    sink.add(.name, span.extracting(1..<name.bytes.count - 1), label: label())
    emitShape(of: author, into: &sink)
    for first in 0..<name.count - 2 {
        let letters = name.start(of: first)..<name.start(of: first + 3)
        sink.add(.nameLetters, span.extracting(letters), label: label())
    }
    for word in foldedWords(author.folded).prefix(mostWords) {
        let text = word.text(in: author.folded.bytes)
        sink.add(
            .nameWord, text.utf8.span, label: "author's word " + clipped(text),
            mark: author.mark(folded: word.range))
    }
}

/// How a name is written: `Kim Lee` and `casino77` are of two kinds.
private func emitShape(of author: Reading, into sink: inout some FeatureSink) {
    // White space as it is kept nowhere: a form's, not the author's.
    let name = author.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let shape = TextShape(name)
    let numbers = [
        shape.words, shape.characters / 3, Int(4 * shape.capitalsShare), min(shape.digits, 5),
        min(shape.nonASCII.bits, 3),
    ]
    for (kind, number) in zip(Kind.looks, numbers) {
        sink.add(kind, number: min(number, 32), label: "how the author's name looks")
    }
    var runs: [UInt8] = []
    for sign in name.unicodeScalars.prefix(longestName).map({ Sign($0).rawValue })
    where sign != runs.last { runs.append(sign) }
    sink.add(.pattern, runs.span, label: "how the author's name looks")
}

/// What follows the last `@`, without white space; nil where nothing does.
private func mailDomain(_ address: String) -> [UInt8]? {
    guard let at = address.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let domain = address.utf8[at...].dropFirst().filter { $0 > UInt8(ascii: " ") }
    return domain.isEmpty ? nil : domain.map(lowerCase)
}
