// SPDX-License-Identifier: MIT

/// What a pattern may match, read generously: every match has this shape, and texts that are no
/// match may have it too.
///
/// What looks around without taking anything is left out.
enum PatternTree: Hashable, Sendable {
    case scalar(ScalarSet)
    /// An assertion, a lookaround: takes nothing.
    case nothing
    /// A back reference, a call of a group: any text at all.
    case anything
    case sequence([PatternTree])
    case alternation([PatternTree])
    /// `.max` where there is no most.
    indirect case repeated(PatternTree, ClosedRange<Int>)
}
