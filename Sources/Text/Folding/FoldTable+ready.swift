// SPDX-License-Identifier: MIT

extension FoldedText {
    /// Unpacks the table of scalars, so that the first comment with a letter beyond ASCII does not
    /// pay for it out of its budget.
    ///
    /// Two milliseconds at the first call of a process, nothing after that.
    package static func makeReady() { _ = FoldedText("\u{E9}") }
}
