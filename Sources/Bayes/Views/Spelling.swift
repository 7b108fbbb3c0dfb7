// SPDX-License-Identifier: MIT

import Text

extension Kind {
    fileprivate static let spelt = Kind(.spelling, 0)
}

extension Material {
    /// ACCENT: words as they are written, where they have letters beyond ASCII.
    ///
    /// Folding drops accents, which in Vietnamese are half of the word.
    func emitSpelling(into sink: inout some FeatureSink) {
        let bytes = body.textBytes
        for (index, place) in places.enumerated() where !place.isEmpty {
            guard bytes[place].contains(where: { $0 >= 0x80 }) else { continue }
            sink.add(
                .spelling, featureHash(.spelt, bytes.span, place), credit: .word(index))
        }
    }

    /// Of the words, in the text that was folded.
    private var places: [Range<Int>] {
        body.isASCII ? [] : words.map { body.folded.original($0.range) }
    }
}
