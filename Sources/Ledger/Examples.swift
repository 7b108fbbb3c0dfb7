// SPDX-License-Identifier: MIT

package import Comments

/// A comment that a person brought for the scorer to learn from, and what it is.
///
/// It was never dropped: it is in no state, never listed as a comment and never published.
package struct Example: Sendable, Equatable {
    /// Of the bytes alone: the same comment is the same example, whatever file brings it.
    package let id: CommentID
    package let commentClass: CommentClass
    /// An object with Akismet's field names.
    package let bytes: [UInt8]

    package init(_ comment: Comment, as commentClass: CommentClass) {
        bytes = comment.json.serialised()
        id = CommentID(name: [], content: bytes)
        self.commentClass = commentClass
    }
}

/// Where examples come from, and who brought them.
package struct Source: Sendable {
    /// Of a file, as it was given: hostile.
    package let name: String
    package let clerk: Clerk
    package let at: Milliseconds

    package init(name: String, clerk: Clerk, at: Milliseconds) {
        self.name = name
        self.clerk = clerk
        self.at = at
    }
}

/// A source that was noted, with what became of its examples.
package struct PastSource: Sendable {
    package let number: Int
    package let source: Source
    /// The order to take it back; nil where nobody gave it.
    package let undoneBy: Int?
    /// How many examples are in each state, by their class.
    package let counts: [ExampleState: [CommentClass: Int]]

    /// Examples in any of some states; of one class, or of all.
    package func count(_ states: ExampleState..., of commentClass: CommentClass? = nil) -> Int {
        states.reduce(0) { sum, state in
            let classes = counts[state] ?? [:]
            return sum + (commentClass.map { classes[$0] ?? 0 } ?? classes.values.reduce(0, +))
        }
    }
}

package enum ExampleState: String, Sendable, CaseIterable {
    /// For the daemon to come to it.
    case waiting
    /// Learnt.
    case standing
    /// The same comment was brought again as something else, and stands as that.
    case replaced
    /// Taken back, or never learnt.
    case gone
}

/// Examples of one source that the daemon is to learn, or to take back.
package struct WaitingLessons: Sendable {
    package let source: Int
    package let clerk: Clerk
    /// Whether they are to be taken back.
    package let isUndo: Bool
    package let lessons: [WaitingLesson]
    /// Whether no more of this source will follow them.
    package let areLast: Bool
}

package struct WaitingLesson: Sendable {
    /// Its number.
    package let example: Int
    package let commentClass: CommentClass
    package let bytes: [UInt8]
    /// Its own increment; nil while it was not learnt.
    package let training: Training?
    /// Another example of the same comment: to be replaced by this one, or to stand again without it.
    package let other: Other?

    package struct Other: Sendable, Equatable {
        package let example: Int
        package let training: Training
    }
}

/// What the daemon did with an example.
package struct LessonAct: Sendable, Equatable {
    package enum Change: Sendable, Equatable {
        /// It stands, in place of another.
        case learnt(Training, replacing: Int?)
        /// It does not stand, or no longer; another one does again.
        case gone(restoring: Int?)
    }

    package let example: Int
    package let change: Change

    package init(example: Int, change: Change) {
        self.example = example
        self.change = change
    }
}
