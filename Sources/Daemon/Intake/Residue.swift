// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Spool

/// What a power cut leaves of an accepted file.
///
/// Its data was never flushed, so it comes back short. All of it is in the books under the same
/// name: it is set aside.
struct Residue {
    let record: any Record

    /// Whether the books hold all of a file, and more of it than there is.
    func isLeft(of file: ClaimedFile) throws -> Bool {
        file.name.format == .jsonl ? try isCutInALine(file) : try isCut(file.bytes, file, line: 0)
    }

    /// The last line is cut off and all before it are known; a file of whole lines is no residue.
    private func isCutInALine(_ file: ClaimedFile) throws -> Bool {
        guard !file.bytes.isEmpty else { return try isCut([], file, line: 1) }
        for line in LineCursor(file.bytes) {
            let bytes = Array(file.bytes[line.range])
            guard line.isEnded else { return try isCut(bytes, file, line: line.number) }
            let id = CommentID(name: file.name.bytes, line: line.number, content: bytes)
            guard try record.entry(id) != nil else { return false }
        }
        return false
    }

    private func isCut(_ bytes: [UInt8], _ file: ClaimedFile, line: Int) throws -> Bool {
        try record.bodies(named: file.name.shown, line: line).contains {
            isResidue(bytes, of: $0)
        }
    }
}
