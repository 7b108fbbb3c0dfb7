// SPDX-License-Identifier: MIT

/// An entry of a list by which a rule came to apply, with what people wrote behind it.
package struct ListedEntry: Sendable, Equatable {
    /// The list's name in the rules.
    package let list: String
    /// As written in the list.
    package let entry: String
    /// Who added it.
    package let owner: String?
    package let reason: String?

    package init(list: String, entry: String, owner: String? = nil, reason: String? = nil) {
        self.list = list
        self.entry = entry
        self.owner = owner
        self.reason = reason
    }
}
