// SPDX-License-Identifier: MIT

/// Whose lists can be read.
package enum ImportFormat: String, CaseIterable, Sendable {
    /// WordPress: one disallowed key a line.
    case wpKeys = "wp-keys"
    /// SmokeDetector: one regular expression a line; what about, says the file's name.
    case smokedetector
    /// SpamAssassin: `body` and `uri` rules of `.cf` files, with `score` and `describe`.
    case spamassassin
}

/// A file that somebody wants to bring in.
package struct ImportFile: Sendable {
    /// For reports; its end tells SmokeDetector's files apart.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// A line that could not be taken, and why.
package struct Refusal: Sendable, Equatable {
    package let file: String
    package let line: Int
    package let reason: String
}

/// What became of the files: texts that lint finds right, and all that is not in them.
package struct ImportedRules: Sendable, Equatable {
    package let rules: String
    /// By the path below the rules folder.
    package let lists: [(path: String, text: String)]
    /// Lines that ask for something and are in the rules.
    package let taken: Int
    package let refusals: [Refusal]

    package static func == (a: Self, b: Self) -> Bool {
        a.rules == b.rules && a.taken == b.taken && a.refusals == b.refusals
            && a.lists.elementsEqual(b.lists) { $0.path == $1.path && $0.text == $1.text }
    }
}

/// Turns the lists of others into rules: a pure function, so that it can be tried.
///
/// No rule of the result can hold a comment alone, since it has no examples.
///
/// - Parameters:
///   - files: read in their order.
///   - format: of all of them.
///   - prefix: of the names of rules and lists; letters, digits and `-`.
///   - holdAt: points from which a comment is held.
/// - Returns: texts to be written as they are, and what is not in them.
package func imported(
    _ files: [ImportFile], as format: ImportFormat, prefix: String, holdAt: Double
) -> ImportedRules {
    var draft = ImportDraft()
    switch format {
    case .wpKeys: for file in files { draft.takeKeys(file) }
    case .smokedetector: for file in files { draft.takeSmokeDetector(file) }
    case .spamassassin: draft.takeSpamAssassin(files, holdAt: holdAt)
    }
    let writer = ImportWriter(draft: draft, format: format, prefix: prefix, holdAt: holdAt)
    return ImportedRules(
        rules: writer.rules, lists: writer.lists, taken: draft.taken, refusals: draft.refusals)
}
