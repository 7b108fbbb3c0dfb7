// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Testing

/// What a comment's decisions should have come to, kept beside the ledger by other means: a stack.
private struct Shadow {
    /// Where it would be with all files out; what training stands.
    struct Standing: Equatable {
        var state: CustodyState
        var trained: CommentClass?
    }

    var now: Standing
    var past: [Standing] = []

    mutating func rule(_ ruling: Ruling) {
        if ruling == .undo {
            now = past.popLast() ?? now
            return
        }
        past.append(now)
        switch ruling {
        case .release: now.state = .released
        case .hold: now.state = .held
        default: now.state = [.released, .withdrawn].contains(now.state) ? .withdrawn : .refused
        }
        if let trains = ruling.trains { now.trained = trains }
        if ruling.untrains { now.trained = nil }
    }
}

@Suite("Any course of events keeps the books in balance")
struct CourseTests {
    private static let rulings: [Ruling] =
        [.release, .hold, .undo, .undo] + Refusal.allCases.map { .refuse(as: $0) }

    @Test("random events against a simple model", arguments: [1, 2, 3, 4] as [UInt64])
    func course(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        var folder = try Folder()
        var court = try Court(try folder.daemon())
        var shadows: [String: Shadow] = [:]
        for step in 0..<250 {
            switch Int.random(in: 0..<10, using: &chance) {
            case 0, 1:
                let name = "n\(Int.random(in: 0..<40, using: &chance))"
                let filing: Filing = Bool.random(using: &chance) ? .held(name) : .released(name)
                guard
                    case .accepted(let state, _) = try court.record.accept(
                        [filing], published: [])[0]
                else { continue }
                shadows[name] = Shadow(now: .init(state: state == .held ? .held : .released))
            case 2: try court.publishAll()
            case 3 where step % 5 == 0:
                folder = try folder.crashed()
                court = try Court(try folder.daemon())
            default:
                guard let name = shadows.keys.sorted().randomElement(using: &chance),
                    let ruling = Self.rulings.randomElement(using: &chance)
                else { continue }
                try court.rule(ruling, name)
                shadows[name]?.rule(ruling)
            }
        }
        try court.publishAll()
        try check(court.record, shadows, seed)
    }

    private func check(
        _ record: SQLiteRecord, _ shadows: [String: Shadow], _ seed: UInt64
    ) throws {
        try #require(!shadows.isEmpty)
        let books = try record.books()
        #expect(books.balances && books.received == shadows.count && books.waitingDecisions == 0)
        var standing: [CommentID: CommentClass] = [:]
        try record.standingTraining { row in
            let before = standing.updateValue(row.training.commentClass, forKey: row.id)
            #expect(before == nil, "two increments of one comment stand, seed \(seed)")
        }
        for (name, shadow) in shadows {
            let id = CommentID(of: name)
            #expect(try record.entry(id)?.state == shadow.now.state, "\(name), seed \(seed)")
            #expect(standing[id] == shadow.now.trained, "\(name), seed \(seed)")
        }
    }
}
