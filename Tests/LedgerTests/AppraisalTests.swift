// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Testing

@Suite struct `What a comment weighed before a decision was learnt` {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private static func act(_ waiting: WaitingDecision, _ training: Training) -> Act {
        Act(
            number: waiting.number, id: waiting.decision.id, outcome: "done",
            transition: Transition.of(.held, waiting.decision.ruling, undone: nil),
            training: training, at: 5)
    }

    @Test(arguments: [
        Appraisal(total: 1.0 / 3, threshold: 0.1 + 0.2), Appraisal(total: -7, threshold: nil), nil,
    ])
    func `is kept with it to the last bit`(appraisal: Appraisal?) throws {
        let record = try folder.daemon()
        _ = try record.accept([.held("a")], published: [])
        _ = try record.decide([Decision(.release, "a")])
        let training = Training(.genuine, measured: 9, ordinal: 1, appraisal: appraisal)
        try record.act(try record.waitingDecisions(limit: 1).map { Self.act($0, training) })
        var found: [Training] = []
        try record.standingTraining { found.append($0.training) }
        #expect(found == [training])
        _ = try record.decide([Decision(.undo, "a")])
        let waiting = try #require(try record.waitingDecisions(limit: 1).first)
        #expect(waiting.standing == training && waiting.undoes?.training == training)
    }

    @Test func `is unknown of decisions that an older version learnt`() throws {
        let first = Schema(steps: Array(Schema.current.steps.prefix(1)))
        let old = try folder.daemon(schema: first)
        _ = try old.accept([.held("a")], published: [])
        _ = try old.decide([Decision(.release, "a")])
        try old.close()
        try folder.sql(
            """
            INSERT INTO training (decision, id, class, u, t, standing)
            SELECT number, id, 'genuine', 64, 1, 1 FROM decision
            """)
        var found: [Training] = []
        try folder.daemon().standingTraining { found.append($0.training) }
        #expect(found == [Training(.genuine, measured: 64, ordinal: 1)])
        #expect(folder.has(".v1"), "a copy of the old one is kept")
    }
}
