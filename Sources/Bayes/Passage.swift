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
}

extension Model {
    package func assess(_ features: Features) -> Assessment {
        let score = score(features)
        guard let material = features.material,
            let passage = worstPassage(features, material, wholeScore: score)
        else { return Assessment(score: score, passage: nil, q: score.q) }
        let q = passage.q - Assessment.discount
        // What speaks for the comment is no passage against it, however little it says.
        return passage.q > 0 && q > score.q
            ? Assessment(score: score, passage: passage.mark, q: q)
            : Assessment(score: score, passage: nil, q: score.q)
    }

    /// The 30 words that speak most against the comment, scored as if they were all of its body.
    ///
    /// Which they are is told by the points of the words in the whole, so that only one part has to
    /// be scored.
    private func worstPassage(
        _ features: Features, _ material: Material, wholeScore: Score
    ) -> (q: Double, mark: Mark?)? {
        guard material.words.count > 3 * stride else { return nil }
        let points = account(of: features, material).words
        let starts = Swift.stride(from: 0, to: points.count - stride, by: stride)
        let best = starts.max { sum(points, from: $0) < sum(points, from: $1) }
        guard let best else { return nil }
        let last = min(best + length, points.count) - 1
        let place =
            material.words[best].range.lowerBound..<material.words[last].range.upperBound
        return (
            score(Features(material.narrowed(to: place))).q, material.body.mark(folded: place)
        )
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
