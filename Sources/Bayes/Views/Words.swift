// SPDX-License-Identifier: MIT

import Text

extension Kind {
    fileprivate static let word = Kind(.words, 0)
    fileprivate static let longWord = Kind(.words, 1)
}

extension Material {
    /// W: words and runs of punctuation of the folded body.
    func emitWords(into sink: inout some FeatureSink) {
        for (index, hash) in wordHashes.enumerated() {
            sink.add(.words, hash, credit: .word(index))
        }
    }
}

/// What a word is known by in all views.
///
/// A long one by its first letters and rough length, since no second one is likely to be the same.
func wordHash(_ word: WordToken, in bytes: [UInt8]) -> UInt64 {
    guard word.isLong else { return featureHash(.word, bytes.span, word.range) }
    return featureHash(.longWord, word.text(in: bytes).utf8.span)
}
