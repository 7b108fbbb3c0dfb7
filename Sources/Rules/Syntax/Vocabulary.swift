// SPDX-License-Identifier: MIT

/// The words of the language that a list in the sources holds: so documentation can be held to
/// name each of them.
package enum Vocabulary {
    package static var all: [String] {
        var words = RuleWord.allCases.map(\.rawValue) + Field.allCases.map(\.rawValue)
        words += TestWord.allCases.map(\.rawValue) + Quantity.allCases.map(\.rawValue)
        words += Comparison.allCases.map(\.rawValue) + ExampleKey.allCases.map(\.rawValue)
        words += CounterKey.allCases.map(\.rawValue) + PrecedenceKey.allCases.map(\.rawValue)
        words += TimeUnit.allCases.map { $0.rawValue + "s" }
        words += Pattern.Flag.allCases.map { String($0.rawValue) }
        return words
    }
}
