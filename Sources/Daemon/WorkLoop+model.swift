// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Ledger
import Logging
import Screening

/// The model's snapshot, and what people ask of the model.
extension WorkLoop {
    /// After how many acts a snapshot is left: a start lives through them again, some 10 ms each
    /// hundred.
    static let actsASnapshot = 1000

    /// Leaves a snapshot where one is due.
    ///
    /// A failure is no reason to pause: the ledger holds all that is in a snapshot.
    func keepModel() {
        guard actsToKeep >= Self.actsASnapshot, pause == nil, !isMemoryStale else { return }
        leaveSnapshot()
    }

    func leaveSnapshot() {
        actsToKeep = 0
        do {
            try recollection.keep(judge.memory)
        } catch {
            log.warning("the snapshot of the model: \(error); the next start may take longer")
        }
    }

    /// Counts anew where the snapshot that the model came from turned out to be damaged.
    ///
    /// - Returns: whether it was; then nothing that was judged since can be relied on.
    func mendModel() throws -> Bool {
        guard judge.memory.model.isDamaged else { return false }
        log.error("the snapshot of the model is damaged: the model is counted anew")
        take(try recollection.rebuilt())
        actsToKeep = Self.actsASnapshot
        return true
    }

    /// Puts a memory into the place of the one in use; what was remembered of traffic stays.
    func take(_ memory: Memory) {
        let traffic = judge.memory.traffic
        judge.memory = memory
        judge.memory.traffic = traffic
    }

    /// Does what somebody asked with a note in the ledger.
    func answerModelRequest() throws {
        guard let request = try record.json(NoteKey.modelRequest)?["id"]?.stringValue else {
            return
        }
        let old = judge.memory.model
        take(try recollection.rebuilt())
        let new = judge.memory.model
        let isComparable = old.ageing == new.ageing && !old.isDamaged
        let isEqual = isComparable ? old.tally == new.tally : nil
        log.log(
            level: isEqual == false ? .error : .notice,
            "the model was counted anew, as somebody asked: \(new.decided) decisions\(words(isEqual))"
        )
        try record.setNote(
            NoteKey.modelAnswer,
            JSONValue.record([
                "id": .string(request), "decisions": .number(new.decided),
                "features": .number(new.tally.size), "digest": .string(new.countsDigest),
                "equal": isEqual.map(JSONValue.bool),
            ]).text)
        try record.setNote(NoteKey.modelRequest, nil)
        leaveSnapshot()
    }

    private func words(_ isEqual: Bool?) -> String {
        switch isEqual {
        case true?: "; its counts are what they were"
        case false?: "; its counts differ from what they were"
        case nil: ""
        }
    }
}

extension Model {
    /// Decisions that stand.
    fileprivate var decided: Int { decisions.genuine + decisions.shill + decisions.spam }
}
