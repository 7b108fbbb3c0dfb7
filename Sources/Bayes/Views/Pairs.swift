// SPDX-License-Identifier: MIT

extension Kind {
    /// By the number of steps from the first word to the second.
    fileprivate static let steps = (1...4).map { Kind(.pairs, UInt8($0)) }
}

extension Material {
    /// OSB: ordered pairs of words with up to three words between them.
    ///
    /// Orthogonal sparse bigrams, after Siefkes, Assis, Chhabra and Yerazunis (2004).
    func emitPairs(into sink: inout some FeatureSink) {
        for second in wordHashes.indices.dropFirst() {
            for (step, kind) in zip(1...min(second, Kind.steps.count), Kind.steps) {
                let first = second - step
                sink.add(
                    .pairs, featureHash(kind, wordHashes[first], wordHashes[second]),
                    credit: .words(first, second))
            }
        }
    }
}
