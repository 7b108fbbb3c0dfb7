// SPDX-License-Identifier: MIT

package import Comments

/// What stands under a claimed name.
package enum Arrival: Sendable, Equatable {
    case content(ClaimedFile)
    /// It cannot be a comment: its row is `malformed`, and it moves to `bad`.
    case unfit(UnfitFile)
    /// Nothing: it was dealt with before.
    case gone
}

/// The copy of a claimed file; its writer can no longer change it.
package struct ClaimedFile: Sendable, Equatable {
    package let name: FileName
    package let bytes: [UInt8]
    /// As of before the bytes were read, so that a change while reading shows.
    package let stamp: FileStamp
}

/// Size and time of a file: while they stand still, so does it.
package struct FileStamp: Sendable, Hashable {
    package let size: Int
    /// The mtime, since 1970; a writer can set it to anything.
    package let seconds: Int
    package let nanoseconds: Int

    package init(size: Int, seconds: Int, nanoseconds: Int = 0) {
        self.size = size
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    init(_ facts: FileFacts) {
        self.init(size: facts.size, seconds: facts.seconds, nanoseconds: facts.nanoseconds)
    }
}

/// What was claimed and may not or cannot be read.
package struct UnfitFile: Sendable, Equatable {
    package enum Fault: Sendable, Equatable {
        /// Its type, such as `a FIFO`.
        case notRegular(String)
        case oversize(limit: Int)
        /// The system's words.
        case unreadable(String)
    }

    package let name: FileName
    package let fault: Fault
    /// 0 where no system call failed.
    package let errno: Int32
    package let size: Int
    /// Of the name and what lstat says.
    ///
    /// So a crash between the row and the move leads to the same identity. Without the device,
    /// whose number may change at a boot.
    package let identity: CommentID

    init(name: FileName, fault: Fault, _ errno: Int32, _ facts: FileFacts?) {
        self.name = name
        self.fault = fault
        self.errno = errno
        self.size = facts?.size ?? 0
        let text =
            facts.map { "\($0.type) \($0.inode) \($0.size) \($0.seconds).\($0.nanoseconds)" }
            ?? "error \(errno)"
        self.identity = CommentID(name: name.bytes, content: Array(text.utf8))
    }

    /// One sentence for the books.
    package var reason: String {
        switch fault {
        case .notRegular(let type): "it is \(type), and only regular files are read"
        case .oversize(let limit): "it has \(size) bytes, and the limit is \(limit)"
        case .unreadable(let words): "it cannot be read: \(words)"
        }
    }
}

/// Whether a file in `claim` is what a power cut left of an accepted one of the same name.
///
/// It is when its bytes are a proper prefix of the stored ones; an empty file is. For the start
/// alone: later, such a file is a comment that is being written.
package func isResidue(_ bytes: [UInt8], of stored: [UInt8]) -> Bool {
    bytes.count < stored.count && stored.starts(with: bytes)
}
