// SPDX-License-Identifier: MIT

package import Comments

/// What shows a person that a rule applies.
package struct Proof: Sendable, Equatable {
    package let marks: [Mark]
    /// Entries of lists behind which people wrote whose they are or why.
    package let entries: [ListedEntry]
}
