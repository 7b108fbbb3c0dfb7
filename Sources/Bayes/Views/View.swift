// SPDX-License-Identifier: MIT

/// A way to look at a comment, with a mass, a β and a part in q of its own.
///
/// A new one is a file beside this one, a case and a line in `emit`. The numbers are a part of all
/// hashes and count up from 0.
package enum View: UInt8, Sendable, CaseIterable {
    case words = 0
    case links = 1
    case author = 2

    /// Tells a sink every feature that the comment has in this view.
    func emit(_ material: Material, into sink: inout some FeatureSink) {
        switch self {
        case .words: material.emitWords(into: &sink)
        case .links: material.emitLinks(into: &sink)
        case .author: material.emitAuthor(into: &sink)
        }
    }
}
