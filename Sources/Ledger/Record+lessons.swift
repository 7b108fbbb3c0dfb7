// SPDX-License-Identifier: MIT

package import Comments

extension Record {
    /// t₀ of the model's counts, as it was kept; 0 before the first.
    package func modelOrigin() throws -> Int {
        try note(NoteKey.modelOrigin).flatMap { Int($0) } ?? 0
    }

    /// What stands, comment by comment, in the order of the ordinals.
    package func lessons(_ learn: (Comment, Training) -> Void) throws {
        try standingTraining { standing in
            // What trained was a comment then, so it still is one.
            learn(try Submission(stored: standing.bytes).comment, standing.training)
        }
    }

    /// What each act after a mark changed, comment by comment; false where the mark is not of
    /// this ledger.
    package func lessons(
        after mark: String, _ revise: (Comment, Revision) -> Void
    ) throws -> Bool {
        try revisions(after: mark) { bytes, revision in
            revise(try Submission(stored: bytes).comment, revision)
        }
    }
}
