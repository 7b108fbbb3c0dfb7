// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Testing

@Suite struct `What was released and nobody has looked at` {
    private let folder: Folder

    init() throws { folder = try Folder() }

    @Test func `is told newest first, as far back as is asked`() throws {
        let record = try folder.daemon()
        let filings = (1...600).map { Filing.released("n\($0)", at: Milliseconds($0)) }
        _ = try record.accept(filings + [.held("held"), .malformed("bad")], published: [])
        var court = try Court(record)
        try court.rule(.release, "n500")
        try court.rule(.refuse(as: .spam), "n501")
        try court.rule(.release, "n502")
        try court.rule(.undo, "n502")
        _ = try record.decide([Decision(.hold, "n503")])
        var found: [CommentID] = []
        try record.releasedUnlooked(since: 200) { id, at in
            #expect(at >= 200)
            found.append(id)
        }
        let expected = (200...600).filter { ![500, 501, 503].contains($0) }
        #expect(found == expected.reversed().map { CommentID(of: "n\($0)") })
    }
}
