// SPDX-License-Identifier: MIT

import Foundation
import Ledger

/// Waits while the daemon learns, or unlearns, as long as it goes on.
struct Learning {
    /// How long the daemon may do nothing of it, in seconds: it may be busy with comments.
    private static let patience: TimeInterval = 10

    private let sources: [Int]
    private let record: SQLiteRecord

    init(_ sources: [Int], _ record: SQLiteRecord) {
        self.sources = sources
        self.record = record
    }

    /// - Returns: whether nothing is left.
    func wait(for train: Train) throws -> Bool {
        guard !train.dryRun else { return false }
        var left = try self.left()
        guard record.isDaemonRunning() else {
            if left > 0 { complain("bailiffd is not running: it learns when it is started") }
            return left == 0
        }
        guard !train.noWait else { return false }
        var progress = Progress(train.undo == nil ? "learning" : "unlearning", of: left)
        var patience = Patience(Self.patience)
        while left > 0 {
            let next = try patience.wait { () throws -> Int? in
                let now = try self.left()
                return now < left ? now : nil
            }
            guard let next else {
                complain("bailiffd has not come to \(left) of them yet: see bailiff train --list")
                return false
            }
            for _ in next..<left { progress.step() }
            left = next
        }
        return true
    }

    private func left() throws -> Int {
        try sources.reduce(0) { try $0 + record.waitingExamples(of: $1) }
    }
}
