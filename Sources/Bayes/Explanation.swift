// SPDX-License-Identifier: MIT

package import Comments
import Text

/// What one word, host or name adds to q.
package struct Contribution: Sendable, Equatable {
    /// From the comment: hostile.
    package let label: String
    /// Σ βᵥ·w/√(features in the view) of the features that are credited to the label.
    package let points: Double
    /// Where it stands, as far as that is known: at most 64 places, none where HTML escapes in
    /// the field moved the text.
    package let marks: [Mark]
    /// Whether it is a word of the body.
    package let isWord: Bool
}

extension Model {
    /// Takes a score apart.
    ///
    /// All contributions and b add up to q. A pair of words is credited to both by halves, a few
    /// letters to the word that they stand in, each feature to the place where it stands first.
    /// What was never seen is not among them.
    ///
    /// - Parameters:
    ///   - features: of the comment, which is read once more for its labels.
    ///   - limit: the most that are returned.
    /// - Returns: the contributions, strongest first, for or against.
    package func explain(_ features: Features, limit: Int) -> [Contribution] {
        let contributions =
            features.material.map { account(of: features, $0).contributions($0) }
            ?? unnamed(features)
        return strongest(contributions, limit)
    }

    /// Strongest first, for or against.
    func strongest(_ contributions: [Contribution], _ limit: Int) -> [Contribution] {
        let sorted = contributions.sorted {
            (-$0.points.magnitude, $0.label) < (-$1.points.magnitude, $1.label)
        }
        return Array(sorted.prefix(max(0, limit)))
    }

    /// Who is credited with which points.
    func account(of features: Features, _ material: Material) -> Account {
        let unit = unit
        var account = Account(words: material.words.count, features: features.hashes.count) {
            points(of: features, $0, unit)
        }
        material.emit(into: &account)
        return account
    }

    /// Of features that no text is left of.
    private func unnamed(_ features: Features) -> [Contribution] {
        let unit = unit
        return View.allCases.flatMap { view in
            let points = points(of: features, view, unit)
            return features[view].compactMap { hash in
                let label = "#" + String(hash, radix: 16)
                let points = points(hash)
                return points == 0
                    ? nil : Contribution(label: label, points: points, marks: [], isWord: false)
            }
        }
    }

    /// What each feature of a view adds to q.
    private func points(of features: Features, _ view: View, _ unit: Double) -> (UInt64) -> Double {
        let count = features.range(of: view).count
        let share = count == 0 ? 0 : weights.beta(view) / Double(count).squareRoot()
        let weight = tally.weigher(view, unit: unit)
        return { share * (weight($0) ?? 0) }
    }
}

/// Books the points of a comment's features on those who are credited with them.
struct Account: FeatureSink {
    /// By the index of the word.
    private(set) var words: [Double]
    private var labels: [String: (points: Double, marks: [Mark])] = [:]
    private var seen: DistinctHashes
    private let points: PerView<(UInt64) -> Double>

    private static let mostMarks = 64

    init(words: Int, features: Int, points: (View) -> (UInt64) -> Double) {
        self.words = Array(repeating: 0, count: words)
        seen = DistinctHashes(expecting: features)
        self.points = PerView(points)
    }

    mutating func add(_ view: View, _ hash: UInt64, credit: @autoclosure () -> Credit) {
        let isNew = seen.take(hash)
        // What stands there again says nothing more, but a link is marked at all its places.
        guard isNew || view == .links || view == .author else { return }
        let points = points[view](hash)
        guard points != 0 else { return }
        switch credit() {
        case .word(let index): words[index] += points
        case .words(let first, let second):
            words[first] += points / 2
            words[second] += points / 2
        case .label(let label, let mark):
            var entry = labels[label] ?? (0, [])
            if isNew { entry.points += points }
            if let mark, entry.marks.count < Self.mostMarks, !entry.marks.contains(mark) {
                entry.marks.append(mark)
            }
            labels[label] = entry
        }
    }

    /// In no order; words that are the same are one.
    func contributions(_ material: Material) -> [Contribution] {
        var slots: [UInt64: Int] = [:]
        var found: [(word: Int, points: Double, marks: [Mark])] = []
        for (index, hash) in material.wordHashes.enumerated() {
            let slot = slots[hash] ?? found.count
            if slot == found.count {
                slots[hash] = slot
                found.append((index, 0, []))
            }
            found[slot].points += words[index]
            if found[slot].marks.count < Self.mostMarks,
                let mark = material.body.mark(folded: material.words[index].range)
            {
                found[slot].marks.append(mark)
            }
        }
        let named = labels.map {
            Contribution(
                label: $0.key, points: $0.value.points, marks: $0.value.marks, isWord: false)
        }
        return named
            + found.filter { $0.points != 0 }.map {
                Contribution(
                    label: material.label($0.word), points: $0.points, marks: $0.marks,
                    isWord: true)
            }
    }
}

extension Material {
    /// A word of the body, as folded.
    func label(_ index: Int) -> String {
        let whole = String(decoding: body.folded.bytes[words[index].range], as: UTF8.self)
        return clipped(whole, to: WordToken.longest)
    }
}
