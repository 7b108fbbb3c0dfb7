// SPDX-License-Identifier: MIT

import Glibc
import Lines

/// What could not be done in the spool, and how to mend it where that is known.
package struct SpoolFailure: Error, Sendable, Equatable {
    /// What the failure means for the caller.
    package enum Kind: Sendable, Equatable {
        /// Another daemon has this spool.
        case inUse
        /// The name is taken.
        case exists
        case missing
        /// The disk or the quota is full: back off, the files stay where they are.
        case noSpace
        case readOnly
        /// A flush failed, so nobody knows what is on the disk: exit and recover. Never retry.
        case durabilityLost
        /// The folders cannot serve as a spool as they are.
        case unfitFolders
        /// The name may not be used.
        case invalidName
        case system
    }

    package let kind: Kind
    /// A verb: `claim`, `publish`.
    package let operation: String
    /// Escaped, and relative to the spool where the thing is inside it.
    package let path: String
    /// 0 where no system call failed.
    package let errno: Int32
    package let reason: String
    /// What a person can do about it.
    package let mend: String?

    /// A failed system call.
    init(
        _ operation: String, _ path: String, _ error: Errno, kind: Kind? = nil, mend: String? = nil
    ) {
        self.kind = kind ?? Kind(errno: error.code)
        self.operation = operation
        self.path = path
        self.errno = error.code
        self.reason = error.sentence
        self.mend = mend
    }

    /// A refusal of our own.
    init(_ kind: Kind, _ operation: String, _ path: String, reason: String, mend: String? = nil) {
        self.kind = kind
        self.operation = operation
        self.path = path
        self.errno = 0
        self.reason = reason
        self.mend = mend
    }

    package var isNoSpace: Bool { kind == .noSpace }
    package var isReadOnly: Bool { kind == .readOnly }
    package var isNotPermitted: Bool { errno == EACCES || errno == EPERM }
    package var isDurabilityLost: Bool { kind == .durabilityLost }
}

extension SpoolFailure: CustomStringConvertible {
    /// `cannot claim new/a.json: Permission denied; ask …`.
    package var description: String {
        "cannot \(operation) \(path): \(reason)" + (mend.map { "; \($0)" } ?? "")
    }
}

extension SpoolFailure.Kind {
    /// What an errno means where nothing more is known; a failed flush is always more.
    package init(errno: Int32) {
        switch errno {
        case ENOSPC, EDQUOT: self = .noSpace
        case EROFS: self = .readOnly
        case EEXIST: self = .exists
        case ENOENT: self = .missing
        default: self = .system
        }
    }
}

/// A path that a person gave, safe to print.
func shownPath(_ path: String) -> String { visible(path) }
