// SPDX-License-Identifier: MIT

import Lines

/// Words and their inks, not yet cut into lines.
///
/// An ink would count as columns once it is in the text, so it stays beside it until then.
struct Phrase: ExpressibleByStringLiteral {
    struct Run {
        let text: String
        var inks: [Ink]
    }

    private(set) var runs: [Run]

    /// Words that are safe to print already.
    init(_ text: String, _ inks: Ink...) { runs = [Run(text: text, inks: inks)] }

    init(stringLiteral text: String) { self.init(text) }

    private init(runs: [Run]) { self.runs = runs }

    /// Hostile text: what stands for a character that hides is set apart from the text around it,
    /// where somebody may have typed the very same letters.
    ///
    /// - Parameters:
    ///   - text: from outside.
    ///   - newlines: whether line breaks stay; a tab becomes four blanks.
    init(hostile text: String, newlines: Bool = false) {
        let text =
            newlines ? text.replacing("\r\n", with: "\n").replacing("\t", with: "    ") : text
        runs = visibleStretches(text, newlines: newlines).map { stretch in
            Run(text: stretch.text, inks: stretch.isStandIn ? [.reversed] : [])
        }
    }

    static func + (left: Phrase, right: Phrase) -> Phrase { Phrase(runs: left.runs + right.runs) }
    static func += (left: inout Phrase, right: Phrase) { left.runs += right.runs }

    /// The whole in one more ink.
    func inked(_ ink: Ink) -> Phrase {
        Phrase(runs: runs.map { Run(text: $0.text, inks: $0.inks + [ink]) })
    }
}
