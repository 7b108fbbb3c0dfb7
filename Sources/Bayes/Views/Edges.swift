// SPDX-License-Identifier: MIT

extension Kind {
    /// By the place: the first three words from the beginning, the last three from the end.
    fileprivate static let first = (0..<3).map { Kind(.edges, UInt8($0)) }
    fileprivate static let last = (0..<3).map { Kind(.edges, UInt8($0 + 3)) }
}

extension Material {
    /// EDGE: how the body begins and ends, where greetings, praise, signatures and offers stand.
    func emitEdges(into sink: inout some FeatureSink) {
        for (kind, index) in zip(Kind.first, words.indices) {
            emit(kind, word: index, into: &sink)
        }
        for (kind, index) in zip(Kind.last, words.indices.reversed()) {
            emit(kind, word: index, into: &sink)
        }
    }

    private func emit(_ kind: Kind, word index: Int, into sink: inout some FeatureSink) {
        sink.add(
            .edges, featureHash(kind, number: wordHashes[index]),
            credit: .word(index))
    }
}
