// SPDX-License-Identifier: MIT

/// Where a comment stands.
///
/// Exactly one of these holds for everything that was ever accepted.
///
/// ```
///  accept ──► releasing ──► released ──► withdrawing ──► withdrawn
///    │            ▲  ▲          │ hold                       │ undo, release
///    │    release │  └──────────┼──────── undo ──────────────┘
///    ├──────────► held ◄────────┘
///    │            │ ▲ undo
///    │     refuse ▼ │
///    │          refused ──► releasing (release)
///    ├──► malformed            final: the raw bytes are kept with the error
///    └──► duplicate            final: the same comment of the same blog again
/// ```
/// Books: received = the sum over all states.
package enum CustodyState: String, Sendable, CaseIterable {
    /// Accepted for release; its file is not in `out` for certain yet.
    case releasing
    case released
    /// A person took it back; the notice for the blog is not out for certain yet.
    case withdrawing
    case withdrawn
    case held
    case refused
    case malformed
    case duplicate

    /// Whether a person can decide on it.
    package var isDecidable: Bool { self != .malformed && self != .duplicate }

    /// Whether the blog has it or is about to.
    package var isOut: Bool { self == .releasing || self == .released }
}

/// What the blog is owed: a file that is not yet known to be published.
package enum Publication: String, Sendable, CaseIterable {
    /// `out/ID.json`
    case released = "out"
    /// `notice/ID.held.json`
    case heldNotice = "held"
    /// `notice/ID.refused.json`
    case refusedNotice = "refused"
    /// `notice/ID.withdrawn.json`
    case withdrawnNotice = "withdrawn"
}

/// What a person orders.
package enum Ruling: Sendable, Hashable {
    case release
    case refuse(as: Refusal)
    case hold
    /// Takes back the comment's last decision that still stands.
    case undo
}

/// What a refused comment is; `other`, such as rude or off-topic, trains nothing.
package enum Refusal: String, Sendable, CaseIterable {
    case spam, shill, other
}
