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
        let kinds = Kind.steps
        let hashes = wordHashes.span
        for second in hashes.indices.dropFirst() {
            for step in 1...min(second, kinds.count) {
                let first = second &- step
                sink.add(
                    .pairs, featureHash(kinds[step &- 1], hashes[first], hashes[second]),
                    credit: .words(first, second))
            }
        }
    }
}
