// SPDX-License-Identifier: MIT

import Text

extension Kind {
    fileprivate static let share = Kind(.post, 0)
    fileprivate static let common = Kind(.post, 1)
    fileprivate static let titleWords = Kind(.post, 2)
    fileprivate static let rare = Kind(.post, 3)
    fileprivate static let foreign = Kind(.post, 4)
    fileprivate static let code = Kind(.post, 5)
    fileprivate static let nothing = Kind(.post, 6)
}

extension Material {
    /// POST: how much the comment speaks of what the post speaks of.
    ///
    /// The longer a word, the rarer it is: its length stands for how much it says.
    func emitPost(into sink: inout some FeatureSink) {
        let title = wordSet(title ?? "")
        let post = wordSet(String((self.post ?? "").unicodeScalars.prefix(mostOfPost)))
            .union(title)
        guard !post.isEmpty else { return }
        var seen = Set<UInt64>()
        var (all, shared) = (0, 0)
        var (common, inTitle, rare, foreign) = (0, 0, 0, 0)
        for (word, hash) in zip(words, wordHashes) where isTelling(word) {
            guard seen.insert(hash).inserted else { continue }
            let weight = word.scalars - 2
            all += weight
            if title.contains(hash) { inTitle += 1 }
            guard post.contains(hash) else {
                foreign += 1
                continue
            }
            common += 1
            shared += weight
            if word.scalars >= 7, !title.contains(hash) { rare += 1 }
        }
        guard all > 0 else {
            sink.add(.nothing, number: 0, label: "nothing that could speak of the post")
            return
        }
        sink.add(.share, number: 5 * shared / all, label: "how much it speaks of the post")
        sink.add(.common, number: min(common.bits, 5), label: "words of the post")
        sink.add(.titleWords, number: min(inTitle, 3), label: "words of the post's title")
        sink.add(.rare, number: min(rare.bits, 4), label: "rare words of the post")
        sink.add(.foreign, number: min(foreign.bits, 6), label: "words that the post has not")
    }

    private func isTelling(_ word: WordToken) -> Bool {
        word.scalars >= 3 && body.folded.bytes[word.range.lowerBound] != UInt8(ascii: "_")
    }
}

/// In scalars: what a post is about stands in its beginning.
private let mostOfPost = 8_000

private func wordSet(_ text: String) -> Set<UInt64> {
    guard !text.isEmpty else { return [] }
    let folded = FoldedText(unescaped(text))
    return Set(foldedWords(folded).map { wordHash($0, in: folded.bytes) })
}
