// SPDX-License-Identifier: MIT

import Comments

extension Comment {
    /// The first of the marked stretches, quoted: `“viagra”, author “Best Loans” and 2 more`.
    func matched(_ marks: [Mark]) -> String {
        let shown = marks.prefix(4).compactMap { mark -> String? in
            guard let text = self[mark.field]?.utf8Slice(mark.range) else { return nil }
            let field = mark.field == .body ? "" : "\(mark.field.rawValue) "
            return field + "“" + oneLine(text, width: 40) + "”"
        }
        let more = marks.count - shown.count
        return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    /// The body with what was matched set apart: underlined on a terminal, in [[ ]] elsewhere.
    func marked(_ marks: [Mark]) -> Phrase {
        let ranges = marks.filter { $0.field == .body }.map(\.range)
        return content.pieces(marking: ranges).reduce(into: "") { marked, piece in
            let text = piece.isMarked ? piece.text : excerpt(piece.text)
            let shown = Phrase(hostile: text, newlines: true)
            if piece.isMarked {
                marked += Ink.isColoured ? shown.inked(.underline) : "[[" + shown + "]]"
            } else {
                marked += shown
            }
        }
    }
}

/// A long stretch without a mark, cut in its middle: the mark and the sum must be seen.
private func excerpt(_ text: String) -> String {
    let kept = 300
    guard text.count > 3 * kept else { return text }
    let left = text.count - 2 * kept
    return text.prefix(kept) + " … \(left) characters more … " + text.suffix(kept)
}
