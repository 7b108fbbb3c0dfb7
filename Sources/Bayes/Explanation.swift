// SPDX-License-Identifier: MIT

package import Comments

/// What one word, host or name adds to q.
package struct Contribution: Sendable, Equatable {
    package let view: View
    /// From the comment: hostile.
    package let label: String
    /// Σ βᵥ·w/√(features in the view) of the features that are credited to the label.
    package fileprivate(set) var points: Double
    /// Where it stands, as far as that is known: at most 64 places, none where HTML escapes in
    /// the field moved the text.
    package fileprivate(set) var marks: [Mark] = []

    fileprivate mutating func mark(_ place: Mark?) {
        if let place, marks.count < 64, marks.last != place { marks.append(place) }
    }
}

extension Model {
    /// Takes a score apart.
    ///
    /// All contributions and b add up to q. Features that were never seen are not among them.
    ///
    /// - Parameters:
    ///   - features: of the comment, which is read once more for its labels.
    ///   - limit: the most that are returned.
    /// - Returns: the contributions, strongest first, for or against.
    package func explain(_ features: Features, limit: Int) -> [Contribution] {
        var labels = Labels(points: points(features))
        if let comment = features.comment { Material(comment).emit(into: &labels) }
        return Array(labels.contributions(unnamed: features).prefix(max(0, limit)))
    }

    private func points(_ features: Features) -> [UInt64: Double] {
        var points: [UInt64: Double] = [:]
        let unit = unit
        for view in View.allCases where !features[view].isEmpty {
            let share = weights.beta(view) / Double(features[view].count).squareRoot()
            let weight = tally.weigher(view, unit: unit)
            for hash in features[view] {
                if let weight = weight(hash), weight != 0, share != 0 {
                    points[hash] = share * weight
                }
            }
        }
        return points
    }
}

/// Gives points their names: reads the comment again and keeps what has any.
private struct Labels: FeatureSink {
    private struct Name: Hashable {
        let view: View
        let label: String
    }

    private let points: [UInt64: Double]
    private var found: [Contribution] = []
    private var slotOfFeature: [UInt64: Int] = [:]
    private var slotOfName: [Name: Int] = [:]

    init(points: [UInt64: Double]) { self.points = points }

    mutating func add(
        _ kind: Kind, _ text: Span<UInt8>, label: @autoclosure () -> String,
        mark: @autoclosure () -> Mark?
    ) {
        let hash = featureHash(kind, text)
        if let slot = slotOfFeature[hash] {
            found[slot].mark(mark())
        } else if let points = points[hash] {
            let slot = slot(kind.view, label())
            slotOfFeature[hash] = slot
            found[slot].points += points
            found[slot].mark(mark())
        }
    }

    private mutating func slot(_ view: View, _ label: String) -> Int {
        let name = Name(view: view, label: label)
        if let slot = slotOfName[name] { return slot }
        slotOfName[name] = found.count
        found.append(Contribution(view: view, label: label, points: 0))
        return found.count - 1
    }

    /// Strongest first; features without a text that names them keep their points.
    func contributions(unnamed features: Features) -> [Contribution] {
        var all = found
        for view in View.allCases {
            for hash in features[view] where slotOfFeature[hash] == nil {
                guard let points = points[hash] else { continue }
                let label = "#" + String(hash, radix: 16)
                all.append(Contribution(view: view, label: label, points: points))
            }
        }
        return all.sorted {
            (-$0.points.magnitude, $0.view.rawValue, $0.label)
                < (-$1.points.magnitude, $1.view.rawValue, $1.label)
        }
    }
}
