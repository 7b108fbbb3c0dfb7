// SPDX-License-Identifier: MIT

import Comments
import Text

/// One value of a field and where it stands in the comment.
struct Passage: Sendable {
    /// What rules see of it.
    let text: String
    /// The whole host where the value is only what somebody registered of it.
    let host: String
    private let source: TextField
    /// Nil where the value is all of the source, so that a hit is marked byte for byte.
    private let place: Range<Int>?

    init(whole text: String, of source: TextField) {
        self.text = text
        host = text
        self.source = source
        place = nil
    }

    /// A part of a text, perhaps in another spelling: any hit marks all of the part.
    init(part text: String, host: String? = nil, of source: TextField, at place: Range<Int>) {
        self.text = text
        self.host = host ?? text
        self.source = source
        self.place = place
    }

    /// The mark of a hit.
    ///
    /// - Parameter range: of the value's own bytes.
    /// - Returns: a place in the comment.
    func mark(_ range: Range<Int>) -> Mark { Mark(field: source, range: place ?? range) }

    /// The mark of the value as a whole.
    var mark: Mark { mark(0..<text.utf8.count) }
}

/// A value in the folded view.
///
/// A class, so that the many conditions which look at it copy nothing.
final class FoldedPassage: Sendable {
    let passage: Passage
    let folded: FoldedText
    let search: SearchText

    init(_ passage: Passage) {
        self.passage = passage
        folded = FoldedText(passage.text)
        search = SearchText(folded)
    }

    /// The mark of a hit in the folded view.
    func mark(_ range: Range<Int>) -> Mark { passage.mark(folded.original(range)) }
}

/// A value in the squashed view.
struct SquashedPassage: Sendable {
    let squashed: SquashedText
    private let passage: Passage

    /// - Parameters:
    ///   - view: the value as folded.
    ///   - isAddress: whether the value is an address, rather than a text that may hold some.
    init(_ view: FoldedPassage, isAddress: Bool) {
        passage = view.passage
        squashed = SquashedText(
            view.passage.text, folded: view.folded, skipsAddresses: !isAddress)
    }

    /// The mark of a hit.
    func mark(_ range: Range<Int>) -> Mark { passage.mark(squashed.original(range)) }
}
