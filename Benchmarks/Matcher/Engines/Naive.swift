// SPDX-License-Identifier: MIT

import Rules

/// What the answer is: each needle by itself with PCRE2's machine code.
struct Naive: Engine {
    private let patterns: [(pattern: Pattern, isFolded: Bool)]
    private let scratch = MatchScratch()

    init(_ needles: [Needle]) throws {
        patterns = try needles.map { needle in
            switch needle.kind {
            case .literal(let text): (try Pattern(text.escapedForPattern), true)
            case .pattern(let source, let flags): (try Pattern(source, flags: flags), false)
            }
        }
    }

    func find(in text: Workload.Sample, into found: inout [UInt32]) throws {
        for number in patterns.indices where try has(UInt32(number), in: text) {
            found.append(UInt32(number))
        }
    }

    /// Whether one needle is in a text: what confirms the candidates of another engine.
    func has(_ number: UInt32, in text: Workload.Sample) throws -> Bool {
        let (pattern, isFolded) = patterns[Int(number)]
        let bytes = isFolded ? text.folded : text.raw
        let found = try pattern.matches(
            in: bytes.span, limit: 1, scratch: scratch, budget: .unlimited)
        return !found.isEmpty
    }
}

extension String {
    /// A pattern that matches this very text.
    var escapedForPattern: String {
        var escaped = ""
        for scalar in unicodeScalars {
            if scalar.isASCII, !scalar.properties.isAlphabetic, scalar.properties.numericType == nil
            {
                escaped += "\\"
            }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }
}
