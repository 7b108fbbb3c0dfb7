// SPDX-License-Identifier: MIT

/// A way to look at a comment, with a mass, a β and a part in q of its own.
///
/// What each adds is measured in BENCHMARKS.md.
/// A new one is a file beside this one, a case and a line in `emit`. The numbers are a part of all
/// hashes and count up from 0.
package enum View: UInt8, Sendable, CaseIterable {
    case words = 0
    case pairs = 1
    case characters = 2
    case shape = 3
    case links = 4
    case author = 5
    case post = 6
    case edges = 7
    case skeleton = 8
    case spelling = 9

    /// Tells a sink every feature that the comment has in this view.
    func emit(_ material: Material, into sink: inout some FeatureSink) {
        switch self {
        case .words: material.emitWords(into: &sink)
        case .pairs: material.emitPairs(into: &sink)
        case .characters: material.emitCharacters(into: &sink)
        case .shape: material.emitShape(into: &sink)
        case .links: material.emitLinks(into: &sink)
        case .author: material.emitAuthor(into: &sink)
        case .post: material.emitPost(into: &sink)
        case .edges: material.emitEdges(into: &sink)
        case .skeleton: material.emitSkeleton(into: &sink)
        case .spelling: material.emitSpelling(into: &sink)
        }
    }
}
