// SPDX-License-Identifier: MIT

/// An example that was tried on its rule, and what came of it.
package struct ExampleResult: Sendable, Equatable {
    package let rule: String
    package let file: String
    package let line: Int
    /// Whether the rule must apply to it; else it must not.
    package let mustCatch: Bool
    /// The line as it was written, without the white space around it.
    package let source: String
    /// What happened instead; nil where it does what it says.
    package let failure: String?
}
