// SPDX-License-Identifier: MIT

import Lines
import Testing

/// A line inside a rule, which stands in line 2 behind four spaces, and what is said about it.
struct MistakenLine: CustomTestStringConvertible {
    let line: String
    let said: [String]

    init(_ line: String, _ said: String...) {
        self.line = line
        self.said = said.map { "site.rules:2:" + $0 }
    }

    var testDescription: String { visible(line) }
}
