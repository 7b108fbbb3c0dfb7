// SPDX-License-Identifier: MIT

package import Comments
import Text

/// The score of a comment, and of the part of it that speaks most against it.
///
/// Harmless words around a few lines of spam bring the score of the whole down. So a part of 30
/// words that would be bad by itself counts as well, for what it would be worth alone, less
/// ``Assessment/discount``: a sentence out of its context is easily misread.
package struct Assessment: Sendable {
    /// Measured on development corpora (BENCHMARKS.md): with 1 the 1-ROCA of long reviews doubles,
    /// with 3 it grows by a tenth.
    package static let discount = 3.0

    package let score: Score
    /// In what the blog sent, as far as that can be said; nil where the whole speaks as much.
    package let passage: Mark?
    /// Natural-log odds against "genuine": of the whole, or of the passage less the discount.
    package let q: Double
    /// What adds up to the score, strongest first, as many as were asked for.
    package let contributions: [Contribution]
}

extension Model {
    /// Scores a comment and, where it is long, the worst part of it.
    ///
    /// - Parameters:
    ///   - features: of the comment.
    ///   - limit: how many contributions are wanted.
    /// - Returns: both, and what weighs more.
    package func assess(_ features: Features, explaining limit: Int = 0) -> Assessment {
        let score = score(features)
        let isLong = (features.material?.words.count ?? 0) > 3 * stride
        guard let material = features.material, isLong || limit > 0 else {
            let contributions = limit > 0 ? explain(features, limit: limit) : []
            return Assessment(
                score: score, passage: nil, q: score.q, contributions: contributions)
        }
        let account = account(of: features, material)
        let passage = isLong ? worstPassage(account.words, material) : nil
        let passageScore = passage.map { self.score(Features(material.narrowed(to: $0))).q } ?? 0
        let q = passageScore - Assessment.discount
        // What speaks for the comment is no passage against it, however little it says.
        let counts = passageScore > 0 && q > score.q
        return Assessment(
            score: score, passage: counts ? passage.flatMap(material.body.mark(folded:)) : nil,
            q: counts ? q : score.q,
            contributions: limit > 0 ? strongest(account.contributions(material), limit) : [])
    }

    /// The 30 words that speak most against the comment.
    ///
    /// Which they are is told by the points of the words in the whole, so that only one part has to
    /// be scored as if it were all of the body.
    private func worstPassage(_ points: [Double], _ material: Material) -> Range<Int>? {
        let starts = Swift.stride(from: 0, to: points.count - stride, by: stride)
        let best = starts.max { sum(points, from: $0) < sum(points, from: $1) }
        return best.map { best in
            let last = material.words[min(best + length, points.count) - 1]
            return material.words[best].range.lowerBound..<last.range.upperBound
        }
    }

    private func sum(_ points: [Double], from start: Int) -> Double {
        points[start..<min(start + length, points.count)].reduce(0, +)
    }
}

extension Material {
    /// The comment if its body were only this stretch of the folded body.
    fileprivate func narrowed(to place: Range<Int>) -> Material {
        var part = comment
        let bytes = body.textBytes[body.folded.original(place)]
        part.content = String(decoding: bytes, as: UTF8.self)
        return Material(part)
    }
}

/// In words.
private let length = 30
private let stride = 15
