// SPDX-License-Identifier: MIT

import Comments
import Rules
import Text

/// What is looked for: the same for all engines.
struct Needle {
    enum Kind {
        /// Folded; every run of white space one space.
        case literal(String)
        case pattern(String, Set<Pattern.Flag>)
    }

    let kind: Kind
    /// As it was given.
    let written: String

    /// Reads `{"literal":…}` or `{"pattern":…,"flags":…}`; nil for what no engine can look for.
    init?(json: JSONValue) {
        if let literal = json["literal"]?.stringValue {
            let folded = FoldedPhrase(literal)
            guard folded.bytes.count > 2 else { return nil }
            kind = .literal(String(decoding: folded.bytes, as: UTF8.self))
            written = literal
        } else if let source = json["pattern"]?.stringValue {
            let flags = Set((json["flags"]?.stringValue ?? "").compactMap(Pattern.Flag.init))
            guard let pattern = try? Pattern(source, flags: flags, jit: false),
                !pattern.matchesNothing
            else { return nil }
            kind = .pattern(source, flags)
            written = source
        } else {
            return nil
        }
    }

    /// A literal's own text or a pattern's source, for telling needles apart.
    var text: String {
        switch kind {
        case .literal(let text), .pattern(let text, _): text
        }
    }
}

extension Pattern {
    /// Whether it matches the empty text, and with it every comment: no rule, and an expression
    /// that Vectorscan refuses.
    fileprivate var matchesNothing: Bool {
        let empty = [UInt8]()
        let found = try? matches(
            in: empty.span, limit: 1, scratch: MatchScratch(), budget: .unlimited)
        return found?.isEmpty == false
    }
}
