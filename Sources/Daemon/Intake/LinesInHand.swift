// SPDX-License-Identifier: MIT

import Comments
import Spool

/// A `.jsonl` file that has settled and is taken in line by line, over as many batches as it needs.
///
/// A crash in between loses nothing: the file stays in `claim` until its last line is in the
/// books, and a line that is there already is known by its identity.
struct LinesInHand {
    let file: ClaimedFile
    private var cursor: LineCursor
    /// Looked at before it is taken, since the last line must know that it is the last.
    private var upcoming: LineCursor.Line

    /// Nil for a file without a line.
    init?(_ file: ClaimedFile) {
        var cursor = LineCursor(file.bytes)
        guard let first = cursor.next() else { return nil }
        self.file = file
        self.cursor = cursor
        upcoming = first
    }

    /// Takes a line, and says what is left.
    mutating func next() -> (piece: Piece, more: Bool) {
        let line = upcoming
        let following = cursor.next()
        if let following { upcoming = following }
        return (Piece(line, of: file, isLast: following == nil), following != nil)
    }
}
