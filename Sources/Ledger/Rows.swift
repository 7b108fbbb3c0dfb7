// SPDX-License-Identifier: MIT

package import Comments

/// A point in time: milliseconds since 1970 (UTC).
package typealias Milliseconds = Int64

/// Something that the spool took in, judged or found unreadable, on its way into the books.
package struct Filing: Sendable {
    package enum Finding: Sendable {
        case judged(Verdict, key: [UInt8]?, fingerprint: [UInt8])
        /// Not a comment: why, with line and column where there are any.
        case malformed(reason: String)
    }

    package let id: CommentID
    /// The spool file's name, escaped (``Lines/escapedName(_:)``).
    package let name: String
    /// From 1 in a `.jsonl` file, else 0.
    package let line: Int
    /// As dropped; empty where the file could not be read and stands in `bad/`.
    package let bytes: [UInt8]
    package let receivedAt: Milliseconds
    package let finding: Finding

    package init(
        id: CommentID, name: String, line: Int = 0, bytes: [UInt8], receivedAt: Milliseconds,
        finding: Finding
    ) {
        self.id = id
        self.name = name
        self.line = line
        self.bytes = bytes
        self.receivedAt = receivedAt
        self.finding = finding
    }
}

/// What became of an filing.
package enum Acceptance: Sendable, Equatable {
    /// In the books now, as `releasing`, `held` or `malformed`, perhaps an edit of an earlier one.
    case accepted(CustodyState, replaces: CommentID?)
    case duplicate(of: CommentID)
    /// In the books already: the same file again, or a crash between COMMIT and unlink.
    case known(CustodyState)
}

/// A file that is in place for good.
package struct Published: Sendable, Hashable {
    package let id: CommentID
    package let publication: Publication
    /// As in ``Owed/turn``: a mark for turn 1 must not settle a turn 2 that was ordered meanwhile.
    package let turn: Int

    package init(id: CommentID, publication: Publication, turn: Int) {
        self.id = id
        self.publication = publication
        self.turn = turn
    }
}

/// A file that the blog is owed, with all that stands in it.
package struct Owed: Sendable {
    package let id: CommentID
    package let publication: Publication
    /// 1 for the first file of this kind for this comment; 2 makes `ID.r2.json`.
    package let turn: Int
    package let bytes: [UInt8]
    package let verdict: Verdict
    package let replaces: CommentID?
    package let receivedAt: Milliseconds
    /// The decision that led to it; nil where bailiff judged.
    package let decision: PastDecision?

    package init(
        id: CommentID, publication: Publication, turn: Int, bytes: [UInt8], verdict: Verdict,
        replaces: CommentID?, receivedAt: Milliseconds, decision: PastDecision?
    ) {
        self.id = id
        self.publication = publication
        self.turn = turn
        self.bytes = bytes
        self.verdict = verdict
        self.replaces = replaces
        self.receivedAt = receivedAt
        self.decision = decision
    }
}

/// Who decided: the real user and, under sudo, who called it.
package struct Clerk: Sendable, Equatable {
    package let uid: Int
    package let sudoUID: Int?
    package let name: String

    package init(uid: Int, sudoUID: Int?, name: String) {
        self.uid = uid
        self.sudoUID = sudoUID
        self.name = name
    }
}

/// What a person orders about one comment.
package struct Decision: Sendable {
    package let id: CommentID
    package let ruling: Ruling
    package let why: String?
    package let clerk: Clerk
    package let at: Milliseconds

    package init(id: CommentID, ruling: Ruling, why: String?, clerk: Clerk, at: Milliseconds) {
        self.id = id
        self.ruling = ruling
        self.why = why
        self.clerk = clerk
        self.at = at
    }
}

/// One increment that stands, with the comment that it came from.
package struct StandingTraining: Sendable {
    package let id: CommentID
    package let bytes: [UInt8]
    package let training: Training
}

/// A decision on its way to being acted on, with what the daemon needs to do so.
package struct WaitingDecision: Sendable {
    package let number: Int
    package let decision: Decision
    /// Nil where no comment has this id.
    package let entry: Entry?
    package let bytes: [UInt8]
    /// The comment's increment that stands now.
    package let standing: Training?
    /// For `undo`: the decision that it takes back, the state before it, and what comes back with it.
    package let undoes: Undone?
}

