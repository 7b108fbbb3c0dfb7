// SPDX-License-Identifier: MIT

/// What a pattern may match, read generously: every match has this shape, and texts that are no
/// match may have it too.
enum PatternTree: Hashable, Sendable {
    case scalar(ScalarSet)
    /// Takes nothing.
    case assertion(Assertion)
    /// A back reference, a call of a group: any text at all.
    case anything
    case sequence([PatternTree])
    case alternation([PatternTree])
    /// `.max` where there is no most.
    indirect case repeated(PatternTree, ClosedRange<Int>)
    /// Never tried in a second way once it has matched.
    indirect case atomic(PatternTree)

    static let empty = PatternTree.sequence([])

    enum Assertion {
        /// `^` without the flag `m`, `\A`.
        case textStart
        case lineStart
        /// `$`, `\Z`: in front of a line break, or at the end.
        case lineEnd
        /// `\z`
        case textEnd
        case boundary
        case noBoundary
        /// A lookaround, whose content is left out.
        case other
    }
}
