// SPDX-License-Identifier: MIT

package import Comments

/// Everything that is remembered; nothing outside this target knows a row.
///
/// The command inserts decisions; the daemon alone calls what changes a state. All calls block,
/// and every write is on the disk when the call returns (a throwing call changed nothing).
package protocol Record: Sendable {
    // MARK: What the daemon does

    /// The acceptance point: one transaction for a batch, and for what was published since the last.
    ///
    /// What is known already (same id) is left as it is. Same blog and `comment_id` with the same
    /// content becomes `duplicate` of the first; with changed content it notes what it replaces.
    /// - Returns: one outcome for each filing, in order.
    func accept(_ filings: [Filing], published: [Published]) throws -> [Acceptance]

    /// Marks what was published: `releasing` → `released`, `withdrawing` → `withdrawn`.
    ///
    /// What is not owed any more, or in a later turn, is left as it is.
    func mark(_ published: [Published]) throws

    /// What the blog is owed, oldest first. After a crash this is the recovery's work list.
    func owed(limit: Int) throws -> [Owed]

    /// Decisions that were not acted on yet, in the order in which they were made.
    ///
    /// At most one for each comment, its oldest, so that what it tells of the comment is true when
    /// it is acted on. Whoever empties the list asks until the answer is empty.
    func waitingDecisions(limit: Int) throws -> [WaitingDecision]

    /// Acts on decisions in one transaction: states, what is owed, training increments.
    ///
    /// The transition is taken anew from the state that is found; where that no longer allows it,
    /// nothing changes and the outcome says so. What was acted on before is left as it is.
    func act(_ acts: [Act]) throws

    /// Bodies stored under a spool name and, in a `.jsonl` file, a line; for the residue rule.
    func bodies(named name: String, line: Int) throws -> [[UInt8]]

    // MARK: What trains

    /// The training that stands, in the order of its ordinals: the model is a function of this.
    ///
    /// Read page by page; no lock is held while the body runs, so it may call the record again.
    /// Only in the daemon, between two acts, is it one consistent whole.
    func standingTraining(_ body: (StandingTraining) throws -> Void) throws

    /// The largest ordinal ever given, standing or not; 0 before the first.
    func lastOrdinal() throws -> Int

    /// Names the latest act, in a text that only this ledger understands.
    func actMark() throws -> String

    /// The increments of genuine comments that stand and whose total is known, in the order of the
    /// ordinals.
    func appraisedTraining(_ body: (Training) throws -> Void) throws

    /// What each act after a mark changed of what was learnt, in the order of the acts, with the
    /// bytes of its comment. Page by page, as ``standingTraining(_:)``.
    ///
    /// - Returns: false where the mark is of no act of this ledger; then nothing was handed over.
    func revisions(
        after mark: String, _ body: (_ bytes: [UInt8], Revision) throws -> Void
    ) throws -> Bool

    /// What waits of the examples that people brought, of the oldest source that is not done with;
    /// nil where all are.
    func waitingLessons(limit: Int) throws -> WaitingLessons?

    /// Writes down what came of lessons of a source, in one transaction; ending it, if these were
    /// the last.
    func act(_ acts: [LessonAct], of source: Int, endedAt: Milliseconds?) throws

    // MARK: What the rules are held to account by

    /// The newest comments that were judged, at most so many and none from before a time, in the
    /// order in which they came. Page by page, as ``standingTraining(_:)``.
    func newestJudged(
        since time: Milliseconds, limit: Int, _ body: (Judged) throws -> Void) throws

    /// The verdicts on comments that a person has called genuine, spam or shill and that is not
    /// taken back, with what they called them; the latest decisions first, at most so many.
    func decidedVerdicts(limit: Int, _ body: (Judged, CommentClass) throws -> Void) throws

    /// What is held, oldest first, without a decision that put or left it there, and whose verdict
    /// could not be reached or names one of some rules.
    func heldUnlooked(naming rules: [String], _ body: (Judged) throws -> Void) throws

    /// What was released and nobody has decided on since, newest first, none from before a time.
    /// Page by page, as ``standingTraining(_:)``.
    func releasedUnlooked(
        since time: Milliseconds, _ body: (CommentID, Milliseconds) throws -> Void) throws

    // MARK: What the command does

    /// Notes decisions for the daemon to act on, 500 a transaction: should a later one fail,
    /// ``LedgerFailure/partial(noted:because:)`` tells what was noted.
    /// - Returns: their numbers, in order.
    func decide(_ decisions: [Decision]) throws -> [Int]

    /// Whether decisions were acted on, and how; those still waiting are left out.
    func outcomes(of numbers: [Int]) throws -> [Int: String]

    /// As what each comment stands among the examples, or will once the daemon has come to them.
    func exampleClasses(of ids: [CommentID]) throws -> [CommentClass?]

    /// Notes examples for the daemon to learn, all or none.
    /// - Returns: the number of their source.
    func teach(_ examples: [Example], from source: Source) throws -> Int

    /// Notes that the examples of a source are to be taken back.
    /// - Returns: the number of the order; nil where there is no such source, or it was given before.
    func takeBack(_ source: Int, for clerk: Clerk, at: Milliseconds) throws -> Int?

    // MARK: What everyone reads

    /// Where examples came from, oldest first.
    func sources() throws -> [PastSource]

    /// How many examples wait for the daemon to come to them, of one source or order or of all.
    func waitingExamples(of source: Int?) throws -> Int

    /// Ids that start with some hexadecimal digits, at most `limit`.
    func ids(startingWith prefix: String, limit: Int) throws -> [CommentID]

    func entry(_ id: CommentID) throws -> Entry?

    /// The entries that a query selects, each with the bytes as dropped, until the body says false.
    ///
    /// Read page by page, so each entry is true when it is handed over; no lock is held meanwhile.
    func entries(_ query: EntryQuery, _ body: (Entry, [UInt8]) throws -> Bool) throws

    func bytes(of id: CommentID) throws -> [UInt8]?

    /// The verdict as it was stored when the comment was judged.
    func verdict(of id: CommentID) throws -> Verdict?

    func decisions(on id: CommentID) throws -> [PastDecision]

    /// What happened, newest last: acceptances and decisions.
    ///
    /// The first so many after the mark, where an earlier answer ended; nil is the beginning.
    func events(after mark: EventMark?, limit: Int) throws -> [Event]

    /// Where the log ends now.
    func lastEvent() throws -> EventMark

    /// How many are in each state, and how many decisions wait.
    func books() throws -> Books

    /// A counter that moves when another connection has written.
    func changeCounter() throws -> Int

    /// A small note by key: what the daemon says of itself, the model's origin.
    func note(_ key: String) throws -> String?
    func setNote(_ key: String, _ value: String?) throws

    /// Ends the work in good order; nothing may be called afterwards.
    func close() throws
}
