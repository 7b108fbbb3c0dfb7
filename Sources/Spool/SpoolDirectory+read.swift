// SPDX-License-Identifier: MIT

package import Comments
import Glibc

extension SpoolDirectory {
    /// Copies a claimed file into memory, if it is one that may be read.
    ///
    /// Asks before it opens (a FIFO would block, a device act) and again after it has opened, since
    /// only the open file cannot be swapped. Throws only for want of memory or descriptors; what
    /// ails the file itself is an answer.
    package func read(_ name: FileName) throws(SpoolFailure) -> Arrival {
        var seen: FileFacts?
        do {
            let facts = try folders.claim.facts(of: name)
            seen = facts
            return try read(name, facts)
        } catch {
            switch error.code {
            case ENOENT: return .gone
            case EMFILE, ENFILE, ENOMEM:
                throw SpoolFailure("read", SpoolFolder.claim.path(name), error)
            default:
                return .unfit(
                    UnfitFile(name: name, fault: .unreadable(error.sentence), error.code, seen))
            }
        }
    }

    private func read(_ name: FileName, _ facts: FileFacts) throws(Errno) -> Arrival {
        let limit = limits.bytes(for: name)
        if let fault = facts.fault(limit) {
            return .unfit(UnfitFile(name: name, fault: fault, 0, facts))
        }
        let file = try Descriptor(
            name, in: folders.claim, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY)
        let opened = try file.facts()
        if let fault = opened.fault(limit) {
            return .unfit(UnfitFile(name: name, fault: fault, 0, opened))
        }
        let bytes = try file.contents(expected: opened.size, limit: limit)
        guard bytes.count <= limit else {
            let fault = UnfitFile.Fault.oversize(limit: limit)
            return .unfit(UnfitFile(name: name, fault: fault, 0, try file.facts()))
        }
        return .content(ClaimedFile(name: name, bytes: bytes, stamp: FileStamp(opened)))
    }

    /// What lstat says of a claim that waits to settle; nil where it is gone.
    package func stamp(_ name: FileName) throws(SpoolFailure) -> FileStamp? {
        do {
            return FileStamp(try folders.claim.facts(of: name))
        } catch {
            if error.code == ENOENT { return nil }
            throw SpoolFailure("look at", SpoolFolder.claim.path(name), error)
        }
    }

    /// Sets a claim aside under its identity, once its row is committed.
    ///
    /// Not flushed: what comes back after a power cut has the same identity and moves again.
    ///
    /// - Returns: its name in `bad`; nil where the claim is gone, since it was moved before.
    @discardableResult
    package func moveToBad(_ name: FileName, _ id: CommentID) throws(SpoolFailure) -> FileName? {
        // The same identity twice needs the same name, inode, size and time: a few are plenty.
        for copy in 1...100 {
            let kept = FileName(ours: copy == 1 ? "\(id)" : "\(id).\(copy)")
            do {
                try folders.claim.rename(name, to: folders.bad, as: kept)
                return kept
            } catch {
                if error.code == ENOENT { return nil }
                guard error.code == EEXIST else {
                    throw SpoolFailure("set aside", SpoolFolder.claim.path(name), error)
                }
            }
        }
        throw SpoolFailure("set aside", SpoolFolder.claim.path(name), Errno(code: EEXIST))
    }
}

extension FileFacts {
    /// Why a thing may not be opened, or may not be read further.
    fileprivate func fault(_ limit: Int) -> UnfitFile.Fault? {
        guard type == S_IFREG else { return .notRegular(typeName) }
        return size > limit ? .oversize(limit: limit) : nil
    }

    private var typeName: String {
        switch type {
        case S_IFLNK: "a symbolic link"
        case S_IFDIR: "a folder"
        case S_IFIFO: "a FIFO"
        case S_IFSOCK: "a socket"
        case S_IFCHR, S_IFBLK: "a device"
        default: "of an unknown type"
        }
    }
}
