// SPDX-License-Identifier: MIT

import Comments
import Lines

/// `same phrase of 6 words from 3 authors within 30 days`: so many writers, this one included, have
/// said the same words in a row.
///
/// What the post says itself, or what is marked as quoted, is nobody's phrase.
struct SamePhrase: Condition {
    let words: Int
    let authors: Int
    let seconds: Int64

    var cost: Cost { .pattern }
    var demand: TrafficDemand { .phrase(words: words, seconds: seconds) }

    func holds(in evaluation: inout Evaluation) throws(Interruption) -> Bool {
        try evaluation.pause()
        let author = evaluation.facts.authorHash
        let own = evaluation.facts.appearance
        let traffic = evaluation.facts.traffic
        let needed = authors - 1
        var shared = evaluation.facts.wordRuns(of: words).filter { run in
            traffic.otherAuthors(
                saying: run.key, than: author, own, seconds: seconds, limit: needed) >= needed
        }
        guard !shared.isEmpty else { return false }
        // A post can be long, and is looked at only where something is shared at all.
        let post = evaluation.facts.postKeys(of: words)
        shared.removeAll { post.contains($0.key) }
        evaluation.note(joined(shared.map(\.range)).map { Mark(field: .body, range: $0) })
        return !shared.isEmpty
    }
}

/// Ranges in order, with those that touch made one.
private func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges {
        if let last = joined.last, range.lowerBound <= last.upperBound {
            joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
        } else {
            joined.append(range)
        }
    }
    return joined
}

extension Cursor {
    static let phraseForm = "same phrase of 6 words from 3 authors within 30 days"

    /// Reads what follows `same`.
    mutating func samePhrase() throws(Mistake) -> SamePhrase {
        try expect("phrase", in: Self.phraseForm)
        try expect("of", in: Self.phraseForm)
        let words = try number(of: "words", in: 3...20)
        try expect("words", in: Self.phraseForm)
        try expect("from", in: Self.phraseForm)
        let authors = try number(of: "authors", in: 2...50)
        try expect("authors", in: Self.phraseForm)
        try expect("within", in: Self.phraseForm)
        let seconds = try duration(upTo: 90)
        try finish()
        return SamePhrase(words: words, authors: authors, seconds: seconds)
    }
}
