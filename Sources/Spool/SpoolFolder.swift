// SPDX-License-Identifier: MIT

import Comments
import Glibc

// THE PROTOCOL
//
// Where a comment is on the disk, and what a crash at each place leaves. "Row" is its row in the
// ledger; the states of rows are the ledger's, and only the daemon changes them.
//
//        new/.NAME  new/NAME  claim/NAME  row        tmp/N  out/ID.json
//   S0      +          -         -         -           -        -       being dropped
//   S1      -          +         -         -           -        -       dropped
//   S2      -          -         +         -           -        -       claimed
//   S3      -          -         +         +           -        -       ACCEPTED
//   S4      -          -         -         +           -        -       held, or about to be published
//   S5      -          -         -         releasing   +        -       being written
//   S6      -          -         -         releasing   -        +       published
//   S7      -          -         -         released    -        +       done
//   B       -          -         -         malformed   -        -       in bad/ID, bytes untouched
//
//   step      performed by                     a crash there leaves; the next start
//   -> S0     SpoolDirectory.drop              new/.NAME, which is never claimed; the blog, which
//                                              has no answer, drops again under another name
//   S0 -> S1  SpoolDirectory.drop              S0 or S1; drop returns only when S1 is on the disk
//   S1 -> S2  SpoolDirectory.claim             S1 or S2; claims S1, reads S2 (claimedNames)
//   S2 -> S3  COMMIT in the ledger             S2 or S3; S2 is read and judged anew, S3 is read
//                                              again and its identity is known: no second row
//   S2 -> B   the row, then moveToBad          a row and claim/NAME; read again, the identity of an
//                                              unfit file is the same, so no second row; moved
//   S3 -> S4  SpoolDirectory.unlinkClaim       S3 or S4 (not flushed, on purpose); as S3
//   S4 -> S5  SpoolDirectory.publish           tmp/N, whole or not; emptyTmp removes it, the row
//                                              still says releasing and is published
//   S5 -> S6  SpoolDirectory.publish           S5 or S6; published again, EEXIST means done
//   S6 -> S7  a transaction in the ledger      S6 or S7; as S6
//
// COMMIT is the acceptance point: before it the file in claim/ is the comment, after it the row is.
// A `.jsonl` file has a row for each of its lines and stays in S2 until the last of them is committed
// and it is still what was read; a line that has its row is known when the file is read again.
//
// Invariants. A test that finds one broken has found a bug:
//  1. Every comment whose drop has returned is in S1 or later; nothing here ever goes back.
//  2. A name in claim/ can no longer be swapped by its writer; its bytes still can (an open
//     descriptor, a hard link). So they are copied once, judged as copied, and the writer's inode
//     is never published.
//  3. claim/NAME is unlinked only after COMMIT of a row with its identity.
//  4. A file in out/ or notice/ was flushed before it got its name and is never changed.
//  5. Nothing is ever replaced: all renames are NOREPLACE. All names are single components in
//     folders that are held open, so that no path can be led astray.
//  6. A claimed name that cannot be read is kept in bad/, whatever it is; nothing is destroyed but
//     our own tmp/ files and claims that are rows.
//  7. A failed flush is never tried again: it ends the daemon, and the start recovers.
//  8. One daemon to a spool: a lock on the spool's own folder, which the kernel drops with it.
//  9. new/ is never made again in a spool that exists: a writer may hold the old one open and
//     drop into it.
// 10. What inotify says is a hint; only listing a folder finds a file.
//
// Recovery is a normal start: emptyTmp, claimedNames, publish what is releasing. One rule is for
// the start alone (isResidue): a file in S3 whose data were never flushed can come back shorter.

/// A folder of the spool.
package enum SpoolFolder: String, Sendable, CaseIterable {
    /// Where blogs drop. First, so that a crash while a spool is being made leaves one that can be
    /// completed (invariant 9).
    case new
    /// What the daemon has taken and not yet committed.
    case claim
    /// What could not be read, kept.
    case bad
    /// What is being written.
    case tmp
    /// What was released.
    case out
    /// What the blog may tell its reader.
    case notice

    /// `new` lets its group drop, but not list, delete or replace; the setgid bit gives files the
    /// group that reads them.
    var mode: mode_t {
        switch self {
        case .new: 0o3730
        case .claim, .bad: 0o700
        case .tmp: 0o2700
        case .out, .notice: 0o2750
        }
    }

    var name: FileName { FileName(ours: rawValue) }

    func path(_ name: FileName) -> String { rawValue + "/" + name.shown }

    /// Lets everyone reach the folders and nobody list them.
    static let spoolMode: mode_t = 0o2711
    /// The mode of what is dropped and published: the group reads it, whatever the umask.
    static let fileMode: mode_t = 0o640
}

/// The bounds of one spool.
package struct SpoolLimits: Sendable {
    /// A larger file is set aside unread.
    package var fileBytes = 256 << 10
    /// The same for a `.jsonl` file; its lines are bounded where they are parsed.
    package var linesFileBytes = 16 << 20
    /// Bytes of directory entries read at a time.
    package var bite = 32 << 10
    /// Bites in one pass, so that a folder of names that cannot be claimed ends a pass too.
    package var bitesPerPass = 8
    /// How long a name that could not be claimed is left alone.
    package var stuckPause: Duration = .seconds(60)
    /// How many such names are remembered; more are tried again on each pass.
    package var stuckNames = 1000

    package init() {}

    func bytes(for name: FileName) -> Int {
        name.format == .jsonl ? linesFileBytes : fileBytes
    }
}
