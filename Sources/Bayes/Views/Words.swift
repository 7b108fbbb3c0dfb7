// SPDX-License-Identifier: MIT

import Text

extension Kind {
    fileprivate static var word: Kind { Kind(.words, 0) }
}

extension Material {
    /// W: words and runs of punctuation of the folded body; long ones by their first letters and
    /// rough length, since no second one is likely to be the same.
    func emitWords(into sink: inout some FeatureSink) {
        for word in foldedWords(body.folded) {
            sink.add(
                .word, word.text.utf8.span, label: clipped(body.written(word), to: longestLabel),
                mark: body.mark(folded: word.range))
        }
    }
}

private let longestLabel = 24

extension Reading {
    /// The whole of a word, which its token may have shortened.
    fileprivate func written(_ word: WordToken) -> String {
        String(decoding: folded.bytes[word.range], as: UTF8.self)
    }
}
