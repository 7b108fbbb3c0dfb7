// SPDX-License-Identifier: MIT

import Text

extension Kind {
    fileprivate static let three = Kind(.characters, 3)
    fileprivate static let five = Kind(.characters, 5)
}

extension Material {
    /// C35: three and five characters in a row of the folded body, with a space around the whole.
    func emitCharacters(into sink: inout some FeatureSink) {
        let text = SpacedText(body.folded.bytes, limit: mostCharacters)
        let span = text.bytes.span
        for (kind, length) in [(Kind.three, 3), (Kind.five, 5)] {
            for first in 0..<max(0, text.count - length + 1) {
                let range = text.start(of: first)..<text.start(of: first + length)
                sink.add(
                    .characters, featureHash(kind, span, range),
                    credit: credit(text.source(of: range)))
            }
        }
    }

    /// The word that most of a stretch of the folded body lies in.
    private func credit(_ range: Range<Int>) -> Credit {
        func shared(_ index: Int) -> Int { words[index].range.clamped(to: range).count }
        let best = wordIndices(in: range).max { shared($0) < shared($1) }
        return best.map(Credit.word) ?? .label("white space", nil)
    }

    /// The words that a stretch of the folded body touches.
    private func wordIndices(in range: Range<Int>) -> Range<Int> {
        let first = words.firstPlace { $0.range.upperBound > range.lowerBound }
        let end = words.firstPlace { $0.range.lowerBound >= range.upperBound }
        return first..<max(first, end)
    }
}

/// Of the body; what is longer is read word by word alone.
private let mostCharacters = 4_000
