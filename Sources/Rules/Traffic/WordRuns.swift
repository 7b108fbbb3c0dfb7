// SPDX-License-Identifier: MIT

import Comments
import Text

/// Some words in a row, in the body's own words, and the bytes of the body where they stand.
struct WordRun {
    let key: UInt64
    let range: Range<Int>
}

extension Facts {
    /// The runs of so many words that the writer says: no link and nothing that is marked as quoted
    /// is a part of one, and fewer than three different words are nothing that tells writers apart.
    mutating func wordRuns(of length: Int) -> [WordRun] {
        ownWords.flatMap { runs(of: length, in: $0) }
    }

    /// The keys of the runs of these lengths, each once.
    mutating func phraseKeys(_ lengths: some Sequence<Int>) -> [UInt64] {
        var seen: Set<UInt64> = []
        var keys: [UInt64] = []
        for length in lengths {
            for run in wordRuns(of: length) where seen.insert(run.key).inserted {
                keys.append(run.key)
            }
        }
        return keys
    }

    /// The keys of what the post says: repeating it is a quotation.
    mutating func postKeys(of length: Int) -> Set<UInt64> {
        var keys: Set<UInt64> = []
        for field in [Field.postTitle, .postText] {
            for view in folded(field) {
                keys.formUnion(runs(of: length, in: words(of: view)).map(\.key))
            }
        }
        return keys
    }

    /// The writer's words, in stretches with nothing foreign between them.
    private var ownWords: [[Word]] {
        mutating get {
            guard let view = folded(.body).first else { return [] }
            let body = Array(comment.content.utf8)
            var foreign = RangeWalk(quotations(in: body) + links.map(\.range))
            var markup = RangeWalk(tags(in: body))
            var stretches: [[Word]] = [[]]
            for word in words(of: view) {
                if foreign.covers(word.range) {
                    if stretches.last?.isEmpty == false { stretches.append([]) }
                } else if !markup.covers(word.range) {
                    stretches[stretches.count - 1].append(word)
                }
            }
            return stretches
        }
    }
}

private struct Word {
    let hash: UInt64
    let range: Range<Int>
}

/// The words of a text without its punctuation.
private func words(of view: FoldedPassage) -> [Word] {
    foldedWords(view.folded).compactMap { token in
        let text = token.text(in: view.folded.bytes)
        let isWord = text.unicodeScalars.first.map {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        return isWord == true
            ? Word(hash: hash("word", text), range: view.folded.original(token.range)) : nil
    }
}

private func runs(of length: Int, in words: [Word]) -> [WordRun] {
    guard words.count >= length else { return [] }
    return (0...words.count - length).compactMap { start -> WordRun? in
        let run = words[start..<start + length]
        guard let first = run.first, let last = run.last, Set(run.map(\.hash)).count >= 3 else {
            return nil
        }
        return WordRun(
            key: hash("run", run.map(\.hash)),
            range: first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound))
    }
}

/// Ranges that are asked about from left to right.
private struct RangeWalk {
    private let ranges: [Range<Int>]
    private var position = 0

    init(_ ranges: [Range<Int>]) { self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound } }

    mutating func covers(_ range: Range<Int>) -> Bool {
        while position < ranges.count, ranges[position].upperBound <= range.lowerBound {
            position += 1
        }
        return position < ranges.count && ranges[position].overlaps(range)
    }
}
