// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Testing

@Suite struct `Examples stand beside the decisions` {
    private let folder: Folder
    private let record: SQLiteRecord

    init() throws {
        folder = try Folder()
        record = try folder.daemon()
    }

    /// The daemon's part, as small as it can be.
    private func learnAll(limit: Int = 100) throws {
        while let waiting = try record.waitingLessons(limit: limit) {
            var ordinal = try record.lastOrdinal()
            let acts = waiting.lessons.map { lesson in
                guard !waiting.isUndo else {
                    return LessonAct(
                        example: lesson.example, change: .gone(restoring: lesson.other?.example))
                }
                ordinal += 1
                let training = Training(lesson.commentClass, measured: 7, ordinal: ordinal)
                return LessonAct(
                    example: lesson.example,
                    change: .learnt(training, replacing: lesson.other?.example))
            }
            try record.act(acts, of: waiting.source, endedAt: waiting.areLast ? 9 : nil)
        }
    }

    private func teach(
        _ texts: [String], as commentClass: CommentClass, from name: String = "a.csv"
    ) throws -> Int {
        try record.teach(
            texts.map { Example(Comments.Comment(content: $0), as: commentClass) },
            from: Source(name: name, clerk: .renate, at: 5))
    }

    private func standing() throws -> [String] {
        var found: [String] = []
        try record.standingTraining { standing in
            let text = try Submission(stored: standing.bytes).comment.content
            found.append("\(standing.training.ordinal) \(standing.training.commentClass) \(text)")
        }
        return found
    }

