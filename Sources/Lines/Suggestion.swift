// SPDX-License-Identifier: MIT

/// The candidate that a misspelt word most likely meant, or nil where none is near.
///
/// Near is one letter wrong, or at most a third of them, by optimal string alignment distance
/// (insertion, deletion, replacement, swap of neighbours), whatever their case. The earlier of two
/// that are equally near wins.
package func closest(to word: String, in candidates: some Sequence<String>) -> String? {
    guard word.utf8.count <= longestWord else { return nil }
    let letters = Array(word.lowercased())
    let limit = max(1, letters.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in candidates where candidate.utf8.count <= longestWord {
        let distance = alignmentDistance(letters, Array(candidate.lowercased()))
        if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
}

/// In bytes; what is longer is no misspelt word, and would take its length squared to compare.
private let longestWord = 256

/// ` (did you mean "contains"?)`, or nothing.
package func didYouMean(_ word: String, _ candidates: some Sequence<String>) -> String {
    closest(to: word, in: candidates).map { " (did you mean \"\($0)\"?)" } ?? ""
}

/// Words in a sentence: `a, b or c`.
package func listed(_ words: some Collection<String>, _ conjunction: String = "or") -> String {
    let words = Array(words)
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
}

private func alignmentDistance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast = [Int]()
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        for j in b.indices {
            let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
            var cost = min(replaced, last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                cost = min(cost, beforeLast[j - 1] + 1)
            }
            row.append(cost)
        }
        (beforeLast, last) = (last, row)
    }
    return last[b.count]
}
