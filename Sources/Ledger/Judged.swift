// SPDX-License-Identifier: MIT

package import Comments

/// A comment with what bailiff made of it when it came.
package struct Judged: Sendable {
    package let id: CommentID
    /// As it was when this was read.
    package let state: CustodyState
    package let receivedAt: Milliseconds
    package let verdict: Verdict
    /// As dropped; empty where only the verdict was asked for.
    package let bytes: [UInt8]

    package init(
        id: CommentID, state: CustodyState, receivedAt: Milliseconds, verdict: Verdict,
        bytes: [UInt8] = []
    ) {
        self.id = id
        self.state = state
        self.receivedAt = receivedAt
        self.verdict = verdict
        self.bytes = bytes
    }
}
