// SPDX-License-Identifier: MIT

import Comments
import Text

/// The places of phrases in a text, those of one phrase not overlapping: of two that do, the first.
struct PhrasePlaces {
    private(set) var found: [Range<Int>] = []
    private let text: SearchText
    private let wholeWords: Bool
    private var phrase = -1
    private var end = 0

    init(_ text: SearchText, wholeWords: Bool) {
        self.text = text
        self.wholeWords = wholeWords
    }

    /// Takes up a place; to be called phrase by phrase, from left to right.
    ///
    /// - Returns: whether it counts.
    @discardableResult
    mutating func add(_ start: Int, of phrase: Int, length: Int) -> Bool {
        if phrase != self.phrase { (self.phrase, end) = (phrase, 0) }
        let range = start..<start + length
        guard start >= end, !wholeWords || text.isWholeWord(range) else { return false }
        end = range.upperBound
        found.append(range)
        return true
    }

    /// The first ones, as marks.
    func marks(in view: FoldedPassage) -> [Mark] {
        found.sorted { $0.lowerBound < $1.lowerBound }.prefix(Evaluation.marksOfCondition)
            .map { view.mark(view.search.folded($0)) }
    }
}
