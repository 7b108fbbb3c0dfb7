// SPDX-License-Identifier: MIT

/// How often each kind of file was ordered for one comment: four counters in one stored integer.
///
/// Counted when a file is ordered, not when it is published, so that no two orders ever share a
/// name: what is in place under a name is what was ordered under it.
struct Turns {
    private(set) var packed: Int64

    init(packed: Int64 = 0) { self.packed = packed }

    /// 0 before the first.
    subscript(kind: Publication) -> Int {
        Int(packed >> Self.shift(kind) & Self.largest)
    }

    /// Counts another; stops at the largest number rather than reach into the next counter.
    mutating func order(_ kind: Publication) {
        guard Int64(self[kind]) < Self.largest else { return }
        packed += 1 << Self.shift(kind)
    }

    static let largest: Int64 = 0x7FFF

    /// Stored in ledgers: never to be changed.
    static func shift(_ kind: Publication) -> Int64 {
        switch kind {
        case .released: 0
        case .heldNotice: 16
        case .refusedNotice: 32
        case .withdrawnNotice: 48
        }
    }
}