package struct Undone: Sendable {
    package let number: Int
    package let before: CustodyState
    /// The increment that the undone decision caused.
    package let training: Training?
    /// The increment that stood before it and stands again.
    package let restores: Training?
}

/// What the daemon did with a decision.
package struct Act: Sendable {
    package let number: Int
    package let id: CommentID
    /// For the moderator, such as `released`, `refused as spam` or `nothing to undo`.
    package let outcome: String
    /// Nil where the decision changed nothing; then nothing is trained or undone either.
    package let transition: Transition?
    /// The increment that it caused; it takes the place of the one that stood.
    package let training: Training?
    /// Whether the one that stood is taken back without a new one (`refuse --as other`, `hold`).
    package let untrains: Bool
    /// The decision that is undone by it; its increment goes, and what stood before stands again.
    package let undoes: Int?
    package let at: Milliseconds

    package init(
        number: Int, id: CommentID, outcome: String, transition: Transition?,
        training: Training? = nil, untrains: Bool = false, undoes: Int? = nil,
        at: Milliseconds
    ) {
        self.number = number
        self.id = id
        self.outcome = outcome
        self.transition = transition
        self.training = training
        self.untrains = untrains
        self.undoes = undoes
        self.at = at
    }
}

/// A line of the books.
package struct Entry: Sendable {
    package let id: CommentID
    package let name: String
    package let line: Int
    package let state: CustodyState
    /// Nil for what is malformed.
    package let commentClass: CommentClass?
    package let total: Double?
    package let receivedAt: Milliseconds
    /// When its state last changed; that its file is out now is no change of its own.
    package let changedAt: Milliseconds
    /// What it is a duplicate of, or an edit of.
    package let refersTo: CommentID?
    /// Why it is malformed.
    package let malformed: String?
}

package struct EntryQuery: Sendable {
    /// Nil for all.
    package var states: Set<CustodyState>?
    package var commentClass: CommentClass?
    /// Oldest first otherwise.
    package var newestFirst = false
    package var limit: Int?

    package init(
        states: Set<CustodyState>? = nil, commentClass: CommentClass? = nil,
        newestFirst: Bool = false, limit: Int? = nil
    ) {
        self.states = states
        self.commentClass = commentClass
        self.newestFirst = newestFirst
        self.limit = limit
    }
}

/// A decision that was made, acted on or not.
package struct PastDecision: Sendable {
    package let number: Int
    package let decision: Decision
    /// Nil while it waits.
    package let outcome: String?
    package let isUndone: Bool
    package let training: Training?
}

/// A line of the log.
package struct Event: Sendable {
    package enum What: Sendable {
        /// In the state that it was accepted in, whatever it is now.
        case accepted(CustodyState, commentClass: CommentClass?, total: Double?)
        case decided(Ruling, Clerk, why: String?, outcome: String?)
    }

    package let mark: EventMark
    package let at: Milliseconds
    package let id: CommentID
    package let what: What

    /// The same decision, now that it was acted on.
    package func answered(_ outcome: String) -> Event {
        guard case .decided(let ruling, let clerk, let why, _) = what else { return self }
        return Event(
            mark: mark, at: at, id: id, what: .decided(ruling, clerk, why: why, outcome: outcome))
    }
}

/// A place in the log, to read on from.
package struct EventMark: Sendable, Equatable {
    package var acceptance: Int64
    package var decision: Int64

    package init(acceptance: Int64, decision: Int64) {
        self.acceptance = acceptance
        self.decision = decision
    }
}

/// The balance: every accepted thing is in exactly one state.
package struct Books: Sendable, Equatable {
    package var states: [CustodyState: Int]
    package var received: Int
    package var waitingDecisions: Int
    /// When the oldest comment that is held was received.
    package var oldestHeld: Milliseconds?
    /// When the first of the decisions that wait was made.
    package var oldestWaiting: Milliseconds?

    package init(
        states: [CustodyState: Int], received: Int, waitingDecisions: Int,
        oldestHeld: Milliseconds? = nil, oldestWaiting: Milliseconds? = nil
    ) {
        self.oldestWaiting = oldestWaiting
        self.states = states
        self.received = received
        self.waitingDecisions = waitingDecisions
        self.oldestHeld = oldestHeld
    }

    package var balances: Bool { received == states.values.reduce(0, +) }
}
