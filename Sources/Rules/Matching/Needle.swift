// SPDX-License-Identifier: MIT

/// One thing that rules look for: literals any of which may stand for it, numbered in a row.
struct Needle: Sendable {
    /// Among all needles of a set.
    let id: Int
    /// Of the literals of its view.
    let literals: Range<Int>
}

/// The texts that literals are looked for in.
enum TextView: Int, Sendable, CaseIterable {
    /// ``Text/SearchText``.
    case folded
    /// ``Text/SquashedText``.
    case squashed
}

/// What has to be seen before a condition can hold; until then its rule need not be asked.
enum Trigger: Sendable {
    case needle(Int, in: Field, TextView)
    /// One of these earlier rules applies.
    case rules([Int])
}
