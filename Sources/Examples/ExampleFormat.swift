// SPDX-License-Identifier: MIT

package import Comments

/// How examples are written in a file; the last part of its name says it.
package enum ExampleFormat: String, Sendable, CaseIterable {
    /// One object.
    case json
    /// One object a line.
    case jsonl
    /// A table (RFC 4180) whose first row names the columns.
    case csv
    /// A mail archive, or one mail.
    case mbox

    /// Nil for a name that says no format, or another one; `.gz` behind it does not count.
    package init?(of name: String) {
        let plain = name.hasSuffix(".gz") ? name.dropLast(3) : name[...]
        guard let dot = plain.lastIndex(of: ".") else { return nil }
        self.init(rawValue: plain[plain.index(after: dot)...].lowercased())
    }
}

extension CommentClass {
    /// Reads what tables call the classes.
    package init?(label: String) {
        switch label.lowercased() {
        case "genuine", "ham", "0": self = .genuine
        case "shill": self = .shill
        case "spam", "1": self = .spam
        default: return nil
        }
    }

    /// For a mistake.
    static let labels = "genuine (or ham, or 0), shill, or spam (or 1)"
}
