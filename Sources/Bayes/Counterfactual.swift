// SPDX-License-Identifier: MIT

package import Comments
import Text

extension Comment {
    /// The comment without some words of its body, wherever they stand.
    ///
    /// - Parameter labels: as an explanation gives them: folded, long ones cut.
    /// - Returns: a comment whose body has its HTML escapes resolved.
    package func without(words labels: Set<String>) -> Comment {
        let material = Material(self)
        let bytes = material.body.textBytes
        var kept: [UInt8] = []
        var end = 0
        for (index, word) in material.words.enumerated()
        where labels.contains(material.label(index)) {
            let place = material.body.folded.original(word.range)
            // Pairs of letters overlap.
            kept += bytes[end..<max(end, place.lowerBound)]
            end = max(end, place.upperBound)
        }
        kept += bytes[end...]
        var rest = self
        rest.content = String(decoding: kept, as: UTF8.self)
        return rest
    }
}

extension Model {
    /// The words without which a comment would fare better.
    ///
    /// Takes the words that speak most against it out of the body, one after the other, and has
    /// the rest judged anew each time, so what is returned does flip the judgement.
    ///
    /// - Parameters:
    ///   - comment: that is not released.
    ///   - most: words that may be taken out.
    ///   - isReleased: the judge, rules and all.
    /// - Returns: the words in the order of their weight, or nil where so few do not suffice.
    package func counterfactual(
        of comment: Comment, most: Int = 5, isReleased: (Comment) throws -> Bool
    ) rethrows -> [String]? {
        var removed: [String] = []
        var rest = comment
        while removed.count < most {
            let words = explain(Features(rest), limit: .max).filter { $0.isWord }
            guard let word = words.first(where: { $0.points > 0 }),
                !removed.contains(word.label)
            else { return nil }
            removed.append(word.label)
            rest = rest.without(words: [word.label])
            if try isReleased(rest) { return removed }
        }
        return nil
    }
}