    @Test func `they train in one sequence with decisions, and are no comments`() throws {
        let bytes = Comments.Comment(content: "dropped").json.serialised()
        let filing = Filing(
            id: CommentID(of: "d"), name: "d", bytes: bytes, receivedAt: 1,
            finding: .judged(.sample(.hold), key: nil, fingerprint: []))
        _ = try record.accept([filing], published: [])
        _ = try teach(["a", "b"], as: .spam)
        try learnAll()
        var court = try Court(record)
        try court.rule(.release, "d")
        _ = try teach(["c"], as: .genuine)
        try learnAll()
        #expect(
            try standing() == ["1 spam a", "2 spam b", "3 genuine dropped", "4 genuine c"])
        #expect(try record.lastOrdinal() == 4)
        #expect(try record.books().received == 1)
        var listed = 0
        try record.entries(EntryQuery()) { _, _ in
            listed += 1
            return true
        }
        #expect(listed == 1)
        #expect(try record.events(after: nil, limit: 10).count == 2)
    }

    /// So that a snapshot of the model is of use until something is learnt after it.
    @Test func `the mark of the acts moves with what is learnt, and only with that`() throws {
        let before = try record.actMark()
        let source = try teach(["a"], as: .spam)
        #expect(try record.actMark() == before)
        try learnAll(limit: 1)
        let after = try record.actMark()
        #expect(after != before)
        #expect(try record.revisions(after: after) { _, _ in })
        #expect(try !record.revisions(after: before) { _, _ in })
        try record.act([], of: source, endedAt: 9)
        #expect(try record.actMark() == after)
    }

    @Test func `what is brought as another class replaces, and gives way when it is taken back`()
        throws
    {
        let first = try teach(["a", "b"], as: .spam)
        try learnAll()
        let second = try teach(["a"], as: .genuine, from: "b.csv")
        try learnAll()
        #expect(try standing() == ["2 spam b", "3 genuine a"])
        let third = try teach(["a"], as: .shill, from: "c.csv")
        try learnAll()
        #expect(try standing() == ["2 spam b", "4 shill a"])
        // What no longer stands goes without a trace.
        #expect(try record.takeBack(second, for: .renate, at: 6) != nil)
        try learnAll()
        #expect(try standing() == ["2 spam b", "4 shill a"])
        #expect(try record.takeBack(third, for: .renate, at: 7) != nil)
        try learnAll()
        #expect(try standing() == ["1 spam a", "2 spam b"])
        #expect(try record.takeBack(first, for: .renate, at: 8) != nil)
        try learnAll()
        #expect(try standing() == [])
        #expect(try record.lastOrdinal() == 4)
    }

    @Test func `a source is taken back once`() throws {
        let source = try teach(["a"], as: .spam)
        let order = try #require(try record.takeBack(source, for: .renate, at: 6))
        #expect(try record.takeBack(source, for: .renate, at: 6) == nil)
        #expect(try record.takeBack(order, for: .renate, at: 6) == nil)
        #expect(try record.takeBack(99, for: .renate, at: 6) == nil)
    }

    @Test func `what is about to go can be brought again at once`() throws {
        let source = try teach(["a"], as: .spam)
        try learnAll()
        let ids = [Example(Comments.Comment(content: "a"), as: .spam).id, CommentID(of: "other")]
        #expect(try record.exampleClasses(of: ids) == [.spam, nil])
        _ = try record.takeBack(source, for: .renate, at: 6)
        #expect(try record.exampleClasses(of: ids) == [nil, nil])
        _ = try teach(["a"], as: .spam, from: "again.csv")
        try learnAll()
        #expect(try standing() == ["2 spam a"])
    }

    @Test(arguments: [1, 2, 100])
    func `each is learnt once, however many at a time`(limit: Int) throws {
        let texts = (0..<7).map { "text \($0)" }
        let source = try teach(texts, as: .spam)
        #expect(try record.waitingExamples(of: source) == 7)
        try learnAll(limit: limit)
        #expect(try standing() == (0..<7).map { "\($0 + 1) spam text \($0)" })
        #expect(try record.waitingExamples(of: nil) == 0)
        let order = try #require(try record.takeBack(source, for: .renate, at: 6))
        #expect(try record.waitingExamples(of: order) == 7)
        try learnAll(limit: limit)
        #expect(try standing() == [] && record.waitingExamples(of: nil) == 0)
    }

    @Test func `lessons that were written down before are not written down again`() throws {
        let source = try teach(["a"], as: .spam)
        let waiting = try #require(try record.waitingLessons(limit: 9))
        func act(_ ordinal: Int) -> LessonAct {
            LessonAct(
                example: waiting.lessons[0].example,
                change: .learnt(Training(.spam, measured: 1, ordinal: ordinal), replacing: nil))
        }
        try record.act([act(1)], of: source, endedAt: 1)
        try record.act([act(2)], of: source, endedAt: 2)
        #expect(try standing() == ["1 spam a"])
    }

    @Test func `sources say who brought how many, and what became of them`() throws {
        let source = try record.teach(
            [
                Example(Comments.Comment(content: "a"), as: .spam),
                Example(Comments.Comment(content: "b"), as: .genuine),
            ], from: Source(name: "x.mbox", clerk: .renate, at: 5))
        try learnAll()
        _ = try teach(["a"], as: .shill, from: "y.csv")
        let past = try record.sources()
        #expect(past.map(\.source.name) == ["x.mbox", "y.csv"] && past[0].number == source)
        #expect(past[0].source.clerk == .renate && past[0].source.at == 5)
        #expect(past[0].counts == [.standing: [.spam: 1, .genuine: 1]])
        #expect(past[1].counts == [.waiting: [.shill: 1]])
        try learnAll()
        _ = try record.takeBack(past[1].number, for: .renate, at: 6)
        try learnAll()
        let later = try record.sources()
        #expect(later[0].count(.standing) == 2 && later[1].count(.gone, of: .shill) == 1)
        #expect(later[0].undoneBy == nil && later[1].undoneBy == 3)
    }

    @Test func `equal comments are one example, whatever their class`() throws {
        var comment = Comments.Comment(content: "a")
        comment.author = "Kim"
        #expect(Example(comment, as: .spam).id == Example(comment, as: .genuine).id)
        #expect(
            Example(comment, as: .spam).id != Example(Comments.Comment(content: "a"), as: .spam).id)
        #expect(try Submission(stored: Example(comment, as: .spam).bytes).comment == comment)
    }
}
